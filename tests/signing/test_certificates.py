from datetime import datetime

import pytest
from asn1crypto import x509 as asn1_x509
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.signing.certificates import (
    OpenKey,
    WrongPinError,
    certificate_bytes,
    comparable,
    make_key,
    open_key,
    wrap_key,
)
from portfolio_app.signing.fingerprints import short_fingerprint
from tests.signing.conftest import AT

PIN = "2580"


@pytest.fixture(scope="module")
def certificate(key: OpenKey) -> bytes:
    return certificate_bytes(key.certificate)


@pytest.fixture(scope="module", params=["wrapped", "PKCS#12"])
def kept(request: pytest.FixtureRequest, key: OpenKey) -> bytes:
    """The key as it is kept under the PIN, and as former versions of the program kept it."""
    return wrap_key(key, PIN) if request.param == "wrapped" else former(key, PIN)


def former(key: OpenKey, pin: str) -> bytes:
    """Return the key as it was kept up to 2026."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(b"pin:" + pin.encode())
    )
    return pkcs12.serialize_key_and_certificates(b"witness", key.private, key.certificate, None, encryption)


def test_the_right_pin_opens_the_key(key: OpenKey, kept: bytes, certificate: bytes) -> None:
    opened = open_key(kept, certificate, PIN)
    assert opened.fingerprint == key.fingerprint
    assert opened.private.private_numbers() == key.private.private_numbers()
    assert "Priya Sharma" in opened.certificate.subject.rfc4514_string()


def test_a_wrong_pin_does_not(kept: bytes, certificate: bytes) -> None:
    for wrong in ("2581", "", "pin:2580"):
        with pytest.raises(WrongPinError, match="PIN"):
            open_key(kept, certificate, wrong)


def test_a_key_without_a_pin_is_opened_by_none(key: OpenKey, certificate: bytes) -> None:
    assert open_key(wrap_key(key, ""), certificate, "").fingerprint == key.fingerprint
    with pytest.raises(WrongPinError):
        open_key(wrap_key(key, ""), certificate, PIN)


def test_a_key_with_the_certificate_of_another_is_damaged(kept: bytes) -> None:
    stranger = certificate_bytes(make_key("Tom Osei", "", AT).certificate)
    with pytest.raises(InputError, match="damaged"):
        open_key(kept, stranger, PIN)


def test_a_damaged_key_is_said(kept: bytes, certificate: bytes) -> None:
    for damaged in (b"", b"nonsense", kept[:200], kept[:-1], b"\x30" * 200_000):
        with pytest.raises(InputError, match="damaged"):
            open_key(damaged, certificate, PIN)
    with pytest.raises(InputError, match="damaged"):
        open_key(kept, certificate[:-5], PIN)


def test_a_name_of_any_length_and_script_fits() -> None:
    made = make_key("Ольга\n" * 30, "", AT)
    assert len(made.fingerprint.split()) == 16
    assert short_fingerprint(made.fingerprint) == " ".join(made.fingerprint.split()[:4])


def test_a_witness_without_a_name_gets_none() -> None:
    with pytest.raises(InputError, match="no name"):
        make_key(" \n", "Brightway", AT)
    with pytest.raises(ValueError, match="time zone"):
        make_key("Ann", "", datetime(2026, 3, 2))


@settings(max_examples=400, deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
    | st.text("aZ é’-.12ł\u0645\u064b\u05d0😀ẞ\u200f", max_size=20)
)
def test_any_name_becomes_one_that_certificates_can_be_compared_by(text: str) -> None:
    kept = comparable(text)
    if kept:
        assert asn1_x509.Name.build({"common_name": kept}).hashable


def test_names_of_one_direction_stay_whole() -> None:
    for name in ("Łukasz Đặng", "Seán O’Brien", "محمد عبد الله", "שרה כהן", "李小龍", "Ann 2"):
        assert comparable(name) == name
    assert comparable("Łukasz محمد") == "Łukasz"
    assert comparable("محمد O’Brien") == "محمد"
    assert comparable("Zoë 😀") == "Zoë"
