"""Which criteria words may prove: what is computed of the words alone."""
