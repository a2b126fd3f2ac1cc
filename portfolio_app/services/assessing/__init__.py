"""Assessing a pack, and taking decisions in."""
