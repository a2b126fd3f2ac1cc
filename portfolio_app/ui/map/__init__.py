"""The map of criteria and evidence."""
