"""Keys under a PIN: nothing opens them but the whole derivation, and what is damaged is told from a wrong PIN."""

import hashlib
import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.signing import wrapped_keys
from portfolio_app.signing.certificates import OpenKey
from portfolio_app.signing.wrapped_keys import Cost, DamagedKeyError, UnwrapError, is_weaker, unwrap, wrap
from tests.signing.test_certificates import former


def test_a_guess_costs_memory_and_time_in_earnest() -> None:
    """The tests wrap cheaply; what the program does is written in the module."""
    assert "COST = Cost(128 << 10, 8, 1)" in inspect.getsource(wrapped_keys)


def test_the_key_is_not_readable_in_what_is_kept(key: OpenKey) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    der = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    assert der[60:120] not in wrap(key.private, "2580")
    assert der[60:120] in wrap(key.private, "")


def test_the_same_letters_typed_otherwise_open_it(key: OpenKey) -> None:
    kept = wrap(key.private, "caf\u00e9 au lait")
    assert unwrap(kept, "cafe\u0301 au lait").private_numbers() == key.private.private_numbers()


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, 5000), by=st.integers(1, 255))
def test_every_byte_that_changes_is_damage_and_no_wrong_pin(key: OpenKey, place: int, by: int) -> None:
    kept = bytearray(wrap(key.private, "2580"))
    kept[place % len(kept)] ^= by
    with pytest.raises(DamagedKeyError):
        unwrap(bytes(kept), "2580")


@pytest.mark.parametrize(
    "cost",
    [Cost(1 << 31, 1, 1), Cost(1 << 20, 64, 1), Cost(64, 65, 1), Cost(64, 1, 0), Cost(64, 1, 200), Cost(4, 1, 1)],
)
def test_a_file_that_asks_for_more_than_anybody_has_is_damaged(key: OpenKey, cost: Cost) -> None:
    kept = wrap(key.private, "2580")[:-32]
    head = wrapped_keys._HEAD
    magic, *_, salt, nonce = head.unpack_from(kept)
    whole = head.pack(magic, *cost, salt, nonce) + kept[head.size :]
    with pytest.raises(DamagedKeyError):
        unwrap(whole + hashlib.sha256(whole).digest(), "2580")


def test_what_costs_less_than_today_is_known(key: OpenKey, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = wrap(key.private, "2580")
    assert is_weaker(former(key, "2580"))
    assert not is_weaker(kept)
    monkeypatch.setattr(wrapped_keys, "COST", Cost(128, 1, 1))
    assert is_weaker(kept)
    assert not is_weaker(wrap(key.private, ""))
    with pytest.raises(UnwrapError):
        unwrap(kept, "2581")
