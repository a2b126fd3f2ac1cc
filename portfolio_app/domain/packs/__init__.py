"""Packs: what is handed over, and the open data in it."""
