from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Receipt, Role, Verdict
from portfolio_app.domain.decisions.trust import Knowledge, same_person, signed_words, trust_in

KEY, OTHER, OWN = ("1A2B 3C4D 5E6F 7A8B 9C0D", "FFFF 0000 FFFF 0000 FFFF", "AAAA BBBB CCCC DDDD EEEE")
SIGNED = Receipt(Origin.SIGNED, "a.decisions", "0" * 64, "2026-03-05T09:00:00Z", KEY)
MET = Decision(1, "F/1/1.1", Verdict.MET, Role.ASSESSOR, "Jo Field", "2026-03-04T10:00:00Z", receipt=SIGNED)
ASSURED = replace(
    MET, id=2, role=Role.QUALITY_ASSURER, decided_by="Sam Hall", receipt=replace(SIGNED, fingerprint=OTHER)
)


def notes(decision: Decision, *others: Decision, claimed: str = "") -> tuple[str, ...]:
    claims = [Claim(5, 1, "F/1/1.1", "1", "w", made_at=claimed)]
    return trust_in((decision, *others), claims, Knowledge("Ann Example", OWN)).notes(decision)


def test_a_decision_says_whether_it_is_signed_and_by_which_key() -> None:
    assert signed_words(MET) == "signed, key 1A2B 3C4D 5E6F 7A8B"
    sheet = replace(MET, receipt=Receipt(Origin.SPREADSHEET, "D.xlsx", "0" * 64, "2026-03-05T09:00:00Z"))
    assert signed_words(sheet) == "not signed (spreadsheet)"
    assert signed_words(replace(MET, receipt=None)) == "not signed"
    assert signed_words(replace(MET, receipt=None, role=Role.EMPLOYER)) == "from a witness statement"


def test_nothing_is_noted_of_people_who_are_who_they_should_be() -> None:
    assert notes(MET, ASSURED, claimed="2026-03-01T10:00:00Z") == ()
    assert notes(ASSURED, MET, claimed="2026-03-04T23:00:00Z") == ()


@pytest.mark.parametrize("name", ["Ann Example", "ANN  EXAMPLE", "Example, Ann", "Ánn Éxample"])
@pytest.mark.parametrize("role", list(Role))
def test_who_decides_on_their_own_work_is_noted(name: str, role: Role) -> None:
    assert notes(replace(MET, decided_by=name, role=role)) == (f"The {role.value} has the learner's name.",)


def test_a_decision_signed_with_the_portfolios_own_key_is_noted() -> None:
    own = replace(MET, receipt=replace(SIGNED, fingerprint=OWN))
    assert notes(own) == ("It is signed with the portfolio's own key, which is the learner's.",)


def test_a_quality_assurer_who_is_the_assessor_by_name_or_key_is_noted() -> None:
    assert notes(replace(ASSURED, decided_by="FIELD, Jo", receipt=SIGNED), MET) == (
        "The quality assurer has the assessor's name.",
    )
    assert notes(replace(ASSURED, receipt=SIGNED), MET) == ("The same key signed for Jo Field.",)
    assert notes(replace(ASSURED, decided_by="Jo Field", receipt=SIGNED), replace(MET, criterion="F/1/1.2")) == ()


def test_dates_to_come_and_before_the_pack_are_noted() -> None:
    future = replace(MET, decided_at="2027-01-01T00:00:00Z")
    assert notes(future) == ("It is dated 1 January 2027, which was still to come when it was taken in.",)
    summer = replace(MET, decided_at="2026-07-02T00:00:00Z", receipt=replace(SIGNED, taken_at="2026-07-01T23:10:00Z"))
    assert notes(summer) == ()
    spoken = replace(MET, claims=(DecidedClaim(5, "aa"),))
    said = "It is dated 4 March 2026, before the pack: a claim in it was made on 5 March 2026."
    assert notes(spoken, claimed="2026-03-05T00:10:00Z") == (said,)
    assert notes(spoken, claimed="2026-03-04T23:59:00Z") == ()


def test_a_date_before_the_pack_is_noted_without_any_claim_too() -> None:
    def said(made: date, decision: Decision = MET) -> tuple[str, ...]:
        known = Knowledge("Ann Example", OWN, packs={SIGNED.sha256: made})
        return trust_in((decision,), [Claim(5, 1, "F/1/1.1", "1", "w", made_at="2026-03-01T00:00:00Z")], known).notes(
            decision
        )

    noted = ("It is dated 4 March 2026, before the pack was made on 5 March 2026.",)
    assert said(date(2026, 3, 5)) == noted
    assert said(date(2026, 3, 5), replace(MET, claims=(DecidedClaim(5, "aa"),))) == noted
    assert said(date(2026, 3, 4)) == ()


@given(st.text(max_size=30), st.text(max_size=30))
def test_the_same_person_is_the_same_both_ways_round(one: str, other: str) -> None:
    assert same_person(one, one)
    assert same_person(one, other) is same_person(other, one)


@given(st.text(max_size=20), st.text(max_size=20))
def test_odd_times_are_no_reason_to_fail(decided_at: str, taken_at: str) -> None:
    notes(replace(MET, decided_at=decided_at, receipt=replace(SIGNED, taken_at=taken_at)))
