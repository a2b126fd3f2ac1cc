"""Accounts, files and signposts: put in, changed, looked at, taken out."""
