"""Seals: what shows that figures were changed by something that does not know the portfolio's key (HMAC, RFC 2104)."""

import hmac

_PURPOSE = b"authorship record"


def seal(content: str, private: bytes) -> str:
    """Return the seal of a private key over a content, in hexadecimal."""
    # A key of its own, so that a seal says nothing of signatures by the same key.
    key = hmac.digest(private, _PURPOSE, "sha256")
    return hmac.digest(key, content.encode(), "sha256").hex()


def is_seal(found: str, content: str, private: bytes) -> bool:
    """Tell whether this is the seal over exactly this content."""
    return hmac.compare_digest(found.encode(), seal(content, private).encode())
