"""Evidence: listed, looked at and claimed."""
