"""Personal data of others: what was found, and what was decided about it."""
