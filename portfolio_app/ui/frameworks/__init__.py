"""What the portfolio is assessed against."""
