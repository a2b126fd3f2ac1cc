"""Dialogs: each takes a value and returns a value, or None."""
