"""What is measured, with what it is measured against."""
