"""Use cases: what can be done with a portfolio, in verbs."""
