"""What is assessed against."""
