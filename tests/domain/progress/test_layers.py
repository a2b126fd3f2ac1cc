"""Coverage beyond a criterion's own needs: layers, trees, pathways, groups, optional units."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.sufficiency import Combination, Group, Pathway
from portfolio_app.domain.progress.coverage import Coverage, CoverageMeter, measure
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from tests.generated_frameworks import frameworks


def unit(code: str, *criteria: Criterion, **fields: object) -> Unit:
    return replace(Unit(code, f"Unit {code}", (Outcome("1", "All", criteria),)), **fields)


def criterion(unit: str, code: str, kind: CriterionKind = CriterionKind.KNOWLEDGE, **fields: object) -> Criterion:
    return replace(Criterion(f"F/{unit}/{code}", code, f"Text of {code}", kind), **fields)


def claim_on(reference: str, evidence: int = 1, start: int = 0) -> ClaimMark:
    return ClaimMark(reference, evidence, "action", start, start + 5, "")


def entry(coverage: Coverage, reference: str) -> CriterionCoverage:
    return next(entry for entry in coverage.criteria if entry.criterion.reference == reference)


def states(coverage: Coverage) -> dict[str, State]:
    return {entry.criterion.code: entry.state for entry in coverage.criteria}


def plan(pathway: str = "") -> Framework:
    """Return a new-model plan like ST1483: K11 stands in one outcome of two pathways, K1 in the core."""
    outcomes = (
        criterion("AO", "AO1", CriterionKind.OUTCOME, covers=("K1", "S1"), core=True),
        criterion("AO", "AO4", CriterionKind.OUTCOME, covers=("K11", "K12"), pathways=("screen",)),
        criterion("AO", "AO7", CriterionKind.OUTCOME, covers=("K11", "K20"), pathways=("post",)),
    )
    knowledge = (
        criterion("K", "K1"),
        criterion("K", "K11", pathways=("screen", "post")),
        criterion("K", "K12", pathways=("screen",)),
        criterion("K", "K20", pathways=("post",)),
    )
    return Framework(
        "F",
        "Plan",
        "2.0",
        (unit("K", *knowledge), unit("S", criterion("S", "S1", CriterionKind.SKILL)), unit("AO", *outcomes)),
        kind=FrameworkKind.NEW_MODEL,
        regime=Regime.NEW_PLAN,
        pathways=(Pathway("screen", "Screen"), Pathway("post", "Post")),
        pathway=pathway,
    )


def test_an_outcome_is_complete_in_a_pathway_when_its_statements_are() -> None:
    marks = [claim_on("F/K/K11"), claim_on("F/K/K12")]
    coverage = measure((plan("screen"),), marks)
    assert states(coverage)["AO4"] is State.CLAIMED
    assert states(coverage)["AO7"] is State.PARTLY
    assert states(coverage)["AO1"] is State.NONE
    assert not entry(coverage, "F/AO/AO7").needed
    assert not entry(coverage, "F/K/K20").needed
    assert [(each.code, each.claimed, each.total) for each in coverage.units] == [
        ("K", 2, 3),
        ("S", 0, 1),
        ("AO", 1, 2),
    ]
    assert [each.criterion.code for each in coverage.gaps()] == ["K1", "S1"]


def test_a_claim_on_an_outcome_does_not_complete_it() -> None:
    coverage = measure((plan("screen"),), [claim_on("F/AO/AO1")])
    assert (entry(coverage, "F/AO/AO1").state, entry(coverage, "F/K/K1").state) == (State.PARTLY, State.NONE)


def test_a_pathway_that_is_not_chosen_is_a_choice_to_make() -> None:
    coverage = measure((plan(),), [])
    assert [choice.framework for choice in coverage.choices] == ["F"]
    assert all(each.needed for each in coverage.criteria)
    assert not measure((plan("post"),), []).choices


def graded() -> Framework:
    grading = (
        criterion("G", "P1", CriterionKind.CRITERION, covers=("K4", "S15"), grade="pass"),
        criterion("G", "D1", CriterionKind.CRITERION, covers=("K4", "S15"), grade="distinction"),
    )
    statements = (unit("K", criterion("K", "K4")), unit("S", criterion("S", "S15", CriterionKind.SKILL)))
    return Framework("F", "Old plan", "1", (*statements, unit("G", *grading)), regime=Regime.OLD_PLAN)


def test_a_claim_may_stand_on_either_layer() -> None:
    by_criterion = measure((graded(),), [claim_on("F/G/P1")])
    assert states(by_criterion) == {"K4": State.NONE, "S15": State.NONE, "P1": State.CLAIMED, "D1": State.NONE}
    half = measure((graded(),), [claim_on("F/K/K4")])
    assert states(half)["P1"] is State.PARTLY
    assert (entry(half, "F/G/P1").had, entry(half, "F/G/P1").asked) == (1, 2)
    both = measure((graded(),), [claim_on("F/K/K4"), claim_on("F/S/S15")])
    assert (states(both)["P1"], both.claimed, both.total) == (State.CLAIMED, 3, 3)


def test_what_was_decided_on_a_layer_comes_first() -> None:
    decided = {"F/G/P1": Decision(1, "F/G/P1", Verdict.NOT_YET_MET, Role.ASSESSOR, "A", "2026")}
    coverage = measure((graded(),), [claim_on("F/K/K4"), claim_on("F/S/S15")], decided)
    assert [each.criterion.code for each in coverage.gaps()] == ["P1"]


def test_a_distinction_is_asked_of_nobody() -> None:
    assert "D1" not in [each.criterion.code for each in measure((graded(),), []).gaps()]


def test_in_a_tree_what_is_above_is_covered_with_what_is_under_it() -> None:
    tree = unit(
        "1",
        criterion("1", "A"),
        criterion("1", "A1", parent="A"),
        criterion("1", "A1a", parent="A1"),
        criterion("1", "A1b", parent="A1"),
        criterion("1", "A2", parent="A"),
    )
    framework = Framework("F", "Tree", "1", (tree,), kind=FrameworkKind.COMPETENCIES)
    begun = measure((framework,), [claim_on("F/1/A1a")])
    assert states(begun)["A"] is State.PARTLY
    done = measure((framework,), [claim_on("F/1/A1a"), claim_on("F/1/A1b"), claim_on("F/1/A2")])
    assert set(states(done).values()) == {State.CLAIMED}
    assert states(measure((framework,), [claim_on("F/1/A")]))["A"] is State.CLAIMED


@pytest.mark.parametrize(("claimed", "gaps"), [((), 3), (("1",), 2), (("1", "2"), 0), (("1", "2", "3"), 0)])
def test_of_a_group_so_many_are_enough(claimed: tuple[str, ...], gaps: int) -> None:
    members = [criterion("1", code, group="G") for code in "123"]
    framework = Framework("F", "Groups", "1", (unit("1", *members, groups=(Group("G", at_least=2),)),))
    coverage = measure((framework,), [claim_on(f"F/1/{code}") for code in claimed])
    assert len(coverage.gaps()) == gaps
    assert (coverage.claimed, coverage.total) == (min(len(claimed), 2), 2)


def test_each_is_covered_so_many_times_by_different_evidence() -> None:
    framework = Framework(
        "F", "Times", "1", (unit("1", criterion("1", "1", group="G"), groups=(Group("G", times=3),)),)
    )
    same = measure((framework,), [claim_on("F/1/1", 1, start) for start in (0, 10, 20)])
    only = entry(same, "F/1/1")
    assert (only.state, only.pieces, only.had, only.asked, only.missing) == (State.PARTLY, 1, 1, 3, 2)
    assert entry(measure((framework,), [claim_on("F/1/1", each) for each in (1, 2, 3)]), "F/1/1").state is State.CLAIMED


def test_an_annotation_and_its_work_product_are_one_piece_of_evidence() -> None:
    framework = Framework(
        "F", "Times", "1", (unit("1", criterion("1", "1", group="G"), groups=(Group("G", times=2),)),)
    )
    both = [claim_on("F/1/1", 1), claim_on("F/1/1", 2)]
    only = entry(measure((framework,), both, works={2: 1}), "F/1/1")
    assert (only.state, only.pieces, only.asked) == (State.PARTLY, 1, 2)
    assert entry(measure((framework,), [*both, claim_on("F/1/1", 3)], works={2: 1}), "F/1/1").state is State.CLAIMED


def optional(*chosen: str) -> Framework:
    units = (unit(code, criterion(code, "1.1"), credits=4, combination="O", chosen=code in chosen) for code in "BCD")
    rules = (Combination("O", "Optional units", units=2, credits=8),)
    return Framework("F", "Optional", "1", (unit("A", criterion("A", "1.1")), *units), combinations=rules)


def test_optional_units_count_when_they_are_chosen() -> None:
    none = measure((optional(),), [])
    assert (none.total, [(c.units, c.credits) for c in none.choices]) == (1, [(2, 8)])
    one = measure((optional("B"),), [claim_on("F/B/1.1")])
    assert (one.claimed, one.total, [(c.units, c.credits) for c in one.choices]) == (1, 2, [(1, 4)])
    assert not measure((optional("B", "D"),), []).choices
    assert [each.criterion.reference for each in measure((optional("B"),), []).gaps()] == ["F/A/1.1", "F/B/1.1"]


@given(frameworks(), st.data())
def test_more_claims_never_uncover_anything(framework: Framework, data: st.DataObject) -> None:
    references = [each.reference for each in framework.criteria]
    some = data.draw(st.lists(st.tuples(st.sampled_from(references), st.integers(1, 4), st.integers(0, 3))))
    more = data.draw(st.lists(st.tuples(st.sampled_from(references), st.integers(1, 4), st.integers(0, 3))))
    before = measure((framework,), [claim_on(*each) for each in some])
    after = measure((framework,), [claim_on(*each) for each in (*some, *more)])
    covered = {each.criterion.reference for each in after.criteria if each.covered}
    assert all(each.criterion.reference in covered for each in before.criteria if each.covered)
    assert before.claimed <= after.claimed <= after.total == before.total
    for each in after.criteria:
        assert 0 <= each.had <= each.asked
        assert not (each.covered and each.open)


@given(frameworks(), st.data())
def test_when_every_statement_is_claimed_often_nothing_is_open(framework: Framework, data: st.DataObject) -> None:
    marks = [
        ClaimMark(each.reference, evidence, "action", start, start + 5, need)
        for each in framework.criteria
        if not each.covers
        for need in ("", *(need.label for need in each.needs))
        for evidence in range(1, 6)
        for start in (0, 10, 20, 30, 40)
    ]
    coverage = measure((framework,), data.draw(st.permutations(marks)) if len(marks) < 50 else marks)
    assert not coverage.gaps()
    assert coverage.claimed == coverage.total


@given(frameworks(), st.data())
def test_following_changes_ends_where_measuring_anew_does(framework: Framework, data: st.DataObject) -> None:
    references = [each.reference for each in framework.criteria]
    one = [claim_on(each, 1) for each in data.draw(st.lists(st.sampled_from(references)))]
    other = [claim_on(each, 2) for each in data.draw(st.lists(st.sampled_from(references)))]
    meter = CoverageMeter((framework,), [*one, *other])
    changed = [claim_on(each, 1) for each in data.draw(st.lists(st.sampled_from(references)))]
    meter.replace(1, changed)
    assert meter.coverage() == measure((framework,), [*changed, *other])
