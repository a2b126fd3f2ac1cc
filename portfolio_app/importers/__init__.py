"""Reads files of other programs and people: bytes become domain values or one clear error."""
