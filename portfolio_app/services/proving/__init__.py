"""Proving decisions: their files read again, compared with what is there, and remembered on this computer."""
