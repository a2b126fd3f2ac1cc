"""Asking for time stamps by file, taking them in, and whose time this computer trusts."""
