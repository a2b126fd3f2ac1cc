"""Signed manifests: Ed25519 keys and signatures (RFC 8032) over a list of hashes."""

from typing import NamedTuple

from portfolio_app.signing.fingerprints import fingerprint_of

SIGNATURE_SIZE = 64
_KEY_SIZE = 32


class ManifestKey(NamedTuple):
    """A pair of raw 32-byte keys, and the public one's fingerprint."""

    private: bytes
    public: bytes
    fingerprint: str


def make_key() -> ManifestKey:
    """Return a new pair of keys."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    return ManifestKey(key.private_bytes_raw(), public, fingerprint_of(public))


def public_of(private: bytes) -> bytes:
    """Return the public key of a private one; raises ValueError for anything but 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(content: bytes, private: bytes) -> bytes:
    """Return the 64-byte signature of the content; raises ValueError for a key that is not 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(content)


def check(content: bytes, signature: bytes, public: bytes) -> bool:
    """Tell whether the signature is the key's over exactly this content; False for anything malformed."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if len(public) != _KEY_SIZE or len(signature) != SIGNATURE_SIZE:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
