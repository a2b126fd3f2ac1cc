"""Writes documents: a report becomes a file; nothing is decided here."""
