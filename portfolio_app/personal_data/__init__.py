"""Finds personal data in text, by rules and lists of words; nothing is sent anywhere, and nothing is changed."""
