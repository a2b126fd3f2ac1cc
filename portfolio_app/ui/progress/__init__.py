"""How far the portfolio is: overview, check, and decisions taken in."""
