"""Fingerprints: what two people compare to see that they speak of the same certificate or key."""

import hashlib


def fingerprint_of(content: bytes) -> str:
    """Return the SHA-256 in capital hex, in 16 groups of four: "1A2B 3C4D ..."."""
    digits = hashlib.sha256(content).hexdigest().upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def short_fingerprint(fingerprint: str) -> str:
    """Return the first four groups, for places with little room; compare the whole where it matters."""
    return fingerprint[:19]
