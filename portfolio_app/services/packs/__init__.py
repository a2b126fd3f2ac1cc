"""Packs: made, checked, and taken over."""
