"""A witness's certificate, and their key, which is kept under a PIN."""

from __future__ import annotations

import stringprep
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.signing.wrapped_keys import DamagedKeyError, UnwrapError, is_wrapped, unwrap, wrap
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

KEY_LIMIT = 100_000
"""Bytes that a kept key may have; ours have some 2,000."""

_UNNAMED = "A witness"
_YEARS = 10
_NAME_LIMIT = 64  # bytes; RFC 5280, appendix A.1: ub-common-name, ub-organization-name
_KEY_BITS = 3072


class WrongPinError(InputError):
    """The PIN does not open the key."""


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A key that its PIN has opened, ready to sign; never store this."""

    private: RSAPrivateKey
    certificate: x509.Certificate

    @property
    def fingerprint(self) -> str:
        """The certificate's fingerprint: SHA-256 of its DER bytes in groups of four hex digits."""
        return fingerprint_of(certificate_bytes(self.certificate))


def make_key(name: str, organisation: str, now: datetime) -> OpenKey:
    """Make a witness's own key and certificate, for ten years from now.

    The certificate is signed by itself: it says that the same key signed, not that somebody checked who holds it.
    Raises InputError when the name is empty, ValueError when ``now`` has no time zone.
    """
    from cryptography.hazmat.primitives.asymmetric import rsa

    if now.tzinfo is None:
        raise ValueError("the time of a certificate needs a time zone")
    key = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    return OpenKey(key, _certificate(name, organisation, key, now.astimezone(UTC)))


def wrap_key(key: OpenKey, pin: str) -> bytes:
    """Return the private key under a PIN; "" leaves it open to all who have the file."""
    return wrap(key.private, pin)


def open_key(kept: bytes, certificate: bytes, pin: str) -> OpenKey:
    """Open a kept key; raises WrongPinError for a wrong PIN, InputError where key or certificate (DER) is damaged."""
    from cryptography import x509

    if len(kept) > KEY_LIMIT or len(certificate) > KEY_LIMIT:
        raise InputError(tr(_DAMAGED))
    try:
        private = unwrap(kept, pin) if is_wrapped(kept) else _from_pkcs12(kept, pin)
        loaded = x509.load_der_x509_certificate(certificate)
        if loaded.public_key() != private.public_key():
            raise DamagedKeyError
    except UnwrapError as error:
        raise WrongPinError(tr("This PIN does not open the signing key: type the PIN again.")) from error
    except Exception as error:  # a damaged file raises whatever its parser meets
        raise InputError(tr(_DAMAGED)) from error
    return OpenKey(private, loaded)


def can_be_checked(key: OpenKey) -> bool:
    """Tell whether what the key signs can be checked; not where its certificate bears a name as it may not be."""
    from asn1crypto import x509 as asn1

    try:
        return bool(asn1.Certificate.load(certificate_bytes(key.certificate)).subject.hashable)
    except ValueError:
        return False


def certificate_bytes(certificate: x509.Certificate) -> bytes:
    """Return a certificate's DER bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


_DAMAGED = mark("The signing key is damaged: ask the witness to sign again with a new key.")


def _certificate(name: str, organisation: str, key: RSAPrivateKey, now: datetime) -> x509.Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    if not _fitted(name):
        raise InputError(tr("The witness has no name: give one before they sign."))
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, comparable(_fitted(comparable(name))) or _UNNAMED)]
    if where := comparable(_fitted(comparable(organisation))):
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, where))
    subject = x509.Name(parts)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))  # another machine's clock may be a little behind
        .not_valid_after(now + timedelta(days=_YEARS * 365.25))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )


def _usage() -> x509.KeyUsage:
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,  # RFC 5280 4.2.1.3: formerly called non-repudiation
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def _from_pkcs12(content: bytes, pin: str) -> RSAPrivateKey:
    """Return a key as versions of the program up to 2026 kept it: PKCS#12 (RFC 7292), where a guess costs little."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import pkcs12

    if content[:1] != b"\x30":
        raise DamagedKeyError
    try:
        private, _, _ = pkcs12.load_key_and_certificates(content, b"pin:" + pin.encode())
    except ValueError as error:
        raise (UnwrapError if "password" in str(error).lower() else DamagedKeyError) from error
    if not isinstance(private, RSAPrivateKey):
        raise DamagedKeyError
    return private


def comparable(text: str) -> str:
    """Return as much of a name as two programs can compare in certificates (RFC 4518, 2; RFC 3454, 6).

    Such a name has no signs that are younger than the rule, such as emoji, and runs in one direction. The signature
    itself, and the page, bear the whole name.
    """
    line = "".join(letter for letter in unicodedata.normalize("NFKC", text) if not _has(letter, *_PROHIBITED))
    if not _has(line, stringprep.in_table_d1):
        return " ".join(line.split())
    strong = next(letter for letter in line if _has(letter, stringprep.in_table_d1, stringprep.in_table_d2))
    if not _has(strong, stringprep.in_table_d1):
        return " ".join(word for word in line.split() if not _has(word, stringprep.in_table_d1))
    words = " ".join(word for word in line.split() if not _has(word, stringprep.in_table_d2))
    return words.strip("".join(letter for letter in set(words) if not _has(letter, stringprep.in_table_d1)))


def _has(text: str, *tables: Callable[[str], bool]) -> bool:
    """Tell whether a letter of the text, as it is compared, is in one of the tables."""
    compared = unicodedata.normalize("NFKC", "".join(map(stringprep.map_table_b2, text)))
    return any(table(letter) for letter in compared for table in tables)


def _is_replacement(letter: str) -> bool:
    return letter == "\ufffd"


_PROHIBITED = (
    stringprep.in_table_a1,
    stringprep.in_table_c3,
    stringprep.in_table_c4,
    stringprep.in_table_c5,
    stringprep.in_table_c8,
    _is_replacement,
)


def _fitted(text: str) -> str:
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line.encode()[:_NAME_LIMIT].decode(errors="ignore").strip()
