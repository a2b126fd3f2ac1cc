"""What assessors decide, send back, and what counts of it."""
