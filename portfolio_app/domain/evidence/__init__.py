"""Everything that can be pointed at."""
