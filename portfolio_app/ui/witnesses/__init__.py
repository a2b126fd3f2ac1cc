"""Witnesses and their statements."""
