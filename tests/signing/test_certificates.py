from datetime import datetime

import pytest
from asn1crypto import x509 as asn1_x509
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.signing.certificates import (
    KeyFile,
    WrongPinError,
    change_pin,
    comparable,
    make_certificate,
    open_key,
)
from portfolio_app.signing.fingerprints import short_fingerprint
from tests.signing.conftest import AT, PIN


def test_the_right_pin_opens_the_key(key_file: KeyFile) -> None:
    opened = open_key(key_file.p12, PIN)
    assert opened.fingerprint == key_file.fingerprint
    assert "Priya Sharma" in opened.certificate.subject.rfc4514_string()


def test_a_wrong_pin_does_not(key_file: KeyFile) -> None:
    for wrong in ("2581", "", "pin:2580"):
        with pytest.raises(WrongPinError, match="PIN"):
            open_key(key_file.p12, wrong)


def test_the_key_is_not_readable_in_the_file(key_file: KeyFile) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = open_key(key_file.p12, PIN).private
    der = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert der[60:120] not in key_file.p12


def test_the_pin_changes_and_the_key_stays(key_file: KeyFile) -> None:
    changed = change_pin(key_file.p12, PIN, "1111")
    assert open_key(changed, "1111").fingerprint == key_file.fingerprint
    with pytest.raises(WrongPinError):
        open_key(changed, PIN)


def test_a_damaged_key_is_said(key_file: KeyFile) -> None:
    for damaged in (b"", b"nonsense", key_file.p12[:200], b"\x30" * 200_000):
        with pytest.raises(InputError, match="damaged"):
            open_key(damaged, PIN)


def test_a_name_of_any_length_and_script_fits() -> None:
    made = make_certificate("Ольга\n" * 30, "", "", AT)
    assert len(made.fingerprint.split()) == 16
    assert short_fingerprint(made.fingerprint) == " ".join(made.fingerprint.split()[:4])


def test_a_witness_without_a_name_gets_none() -> None:
    with pytest.raises(InputError, match="no name"):
        make_certificate(" \n", "Brightway", PIN, AT)
    with pytest.raises(ValueError, match="time zone"):
        make_certificate("Ann", "", PIN, datetime(2026, 3, 2))


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
