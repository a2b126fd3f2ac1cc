"""Documents and sheets made of a portfolio."""
