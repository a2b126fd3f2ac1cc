"""Witnesses, what they are asked, and what they state."""
