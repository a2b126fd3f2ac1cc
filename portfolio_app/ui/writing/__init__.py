"""Accounts: listed, written and claimed."""
