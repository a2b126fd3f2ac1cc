"""A pack checked and assessed."""
