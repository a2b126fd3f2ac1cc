"""Accounts that were written elsewhere: what a document says, which accounts are in it, and which criteria it cites."""
