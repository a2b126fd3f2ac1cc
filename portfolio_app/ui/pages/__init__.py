"""The pages of the main window; they do not know each other."""
