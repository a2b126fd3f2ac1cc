"""Personal data in a portfolio: found in its place, settled, and replaced by pseudonyms."""
