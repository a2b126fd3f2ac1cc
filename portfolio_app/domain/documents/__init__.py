"""The neutral descriptions of what is exported, and the choices of whoever exports."""
