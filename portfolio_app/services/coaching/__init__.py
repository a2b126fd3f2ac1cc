"""Coaching: what accounts and the portfolio still lack, read from the file."""
