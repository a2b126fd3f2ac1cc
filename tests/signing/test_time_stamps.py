"""Time stamps of a centre of the tests' own: what holds is told from what does not, and whom one trusts."""

import hashlib
import random
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from portfolio_app.domain.time_stamps.time_stamp import Trust
from portfolio_app.signing.time_stamps import check_stamp, completed, imprint_in, make_request
from tests.signing.time_centre import STAMPED, TimeCentre, make_centre

WORDS = b"what was signed"
DIGEST = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture(scope="module")
def centre() -> TimeCentre:
    return make_centre()


@pytest.fixture(scope="module")
def request_() -> bytes:
    return make_request(WORDS)


def der(centre: TimeCentre) -> bytes:
    return centre.root.public_bytes(Encoding.DER)


def test_a_request_holds_a_fingerprint_and_nothing_of_the_words(request_: bytes) -> None:
    assert WORDS not in request_
    assert bytes.fromhex(DIGEST) in request_
    assert make_request(WORDS) != request_, "each has a nonce of its own"


def test_the_time_of_a_centre_that_is_trusted_is_trusted(centre: TimeCentre, request_: bytes) -> None:
    answer = centre.answer(request_)
    assert imprint_in(answer) == DIGEST
    found = check_stamp(answer, DIGEST, request=request_, trusted=[der(make_centre("Another")), der(centre)])
    assert (found.trust, found.at, found.centre) == (Trust.TRUSTED, STAMPED, "Test Time Centre")
    assert found.said == (
        "Time stamped on 5 March 2026, 09:30:00 UTC, by Test Time Centre, which this computer trusts."
    )


def test_the_time_of_any_other_is_shown_as_what_it_is(centre: TimeCentre, request_: bytes) -> None:
    found = check_stamp(centre.answer(request_), DIGEST, trusted=[der(make_centre("Another"))])
    assert (found.trust, found.at, found.root) == (Trust.UNKNOWN, STAMPED, "Test Time Centre Root")
    assert "anybody can make one" in found.said
    assert found.fingerprint in found.said
    assert "whoever trusts “Test Time Centre Root”" in found.documented


def test_a_centre_that_calls_itself_as_a_trusted_one_is_not_that_one(centre: TimeCentre, request_: bytes) -> None:
    found = check_stamp(make_centre().answer(request_), DIGEST, trusted=[der(centre)])
    assert found.trust is Trust.UNKNOWN
    assert not check_stamp(make_centre().answer(request_, with_root=False), DIGEST, trusted=[der(centre)]).holds


def test_the_top_of_the_chain_may_be_given_along_and_is_kept(centre: TimeCentre, request_: bytes) -> None:
    answer = centre.answer(request_, with_root=False)
    assert "top of the time-stamp centre's chain is missing" in check_stamp(answer, DIGEST).why
    assert check_stamp(answer, DIGEST, trusted=[der(centre)]).trust is Trust.TRUSTED
    assert check_stamp(answer, DIGEST, given=[der(centre)]).trust is Trust.UNKNOWN
    whole = completed(answer, [der(centre)])
    assert check_stamp(whole, DIGEST, request=request_).trust is Trust.UNKNOWN
    assert completed(whole, [der(centre)]) == whole


def test_an_answer_without_any_certificate_holds_with_those_given_along(centre: TimeCentre, request_: bytes) -> None:
    answer = centre.answer(request_, with_certificates=False)
    given = [centre.certificate.public_bytes(Encoding.DER), der(centre)]
    assert not check_stamp(answer, DIGEST).holds
    assert check_stamp(answer, DIGEST, given=given).trust is Trust.UNKNOWN
    assert check_stamp(completed(answer, given), DIGEST).trust is Trust.UNKNOWN


def test_what_does_not_hold_is_said(centre: TimeCentre, request_: bytes) -> None:
    trusted = [der(centre)]
    other = hashlib.sha256(b"something else").digest()
    late = datetime(2046, 1, 1, tzinfo=UTC)
    for answer, said in (
        (centre.answer(request_, imprint=other), "for something else"),
        (centre.answer(request_, nonce=5), "another request"),
        (centre.answer(request_, status="rejection"), "gave no time stamp (Not today)"),
        (centre.answer(request_, at=late), "does not hold"),
        (b"", "damaged"),
        (b"\x30\x03\x02\x01\x00", "damaged"),
        (b"\x30" * 300_000, "damaged"),
    ):
        found = check_stamp(answer, DIGEST, request=request_, trusted=trusted)
        assert (found.trust, found.at) == (Trust.BROKEN, None)
        assert said in found.why, found.why
    wrong = make_centre("No stamps", stamps=False)
    assert "does not hold" in check_stamp(wrong.answer(request_), DIGEST, trusted=[der(wrong)]).why


def test_no_byte_that_changes_makes_another_time(centre: TimeCentre, request_: bytes) -> None:
    """Some bytes, such as the root's own copy, are no part of what is signed; the time always is."""
    answer = centre.answer(request_)
    chance = random.Random(20261130)
    for _ in range(400):
        changed = bytearray(answer)
        for _ in range(chance.choice((1, 1, 3))):
            changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        found = check_stamp(bytes(changed[: chance.choice((None, None, 900))]), DIGEST, request=request_,
                            trusted=[der(centre)])  # fmt: skip
        assert not found.holds or found.at == STAMPED
        assert found.holds or found.why


def test_a_clock_that_was_ahead_is_said(centre: TimeCentre, request_: bytes) -> None:
    found = check_stamp(centre.answer(request_), DIGEST)
    assert found.beside("2026-03-05T09:29:00Z") == found.beside("2026-03-05T09:34:00Z") == found.beside("") == ""
    assert "clock was ahead" in found.beside("2026-03-06T09:30:00Z")
