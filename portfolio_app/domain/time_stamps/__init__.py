"""Time stamps: a time that somebody else vouches for (RFC 3161)."""
