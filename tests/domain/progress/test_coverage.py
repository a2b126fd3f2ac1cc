from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.claims.region import Box, Region, Stretch
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Need, Outcome, Unit
from portfolio_app.domain.progress.coverage import CoverageMeter, measure
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State


def criterion(code: str, *needs: Need) -> Criterion:
    return Criterion(f"F/1/{code}", code, f"Explain {code}", CriterionKind.KNOWLEDGE, "explain", needs)


PLAIN = criterion("1.1")
ONE_NEED = criterion("1.2", Need("benefit", 2))
TWO_NEEDS = criterion("1.10", Need("internal factor", 2), Need("external factor", 1))
FRAMEWORK = Framework("F", "Test", "1.0", (Unit("1", "One", (Outcome("1", "All", (PLAIN, ONE_NEED, TWO_NEEDS)),)),))


def mark(wanted: Criterion, need: str = "", start: int = 0, evidence: int = 1, *, lost: bool = False) -> ClaimMark:
    return ClaimMark(wanted.reference, evidence, "action", start, start + 5, need, lost)


def state_of(wanted: Criterion, *marks: ClaimMark, verdict: Verdict | None = None) -> CriterionCoverage:
    decisions = (
        {wanted.reference: Decision(1, wanted.reference, verdict, Role.ASSESSOR, "A", "2026")} if verdict else {}
    )
    entries = measure((FRAMEWORK,), marks, decisions).criteria
    return next(entry for entry in entries if entry.criterion == wanted)


def test_one_claim_is_enough_for_a_criterion_without_needs() -> None:
    assert state_of(PLAIN).state is State.NONE
    assert state_of(PLAIN, mark(PLAIN)).state is State.CLAIMED


def test_needs_must_all_be_met_in_number() -> None:
    half = state_of(TWO_NEEDS, mark(TWO_NEEDS, "internal factor"), mark(TWO_NEEDS, "external factor"))
    assert (half.state, half.had, half.asked, half.missing) == (State.PARTLY, 2, 3, 1)
    both = (mark(TWO_NEEDS, "internal factor", start) for start in (0, 10))
    assert state_of(TWO_NEEDS, *both, mark(TWO_NEEDS, "external factor")).state is State.CLAIMED


def test_more_than_enough_for_one_need_does_not_help_another() -> None:
    entry = state_of(TWO_NEEDS, *(mark(TWO_NEEDS, "internal factor", start) for start in range(0, 50, 10)))
    assert (entry.state, entry.had, entry.missing) == (State.PARTLY, 2, 1)


def test_the_same_words_count_once() -> None:
    assert state_of(ONE_NEED, mark(ONE_NEED, "benefit"), mark(ONE_NEED, "benefit")).state is State.PARTLY
    assert state_of(ONE_NEED, mark(ONE_NEED, "benefit"), mark(ONE_NEED, "benefit", evidence=2)).state is State.CLAIMED


def test_passages_that_share_words_count_once_for_a_need() -> None:
    entry = state_of(ONE_NEED, mark(ONE_NEED, "benefit", 0), mark(ONE_NEED, "benefit", 3), mark(ONE_NEED, "benefit", 4))
    assert (entry.state, entry.needs[0].have, entry.claims) == (State.PARTLY, 1, 3)
    touching = state_of(ONE_NEED, mark(ONE_NEED, "benefit", 0), mark(ONE_NEED, "benefit", 5))
    assert touching.needs[0].have == 2


def test_a_claim_without_need_counts_where_there_is_one_need_only() -> None:
    assert state_of(ONE_NEED, mark(ONE_NEED), mark(ONE_NEED, start=9)).state is State.CLAIMED
    vague = state_of(TWO_NEEDS, mark(TWO_NEEDS))
    assert (vague.state, vague.had, vague.without_need) == (State.PARTLY, 0, 1)


def test_lost_words_prove_nothing() -> None:
    assert state_of(PLAIN, mark(PLAIN, lost=True)).state is State.NONE


def test_a_decision_comes_before_claims() -> None:
    assert state_of(PLAIN, verdict=Verdict.MET).state is State.MET
    assert state_of(PLAIN, mark(PLAIN), verdict=Verdict.MORE_EVIDENCE).state is State.NOT_YET_MET


def test_gaps_begin_with_the_least_work() -> None:
    marks = [mark(TWO_NEEDS, "internal factor"), mark(TWO_NEEDS, "external factor")]
    codes = [entry.criterion.code for entry in measure((FRAMEWORK,), marks).gaps()]
    assert codes == ["1.10", "1.1", "1.2"]


@given(
    st.lists(
        st.builds(
            mark,
            st.sampled_from([PLAIN, ONE_NEED, TWO_NEEDS]),
            st.sampled_from(["", "benefit", "internal factor", "external factor", "unknown"]),
            st.integers(0, 3),
            st.integers(1, 3),
        ),
        max_size=12,
    )
)
def test_more_claims_never_lessen_coverage_and_order_does_not_matter(marks: list[ClaimMark]) -> None:
    whole = measure((FRAMEWORK,), marks)
    assert measure((FRAMEWORK,), reversed(marks)) == whole
    fewer = measure((FRAMEWORK,), marks[:-1])
    for before, after in zip(fewer.criteria, whole.criteria, strict=True):
        assert after.had >= before.had
        assert after.covered or not before.covered
        assert 0 <= after.had <= after.asked
    assert whole.claimed == sum(entry.covered for entry in whole.criteria)


MARKS = st.builds(
    ClaimMark,
    st.sampled_from([PLAIN.reference, ONE_NEED.reference, TWO_NEEDS.reference, "F/9/gone"]),
    st.integers(1, 3),
    st.sampled_from(["", "action", "task"]),
    st.integers(0, 6),
    st.integers(7, 12),
    st.sampled_from(["", "benefit", "internal factor", "external factor"]),
    st.booleans(),
    st.none() | st.sampled_from([Box(1), Box(1, 0.2, 0.2, 0.3, 0.3), Stretch(1, 3), Stretch(2, 4)]),
)


@given(st.lists(MARKS, max_size=12), st.lists(MARKS, max_size=6), st.integers(1, 3))
def test_following_one_piece_of_evidence_is_as_good_as_measuring_anew(
    before: list[ClaimMark], after: list[ClaimMark], evidence: int
) -> None:
    meter = CoverageMeter((FRAMEWORK,), before)
    new = [each._replace(evidence_id=evidence) for each in after]
    meter.replace(evidence, new)
    rest = [each for each in before if each.evidence_id != evidence]
    assert meter.coverage() == measure((FRAMEWORK,), [*rest, *new])


def placed(region: Region, evidence: int = 7) -> ClaimMark:
    return ClaimMark(ONE_NEED.reference, evidence, "", 0, 0, "benefit", region=region)


def test_regions_that_overlap_count_once_for_a_need() -> None:
    near = (placed(Box(1, 0.1, 0.1, 0.5, 0.5)), placed(Box(1, 0.2, 0.2, 0.5, 0.5)))
    assert state_of(ONE_NEED, *near).needs[0].have == 1
    assert state_of(ONE_NEED, *near, placed(Box(2, 0.1, 0.1, 0.5, 0.5))).state is State.CLAIMED
    assert state_of(ONE_NEED, placed(Stretch(0, 9)), placed(Stretch(9, 12))).state is State.CLAIMED
    assert state_of(ONE_NEED, placed(Stretch(0, 9)), placed(Stretch(5, 12))).state is State.PARTLY


def test_a_whole_file_shares_its_content_with_its_places() -> None:
    whole = ClaimMark(ONE_NEED.reference, 7, "", 0, 0, "benefit")
    assert state_of(ONE_NEED, whole, placed(Box(1, 0.1, 0.1, 0.2, 0.2))).needs[0].have == 1
    assert state_of(ONE_NEED, whole, placed(Box(1), evidence=8)).needs[0].have == 2


def test_a_page_that_is_gone_does_not_count() -> None:
    assert state_of(ONE_NEED, placed(Box(1))._replace(lost=True)).state is State.NONE
