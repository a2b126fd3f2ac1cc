"""Files made anew without what is not to be in them any more: pages and pictures blacked out, words replaced."""
