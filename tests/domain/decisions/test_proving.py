"""A decision is proved by its file alone: whatever is changed in it is found, and nothing else is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.decisions.decision import (
    Check,
    DecidedClaim,
    Decision,
    Origin,
    Receipt,
    Role,
    Verdict,
)
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.decisions.proof import Proof, ProofState
from portfolio_app.domain.decisions.proving import Ground, Original, left_out, prove, with_signatures

SHA, KEY, CRITERION = "ab" * 32, "1A2B 3C4D", "F/1/1.1"
RECEIPT = Receipt(Origin.SIGNED, "a.decisions", SHA, "2026-03-05T09:00:00Z", KEY)
words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
claims = st.lists(
    st.builds(DecidedClaim, st.integers(1, 9), st.just("cd" * 32), st.none() | st.booleans(), words),
    max_size=4,
    unique_by=lambda claim: claim.claim_id,
).map(tuple)
decisions = st.builds(
    Decision,
    st.just(0),
    st.just(CRITERION),
    st.sampled_from(Verdict),
    st.sampled_from(Role),
    words,
    st.just("2026-03-04T10:00:00Z"),
    words,
    st.frozensets(st.sampled_from(Check)),
    words,
    words,
    claims,
    words,
    words,
    st.just(SHA),
)


def returned(*made: Decision, portfolio: str = "P", fingerprint: str = KEY) -> DecisionReturn:
    return DecisionReturn(
        portfolio, "Ann", SHA, "Jo", Role.ASSESSOR, "2026-03-04T11:00:00Z", made, fingerprint=fingerprint,
        name="a.decisions", sha256=SHA, key="00", signature="11",
    )  # fmt: skip


def ground(*made: Decision, known: frozenset[int] = frozenset(range(10))) -> Ground:
    return Ground("P", known, {SHA: Original(SHA, "a.decisions", returned(*made))})


def proof(decision: Decision, beside: Ground) -> Proof:
    return prove([replace(decision, id=1, receipt=decision.receipt or RECEIPT)], beside)[1]


@given(decisions)
def test_what_its_file_says_is_proved_and_not_left_out(made: Decision) -> None:
    beside = ground(made)
    assert proof(made, beside) == Proof(ProofState.SIGNED)
    assert left_out([replace(made, receipt=RECEIPT)], beside, {CRITERION}) == ()


@given(decisions, decisions)
def test_whatever_differs_is_found_and_named(made: Decision, other: Decision) -> None:
    found = proof(other, ground(made))
    assert (found.state is ProofState.SIGNED) is (made == other)
    if made != other:
        assert found.void
        assert found.why.startswith("CHANGED: ")
        elsewhere = replace(other, receipt=replace(RECEIPT, sha256="ef" * 32))
        assert len(left_out([elsewhere], ground(made), {CRITERION})) == 1


@given(decisions, st.data())
def test_claims_that_are_not_there_any_more_may_be_missing(made: Decision, data: st.DataObject) -> None:
    gone = data.draw(st.frozensets(st.sampled_from([c.claim_id for c in made.claims] or [0])))
    bare = data.draw(st.booleans())
    left = tuple(
        DecidedClaim(claim.claim_id, "") if claim.claim_id in gone else claim
        for claim in made.claims
        if bare or claim.claim_id not in gone
    )
    fewer = replace(made, claims=left)
    assert proof(fewer, ground(made, known=frozenset(range(10)) - gone)).state is ProofState.SIGNED
    assert (proof(fewer, ground(made)).state is ProofState.SIGNED) is (left == made.claims)


@given(decisions)
def test_another_portfolio_another_key_or_a_file_that_cannot_be_read_prove_nothing(made: Decision) -> None:
    for file in (
        Original(SHA, "a.decisions", returned(made, portfolio="Q")),
        Original(SHA, "a.decisions", returned(made, fingerprint="FFFF")),
        Original(SHA, "a.decisions", fault="CHANGED: it cannot be read."),
    ):
        assert proof(made, Ground("P", (), {SHA: file})).void


@given(decisions)
def test_without_its_file_it_is_not_proved(made: Decision) -> None:
    assert proof(made, Ground("P")).state is ProofState.MISSING
    assert not proof(made, Ground("P")).void
    listed = Ground("P", listed=frozenset({SHA}))
    assert "stays with the learner" in proof(made, listed).why
    sheet = replace(made, receipt=replace(RECEIPT, origin=Origin.SPREADSHEET, fingerprint=""))
    assert proof(sheet, listed) == Proof(ProofState.UNSIGNED)
    assert proof(sheet, Ground("P")).state is ProofState.MISSING
    # The same in a later file that is kept proves it as well.
    later = Ground("P", range(10), {"ef" * 32: Original("ef" * 32, "b.decisions", returned(made))})
    assert proof(made, later) == Proof(ProofState.SIGNED)


@given(decisions)
def test_what_came_from_nowhere_does_not_count(made: Decision) -> None:
    (found,) = prove([replace(made, id=1)], ground(made)).values()
    assert found.state is ProofState.MISSING
    assert found.void is not (made.role is Role.EMPLOYER and made.met)


def test_only_criteria_that_are_there_are_missed() -> None:
    made = Decision(1, CRITERION, Verdict.MET, Role.ASSESSOR, "Jo", "2026-03-04T10:00:00Z")
    assert left_out([], ground(made), set()) == ()
    (missed,) = left_out([], ground(made), {CRITERION})
    assert missed.why == (
        "LEFT OUT: Jo signed “met” on 4 March 2026 (file a.decisions), and that decision is not there."
    )


def test_open_data_carries_key_and_signature() -> None:
    made = Decision(1, CRITERION, Verdict.MET, Role.ASSESSOR, "Jo", "2026-03-04T10:00:00Z", receipt=RECEIPT)
    (carried,) = with_signatures([made], ground(made).originals)
    assert carried.receipt
    assert (carried.receipt.key, carried.receipt.signature) == ("00", "11")
    assert carried == made


@given(decisions.filter(lambda made: made.wording.strip()))
def test_what_goes_along_to_a_criterion_of_the_same_words_stays_proved(made: Decision) -> None:
    moved = replace(made, criterion="G/1/2.1")
    same = replace(ground(made), texts={"G/1/2.1": f" {made.wording} "})
    assert proof(moved, same) == Proof(ProofState.SIGNED)
    for texts in ({}, {"G/1/2.1": f"{made.wording} and more"}):
        assert proof(moved, replace(same, texts=texts)).void
