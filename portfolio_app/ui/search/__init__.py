"""Searching the portfolio."""
