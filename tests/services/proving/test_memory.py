"""What a computer remembers of keys, files and packs, and how it forgets."""

from pathlib import Path

import pytest

from portfolio_app import paths
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.decisions.trust import name_of
from portfolio_app.services.packs.known_keys import earlier_keys, later_pack, remember_key, remember_pack
from portfolio_app.services.proving.memory import forget, forgotten, people, remember, seen_people

MADE = Decision(1, "F/1/1.1", Verdict.MET, Role.ASSESSOR, "Jo Field", "2026-03-04T10:00:00Z")


def returned(name: str, key: str, sha256: str = "ab" * 32) -> DecisionReturn:
    return DecisionReturn(
        "P", "Ann", "", name, Role.ASSESSOR, "2026-03-04T11:00:00Z", (MADE,), fingerprint=key, sha256=sha256
    )


def test_a_key_is_remembered_by_person_however_the_name_is_written() -> None:
    remember("P", [returned("Jo Field", "A"), returned("FIELD, Jo", "B"), returned("Jo Field", "A")])
    assert [key.fingerprint for key in people()[name_of("jo field")]] == ["A", "B"]
    assert [person.name for person in seen_people()] == ["Jo Field"]


def test_a_key_is_forgotten_once_its_owner_has_another() -> None:
    remember("P", [returned("Jo Field", "1A2B 3C4D"), returned("Sam Hall", "FFFF")])
    assert not forget("0000")
    assert forget("1a2b3c4d")
    assert [person.name for person in seen_people()] == ["Sam Hall"]


def test_files_that_were_seen_are_missed_but_not_in_a_pack_that_is_older_than_they() -> None:
    remember("P", [returned("Jo Field", "A")])
    assert forgotten("P", {"ab" * 32}) == ()
    assert forgotten("Q", set()) == ()
    assert len(forgotten("P", set())) == 1
    assert forgotten("P", set(), "2026-03-04T09:00:00Z") == ()
    assert len(forgotten("P", set(), "2026-03-05T09:00:00Z")) == 1


def test_only_a_later_pack_makes_a_pack_old() -> None:
    remember_pack("P", "2026-03-04T10:00:00Z")
    remember_pack("P", "2026-03-03T10:00:00Z")
    assert later_pack("P", "2026-03-03T10:00:00Z") == "2026-03-04T10:00:00Z"
    assert later_pack("P", "2026-03-04T10:00:00Z") == ""
    assert later_pack("Q", "2026-03-01T10:00:00Z") == ""


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"P": 1}', b"\xff", b"[" * 100_000])
def test_a_memory_that_cannot_be_read_is_none(content: bytes) -> None:
    folder: Path = paths.user_data()
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("people-keys.json", "decisions-seen.json", "pack-keys.json", "packs-seen.json"):
        (folder / name).write_bytes(content)
    assert people() == {}
    assert forgotten("P", set()) == ()
    assert later_pack("P", "") == ""
    assert earlier_keys("P", "A") == ()
    remember("P", [returned("Jo Field", "A")])
    remember_key("P", "A")
    assert earlier_keys("P", "B") == ("A",)
    assert len(people()) == 1
