"""Keeps portfolios: the only layer that knows SQL."""
