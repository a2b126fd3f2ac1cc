"""Suggesting criteria for words, with a small model that comes with the program."""
