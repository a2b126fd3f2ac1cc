"""Claims: made, changed, withdrawn, and what they point at."""
