"""Witnesses and their statements, from the request to the signature."""
