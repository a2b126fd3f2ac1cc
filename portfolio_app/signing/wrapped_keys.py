"""A private key wrapped under a PIN: Argon2id (RFC 9106) makes each guess cost, AES-256-GCM keeps the key.

A wrapped key is a head, the key as PKCS#8, encrypted where there is a PIN, and the SHA-256 of both, which tells damage
from a wrong PIN. Nothing in it can be tried more cheaply than by the whole derivation.
"""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_MAGIC = b"PEM-KEY1"
_HEAD = struct.Struct(">8sIIB16s12s")  # magic, KiB of memory, passes, lanes, salt, nonce
_SUM = 32
_MOST_MEMORY, _MOST_PASSES, _MOST_LANES = 1 << 20, 64, 16


class Cost(NamedTuple):
    """What a guess costs: KiB of memory, passes over it, and lanes that may run side by side."""

    memory: int
    passes: int
    lanes: int


COST = Cost(128 << 10, 8, 1)
"""Some 0.9 s and 128 MB for each guess on the machine of 2026 that this was measured on; a benchmark prints it."""


class UnwrapError(Exception):
    """The PIN does not open the key."""


class DamagedKeyError(Exception):
    """What is kept is no wrapped key of ours, or not all of it."""


def is_wrapped(content: bytes) -> bool:
    """Tell whether these bytes are a key in this form; those of former versions of the program were PKCS#12."""
    return content.startswith(_MAGIC)


def is_weaker(content: bytes) -> bool:
    """Tell whether a guess at this key's PIN costs less than it would today."""
    if not is_wrapped(content):
        return True
    memory, passes = _HEAD.unpack_from(content)[1:3]
    return bool(passes) and memory * passes < COST.memory * COST.passes


def wrap(private: RSAPrivateKey, pin: str) -> bytes:
    """Return the key under the PIN; without a PIN it lies open to whoever has the file."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    content = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    cost = COST if pin else Cost(0, 0, 0)
    salt, nonce = os.urandom(16), os.urandom(12)
    head = _HEAD.pack(_MAGIC, *cost, salt, nonce)
    if pin:
        content = AESGCM(_derived(pin, salt, cost)).encrypt(nonce, content, head)
    whole = head + content
    return whole + hashlib.sha256(whole).digest()


def unwrap(content: bytes, pin: str) -> RSAPrivateKey:
    """Return the key; raises UnwrapError for a wrong PIN, DamagedKeyError for what is no whole key."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.serialization import load_der_private_key

    whole, digest = content[:-_SUM], content[-_SUM:]
    if len(whole) <= _HEAD.size or not is_wrapped(whole) or hashlib.sha256(whole).digest() != digest:
        raise DamagedKeyError
    _, *numbers, salt, nonce = _HEAD.unpack_from(whole)
    cost, sealed = Cost(*numbers), whole[_HEAD.size :]
    if cost.passes:
        if not pin:
            raise UnwrapError
        try:
            sealed = AESGCM(_derived(pin, salt, cost)).decrypt(nonce, sealed, whole[: _HEAD.size])
        except InvalidTag as error:
            raise UnwrapError from error
    elif pin:
        raise UnwrapError
    try:
        private = load_der_private_key(sealed, None)
    except ValueError as error:
        raise DamagedKeyError from error
    if not isinstance(private, RSAPrivateKey):
        raise DamagedKeyError
    return private


def _derived(pin: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # A file from elsewhere may ask for more memory or time than anybody has.
    if not (0 < cost.lanes <= _MOST_LANES and cost.passes <= _MOST_PASSES):
        raise DamagedKeyError
    if not 8 * cost.lanes <= cost.memory <= _MOST_MEMORY or cost.memory * cost.passes > _MOST_MEMORY * 8:
        raise DamagedKeyError
    # The same letters are typed in several ways on different keyboards (Unicode Standard Annex 15).
    secret = unicodedata.normalize("NFC", pin).encode()
    kdf = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return kdf.derive(secret)
