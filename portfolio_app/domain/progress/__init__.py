"""How far a portfolio is, and what stands between it and being ready."""
