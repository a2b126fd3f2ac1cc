"""Writing a framework in the window: its outline, the fields of what is chosen there, and keeping it."""
