from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Receipt, Role, Verdict
from portfolio_app.domain.decisions.proof import Proof, ProofState
from portfolio_app.domain.decisions.ruling import Part, Ruling, refusals, rule
from portfolio_app.domain.decisions.trust import Knowledge, Trust
from portfolio_app.domain.progress.action_plan import dispute_words

CRITERION = "F/1/1.1"
MET = Decision(1, CRITERION, Verdict.MET, Role.ASSESSOR, "Jo", "2026-03-01T00:00:00Z")
NOT = replace(MET, id=2, verdict=Verdict.NOT_YET_MET, decided_at="2026-03-02T00:00:00Z")
QA_NOT = replace(NOT, id=3, role=Role.QUALITY_ASSURER, decided_by="Sam", decided_at="2026-03-03T00:00:00Z")
QA_MET = replace(QA_NOT, id=4, verdict=Verdict.MET)
AGAIN = replace(MET, id=5, decided_at="2026-03-05T00:00:00Z")


def of(*decisions: Decision, by_employer: bool = False) -> Ruling:
    return rule(decisions, frozenset({CRITERION} if by_employer else ()))[CRITERION]


def test_a_quality_assurer_who_disagrees_withholds_what_an_assessor_found_met() -> None:
    ruling = of(MET, QA_NOT)
    assert (ruling.decision, ruling.dispute) == (QA_NOT, (MET, QA_NOT))
    assert [ruling.part_of(each) for each in (MET, QA_NOT)] == [Part.DISPUTED, Part.COUNTS]
    assert dispute_words(ruling) == (
        "In dispute: Sam (quality assurer) decided “not yet met” after Jo decided “met”: "
        "it is not yet met until an assessor decides again."
    )


def test_a_quality_assurer_never_makes_a_criterion_met() -> None:
    ruling = of(NOT, QA_MET)
    assert (ruling.decision, ruling.dispute) == (NOT, (NOT, QA_MET))
    assert of(QA_MET) == Ruling(deciding=(QA_MET,), waiting=QA_MET)


def test_a_met_of_a_quality_assurer_before_any_assessor_waits_and_is_no_earlier_decision() -> None:
    assert of(QA_MET).part_of(QA_MET) is Part.WAITS
    other = replace(NOT, decided_by="Ash")
    assert of(MET, other, QA_MET).part_of(QA_MET) is Part.WAITS
    assert of(QA_MET, AGAIN).part_of(QA_MET) is Part.EARLIER
    former = replace(QA_MET, id=1, decided_at="2026-03-01T09:00:00Z")
    assert [of(former, QA_MET).part_of(each) for each in (former, QA_MET)] == [Part.EARLIER, Part.WAITS]


@pytest.mark.parametrize("name", ["Assessor, Ivy", "IVY  ASSESSOR", "Ívy Assessor"])
def test_one_person_under_two_spellings_does_not_contradict_themselves(name: str) -> None:
    first = replace(NOT, decided_by="Ivy Assessor")
    again = replace(AGAIN, decided_by=name)
    assert of(first, again).decision == again
    assert of(first, again).against == ()


def test_an_assessor_who_decides_again_ends_the_dispute() -> None:
    for again in (AGAIN, replace(AGAIN, verdict=Verdict.NOT_YET_MET), replace(AGAIN, decided_by="Ash")):
        ruling = of(MET, QA_NOT, again)
        assert (ruling.decision, ruling.dispute) == (again, None)
        assert ruling.part_of(QA_NOT) is Part.EARLIER


def test_a_quality_assurer_who_disagrees_again_withholds_again() -> None:
    later = replace(QA_NOT, id=6, decided_at="2026-03-06T00:00:00Z")
    assert of(MET, QA_NOT, AGAIN, later).dispute == (AGAIN, later)


def test_a_quality_assurer_who_comes_to_agree_ends_the_dispute() -> None:
    ruling = of(MET, QA_NOT, replace(QA_MET, decided_at="2026-03-04T00:00:00Z"))
    assert (ruling.decision, ruling.dispute) == (MET, None)
    assert ruling.part_of(replace(QA_MET, decided_at="2026-03-04T00:00:00Z")) is Part.CONFIRMS


def test_what_a_quality_assurer_refuses_before_anybody_assessed_is_not_yet_met() -> None:
    ruling = of(QA_NOT)
    assert (ruling.decision, ruling.dispute) == (QA_NOT, (None, QA_NOT))
    assert dispute_words(ruling).endswith("and no assessor has decided: it is not yet met until an assessor decides.")


def test_two_assessors_who_contradict_each_other_need_to_agree_whatever_a_quality_assurer_finds_met() -> None:
    other = replace(NOT, decided_by="Ash")
    assert of(MET, other, QA_MET).against == (MET, other)
    assert of(MET, other, QA_MET).decision is None
    assert of(MET, other, QA_NOT).decision == QA_NOT


def test_an_employer_is_heard_where_employers_decide_and_a_quality_assurer_comes_after_them_too() -> None:
    employer = replace(MET, role=Role.EMPLOYER)
    assert of(employer, QA_NOT, by_employer=True).dispute == (employer, QA_NOT)
    assert of(employer, MET).part_of(employer) is Part.ASIDE
    assert of(employer, QA_NOT).dispute == (None, QA_NOT)


def test_of_two_decisions_of_one_moment_the_one_taken_in_last_is_the_later_one() -> None:
    at_once = replace(QA_NOT, decided_at=MET.decided_at)
    assert of(MET, at_once).decision == at_once
    assert of(replace(MET, id=9), at_once).decision == replace(MET, id=9)


def test_a_refused_claim_stays_refused_while_a_quality_assurer_says_nothing_of_it() -> None:
    refusing = replace(MET, claims=(DecidedClaim(5, "aa", accepted=False), DecidedClaim(6, "bb", accepted=False)))
    assurer = replace(QA_NOT, claims=(DecidedClaim(5, "aa"), DecidedClaim(6, "bb", accepted=True)))
    assert refusals([of(refusing)]) == {5: "aa", 6: "bb"}
    assert refusals([of(refusing, assurer)]) == {5: "aa"}
    assert refusals([of(refusing, replace(AGAIN, claims=(DecidedClaim(5, "cc"),)))]) == {}


DECISIONS = st.lists(
    st.builds(
        lambda verdict, role, who, day: replace(MET, verdict=verdict, role=role, decided_by=who, decided_at=day),
        st.sampled_from(Verdict),
        st.sampled_from(Role),
        st.sampled_from(["Jo", "Sam", "Ash"]),
        st.integers(1, 9).map("2026-03-0{}T00:00:00Z".format),
    ),
    min_size=1,
    max_size=8,
).map(lambda made: [replace(each, id=number) for number, each in enumerate(made, start=1)])


@given(DECISIONS, st.booleans())
def test_the_rule_holds_whatever_is_decided_and_in_whatever_order_it_is_read(
    decisions: list[Decision], by_employer: bool
) -> None:
    ruling = of(*decisions, by_employer=by_employer)
    assert of(*reversed(decisions), by_employer=by_employer) == ruling
    assessing = {Role.ASSESSOR, Role.EMPLOYER} if by_employer else {Role.ASSESSOR}
    assessed = [each for each in decisions if each.role in assessing]
    if ruling.decision is not None and ruling.decision.met:
        assert ruling.decision.role in assessing
        assert not ruling.dispute
    assert not (ruling.dispute and ruling.against)
    if not assessed:
        assert ruling.decision is None or not ruling.decision.met
    in_order = sorted(decisions, key=lambda each: (each.decided_at, each.id))
    said = [each for each in in_order if each.role is Role.QUALITY_ASSURER]
    after = [each for each in in_order[in_order.index(said[-1]) :] if each.role in assessing] if said else []
    if said and not said[-1].met and not after:
        assert ruling.decision is not None
        assert not ruling.decision.met


@given(DECISIONS)
def test_what_plays_no_part_changes_nothing(decisions: list[Decision]) -> None:
    heard = [each for each in decisions if each.role is not Role.EMPLOYER]
    if heard:
        ruling, alone = of(*decisions), of(*heard)
        assert (ruling.decision, ruling.against, ruling.dispute) == (alone.decision, alone.against, alone.dispute)


def signed(decision: Decision, key: str) -> Decision:
    return replace(decision, receipt=Receipt(Origin.SIGNED, "a", "b", "2026-03-20T00:00:00Z", key))


def test_two_keys_under_one_name_are_two_people() -> None:
    refused, forged = signed(NOT, "A"), signed(AGAIN, "B")
    assert of(refused, forged).against == (refused, forged)
    assert of(refused, signed(AGAIN, "A")).decision == signed(AGAIN, "A")


def test_one_key_under_two_names_is_one_person() -> None:
    again = replace(signed(AGAIN, "A"), decided_by="Joanna")
    assert of(signed(NOT, "A"), again).decision == again


def test_what_is_signed_replaces_what_came_unsigned_and_never_the_other_way_round() -> None:
    assert of(NOT, signed(AGAIN, "A")).decision == signed(AGAIN, "A")
    assert of(signed(NOT, "A"), AGAIN).against == (signed(NOT, "A"), AGAIN)


def test_what_is_changed_or_to_come_counts_for_nothing() -> None:
    changed = Trust(Knowledge(proofs={AGAIN.id: Proof(ProofState.CHANGED, "It is.")}))
    assert rule([NOT, AGAIN], trust=changed)[CRITERION].decision == NOT
    assert rule([AGAIN], trust=changed) == {}
    early = Trust(Knowledge(at="2026-03-04T00:00:00Z"))
    assert rule([NOT, AGAIN], trust=early)[CRITERION].decision == NOT


def test_a_met_that_nothing_proves_does_not_stand_against_what_is_proved() -> None:
    refused = signed(NOT, "A")
    proofs = {refused.id: Proof(ProofState.SIGNED), AGAIN.id: Proof(ProofState.MISSING, "No file.")}
    trust = Trust(Knowledge(proofs=proofs))
    assert rule([refused, AGAIN], trust=trust)[CRITERION].decision == refused
    # A refusal that nothing proves stands: nobody gains by taking its file away.
    proofs = {refused.id: Proof(ProofState.MISSING, "No file."), AGAIN.id: Proof(ProofState.SIGNED)}
    found = rule([refused, signed(AGAIN, "B")], trust=Trust(Knowledge(proofs=proofs)))[CRITERION]
    assert refused in found.deciding
