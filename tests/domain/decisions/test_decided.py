from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome, hash_of, kept, take_passage
from portfolio_app.domain.decisions.decided import Since, claim_digest, standings
from portfolio_app.domain.decisions.decision import (
    DecidedClaim,
    Decision,
    Origin,
    Receipt,
    Role,
    Verdict,
    same_judgement,
)
from portfolio_app.domain.decisions.ruling import counting, rule
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText

MET = Decision(1, "F/1/1.1", Verdict.MET, Role.ASSESSOR, "Jo", "2026-03-01T00:00:00Z")
NOT = replace(MET, id=2, verdict=Verdict.NOT_YET_MET, decided_by="Sam", decided_at="2026-03-02T00:00:00Z")
WORDS = (DecidedClaim(5, "aa"),)
TEXT = "I listened first. Then I rang."
ACCOUNT = ReflectiveAccount(
    Evidence(1, EvidenceKind.ACCOUNT, "A", date(2026, 3, 1)), text=StarText(action=TEXT, task="To help")
)


def latest(decisions: tuple[Decision, ...], by_employer: frozenset[str] = frozenset()) -> dict[str, Decision]:
    return counting(rule(decisions, by_employer))


def contradictions(decisions: tuple[Decision, ...]) -> dict[str, tuple[Decision, ...]]:
    return {criterion: ruling.against for criterion, ruling in rule(decisions).items() if ruling.against}


def claim(claim_id: int = 5, start: int = 0, end: int = 17) -> Claim:
    passage = take_passage(Section.ACTION, TEXT, start, end)
    return Claim(claim_id, 1, "F/1/1.1", "1", "w", passage, kept(passage))


def test_a_later_decision_of_the_same_person_counts() -> None:
    changed = replace(NOT, decided_by="JO ")
    assert latest((changed, MET)) == {"F/1/1.1": changed}
    assert contradictions((changed, MET)) == {}


def test_two_people_who_decide_otherwise_on_the_same_words_contradict_each_other() -> None:
    assert latest((MET, NOT)) == {}
    assert contradictions((NOT, MET)) == {"F/1/1.1": (MET, NOT)}


def test_two_ways_of_saying_no_are_no_contradiction() -> None:
    more = replace(MET, verdict=Verdict.MORE_EVIDENCE)
    assert latest((more, NOT)) == {"F/1/1.1": NOT}


def test_a_decision_on_newer_words_comes_before_one_on_older_words() -> None:
    newer = replace(NOT, claims=(DecidedClaim(5, "bb"),))
    assert latest((replace(MET, claims=WORDS), newer)) == {"F/1/1.1": newer}


def test_agreeing_again_ends_a_contradiction() -> None:
    again = replace(NOT, id=3, verdict=Verdict.MET, decided_at="2026-03-05T00:00:00Z")
    assert latest((MET, NOT, again)) == {"F/1/1.1": again}


def test_an_employer_decides_only_what_employers_confirm() -> None:
    employer = replace(MET, role=Role.EMPLOYER)
    assert latest((employer,)) == {}
    assert latest((employer,), frozenset({"F/1/1.1"})) == {"F/1/1.1": employer}


def test_what_was_undone_does_not_count() -> None:
    receipt = Receipt(Origin.SIGNED, "a", "0" * 64, "2026-03-03T00:00:00Z", undone_at="2026-03-03T00:01:00Z")
    assert latest((replace(NOT, receipt=receipt), MET)) == {"F/1/1.1": MET}
    assert list(standings((replace(NOT, receipt=receipt),), (), {})) == []


def test_a_judgement_is_the_same_whenever_and_however_it_came_in() -> None:
    receipt = Receipt(Origin.SIGNED, "a", "0" * 64, "2026-03-03T00:00:00Z")
    assert same_judgement(MET, replace(MET, id=9, receipt=receipt))
    assert not same_judgement(MET, replace(MET, feedback="other"))


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(Verdict), st.sampled_from(["Jo", "Sam", "Ash"]), st.integers(1, 9))))
def test_a_criterion_is_either_decided_or_contradicted(made: list[tuple[Verdict, str, int]]) -> None:
    decisions = tuple(
        replace(MET, id=number, verdict=verdict, decided_by=who, decided_at=f"2026-03-0{day}T00:00:00Z")
        for number, (verdict, who, day) in enumerate(made, start=1)
    )
    counting, against = latest(decisions), contradictions(decisions)
    assert len(counting) + len(against) == bool(made)
    for entry in against.values():
        assert {decision.met for decision in entry} == {True, False}


def test_the_digest_is_of_the_words_as_they_stand() -> None:
    whole = replace(claim(), passage=None, anchor=None)
    moved = replace(claim(), anchor=Anchor(Outcome.MOVED, 18, 30))
    assert claim_digest(claim(), ACCOUNT) == hash_of("I listened first.")
    assert claim_digest(moved, ACCOUNT) == hash_of("Then I rang.")
    assert claim_digest(replace(claim(), anchor=Anchor(Outcome.LOST, 0, 5)), ACCOUNT) == ""
    other = replace(ACCOUNT, text=ACCOUNT.text.with_section(Section.TASK, "To go"))
    assert claim_digest(whole, ACCOUNT) != claim_digest(whole, other)
    assert claim_digest(whole, "the file's own") == "the file's own"


def test_what_changed_since_is_told_claim_by_claim() -> None:
    decided = replace(MET, claims=(DecidedClaim(5, "aa"), DecidedClaim(6, "bb"), DecidedClaim(7, "cc")))
    now = [claim(5), claim(6), claim(8)]
    standing = standings((decided,), now, {5: "aa", 6: "xx", 8: "yy"})["F/1/1.1"]
    assert standing.since == Since(changed=(6,), gone=(7,), added=(8,))
    assert str(standing.since) == "1 claim changed, 1 claim withdrawn, 1 claim added"
    assert standing.decision == decided
    assert not standings((replace(decided, claims=WORDS),), [claim(5)], {5: "aa"})["F/1/1.1"].since


def test_a_decision_that_names_no_claims_is_compared_with_none() -> None:
    assert not standings((MET,), [claim(5)], {5: "aa"})["F/1/1.1"].since
