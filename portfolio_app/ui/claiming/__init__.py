"""Choosing criteria and showing claims, wherever claims are made."""
