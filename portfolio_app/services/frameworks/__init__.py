"""Frameworks: bundled, imported, those of the portfolio."""
