"""Any run of steps leaves a draft in order, each statement what it was; what is finished can be written and read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.beginnings import begun
from portfolio_app.domain.frameworks.editing.details import say_covers, with_covers, with_groups, with_needs
from portfolio_app.domain.frameworks.editing.draft import At, criterion_at, depths, loosened, tightened
from portfolio_app.domain.frameworks.editing.finishing import finished, wants
from portfolio_app.domain.frameworks.editing.placing import deeper, higher, moved, placed
from portfolio_app.domain.frameworks.editing.steps import (
    code_at,
    numbered_anew,
    renumbered,
    reworded,
    with_criterion,
    with_outcome,
    with_unit,
    without,
    words_at,
)
from portfolio_app.domain.frameworks.framework import Framework, Need
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import outline_of, same_statements
from portfolio_app.domain.frameworks.sufficiency import Group
from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.importers.unit_file import read_unit_file
from portfolio_app.services.frameworks.frameworks import find_bundled
from tests.generated_frameworks import frameworks

Step = Callable[[Framework, At, int], tuple[Framework, At]]


def stay(step: Callable[[Framework, At], Framework]) -> Step:
    return lambda framework, at, _: (step(framework, at), at)


STEPS: dict[str, Step] = {
    "reword": lambda f, at, n: (reworded(f, at, f"Words number {n}"), at),
    "renumber": lambda f, at, n: (renumbered(f, at, f"N.{n}"), at),
    "unit": lambda f, at, n: with_unit(f),
    "outcome": lambda f, at, n: with_outcome(f, at),
    "criterion": lambda f, at, n: with_criterion(f, at),
    "under": lambda f, at, n: with_criterion(f, at, under=True),
    "remove": lambda f, at, n: without(f, at),
    "up": lambda f, at, n: moved(f, at, -1),
    "down": lambda f, at, n: moved(f, at, 1),
    "deeper": lambda f, at, n: deeper(f, at),
    "higher": lambda f, at, n: higher(f, at),
    "anew": stay(numbered_anew),
    "place": lambda f, at, n: placed(f, at, places(f)[n % len(places(f))], n % 5 - 1),
    "cover": lambda f, at, n: (with_covers(f, at, f.criteria[n % len(f.criteria)].code) if len(at) == 3 else f, at),
}
KEEPING = ("reword", "renumber", "up", "down", "deeper", "higher", "anew", "place")
"""What takes nothing out and puts nothing in."""
CALM = [HealthCheck.too_slow]


def places(framework: Framework) -> list[At]:
    found: list[At] = [()]
    for u, unit in enumerate(framework.units):
        found.append((u,))
        for o, outcome in enumerate(unit.outcomes):
            found.append((u, o))
            found += [(u, o, c) for c in range(len(outcome.criteria))]
    return found


def check(framework: Framework) -> None:
    """Fail where the draft is not in order."""
    references = [each.reference for each in framework.criteria]
    assert len(set(references)) == len(references)
    codes = [unit.code.casefold() for unit in framework.units]
    assert len(set(codes)) == len(codes)
    for unit in framework.units:
        own = [each.code.casefold() for each in unit.criteria]
        assert len(set(own)) == len(own)
        outcomes = [each.code.casefold() for each in unit.outcomes]
        assert len(set(outcomes)) == len(outcomes)
        for outcome in unit.outcomes:
            before: list[str] = []
            last = -1
            for each, depth in zip(outcome.criteria, depths(outcome), strict=True):
                assert not each.parent or each.parent in before
                assert depth <= last + 1
                before.append(each.reference)
                last = depth
    assert {name for each in framework.criteria for name in each.covers} <= set(references)


drafts = st.one_of(
    frameworks().map(loosened), st.sampled_from(FrameworkKind).map(lambda kind: begun(kind, "Mine", "OWN"))
)
numbers = st.integers(min_value=0, max_value=40)


@settings(max_examples=40, deadline=None, suppress_health_check=CALM)
@given(framework=drafts, run=st.lists(st.tuples(st.sampled_from(sorted(STEPS)), numbers, numbers), max_size=20))
def test_any_run_of_steps_leaves_a_draft_in_order_that_can_be_finished(
    framework: Framework, run: list[tuple[str, int, int]]
) -> None:
    for name, spot, number in run:
        every = places(framework)
        at = every[spot % len(every)]
        try:
            framework, where = STEPS[name](framework, at, number)
        except InputError:
            continue
        check(framework)
        assert where in places(framework)
    if not list(wants(framework)):
        made = replace(finished(framework)[0], pathway="")
        read = read_unit_file(unit_file(made), "made.toml")
        assert same_statements(outline_of(read), outline_of(made))
        assert [each.covers for each in read.criteria] == [each.covers for each in made.criteria]


def test_a_unit_put_beside_none_of_them_is_the_last() -> None:
    framework = begun(FrameworkKind.QUALIFICATION, "Mine", "OWN")
    assert placed(framework, (0,), (), -1)[1] == (len(framework.units) - 1,)


@settings(max_examples=25, deadline=None, suppress_health_check=CALM)
@given(framework=frameworks(), run=st.lists(st.tuples(st.sampled_from(KEEPING), numbers, numbers), max_size=15))
def test_what_is_moved_and_renumbered_stays_what_it_was(framework: Framework, run: list[tuple[str, int, int]]) -> None:
    draft = loosened(framework)
    covered = {each.reference: each.covers for each in draft.criteria}
    for name, spot, number in run:
        every = places(draft)
        try:
            draft, _ = STEPS[name](draft, every[spot % len(every)], number)
        except InputError:
            continue
    assert {each.reference for each in draft.criteria} == set(covered)
    assert {each.reference: each.covers for each in draft.criteria} == covered
    assert set(tightened(draft)[1]) == set(covered)


@settings(max_examples=20, deadline=None, suppress_health_check=CALM)
@given(framework=frameworks())
def test_what_is_not_changed_is_finished_as_it_was(framework: Framework) -> None:
    draft = loosened(framework)
    again, became = tightened(draft)
    assert same_statements(outline_of(again), outline_of(framework))
    assert all(before == after for before, after in became.items())
    assert {each.reference: (set(each.covers), each.parent) for each in again.criteria} == {
        each.reference: (set(each.covers), each.parent) for each in framework.criteria
    } or any("/" in name for each in framework.criteria for name in each.covers)


def standard() -> Framework:
    framework = begun(FrameworkKind.STANDARD, "Shop work", "SHOP")
    for place in range(3):
        framework = reworded(framework, (place, 0, 0), f"Words {place}")
    return framework


def test_one_from_nothing_wants_only_its_words() -> None:
    empty = begun(FrameworkKind.STANDARD, "Shop work", "SHOP")
    assert [want.message for want in wants(empty)] == [
        "K1 has no words: write them, or remove it.",
        "S1 has no words: write them, or remove it.",
        "B1 has no words: write them, or remove it.",
    ]
    made, _ = finished(standard())
    assert [each.reference for each in made.criteria] == ["SHOP/K/K1", "SHOP/S/S1", "SHOP/B/B1"]
    assert [each.kind.value for each in made.criteria] == ["knowledge", "skill", "behaviour"]
    assert made.criteria[2].assessed_by == "employer"


def test_a_number_that_another_has_is_refused_in_one_sentence() -> None:
    framework, at = with_criterion(standard(), (0, 0, 0))
    assert code_at(framework, at) == "K2"
    with pytest.raises(InputError, match=r"^k1 is there already: each needs a number of its own\.$"):
        renumbered(framework, at, " k1 ")
    with pytest.raises(InputError, match="blank or a slash"):
        renumbered(framework, at, "K 1")
    with pytest.raises(InputError, match="Write a short code"):
        renumbered(framework, at, " ")


def test_covers_follow_renumbering_and_end_with_what_they_cover() -> None:
    framework = begun(FrameworkKind.NEW_MODEL, "Plan", "P1")
    over = (3, 0, 0)
    framework = with_covers(framework, over, "k1; S1")
    framework = renumbered(framework, (0, 0, 0), "K9")
    assert say_covers(framework, criterion_at(framework, over)) == "K9, S1"
    assert tightened(framework)[0].criteria[-1].covers == ("K9", "S1")
    framework, _ = without(framework, (1, 0, 0))
    assert say_covers(framework, criterion_at(framework, over)) == "K9"
    with pytest.raises(InputError, match="“X5” is no statement"):
        with_covers(framework, over, "K9, X5")
    with pytest.raises(InputError, match="covered by another"):
        with_covers(framework, (0, 0, 0), "B1")


def test_a_group_that_is_gone_is_left_by_its_criteria() -> None:
    framework = with_groups(loosened(find_bundled("CS103")), (0,), (Group("G1", "Any two", 2),))
    first = framework.units[0].outcomes[0]
    grouped = replace(first, criteria=tuple(replace(each, group="G1") for each in first.criteria))
    unit = replace(framework.units[0], outcomes=(grouped, *framework.units[0].outcomes[1:]))
    emptied = with_groups(replace(framework, units=(unit,)), (0,), ())
    assert not any(each.group for each in emptied.criteria)


def test_needs_of_one_name_are_refused() -> None:
    framework = standard()
    made = with_needs(framework, (0, 0, 0), (Need("example ", 2), Need("")))
    assert finished(made)[0].criteria[0].needs == (Need("example", 2),)
    with pytest.raises(InputError, match="Two needs are called “Example”"):
        with_needs(framework, (0, 0, 0), (Need("example"), Need("Example")))


def test_a_criterion_goes_deeper_with_what_is_under_it_and_comes_back() -> None:
    framework = begun(FrameworkKind.COMPETENCIES, "Trade", "T")
    framework, second = with_criterion(framework, (0, 0, 0))
    framework, third = with_criterion(framework, second, under=True)
    assert [each.code for each in framework.criteria] == ["1.1", "1.2", "1.2.1"]
    framework, at = deeper(framework, second)
    assert depths(framework.units[0].outcomes[0]) == [0, 1, 2]
    with pytest.raises(InputError, match="under itself"):
        placed(framework, at, third, 0)
    framework, at = higher(framework, at)
    assert depths(framework.units[0].outcomes[0]) == [0, 0, 1]
    assert words_at(framework, ()) == "Trade"


def test_moving_up_at_the_top_of_an_outcome_goes_into_the_one_before() -> None:
    framework = loosened(find_bundled("CS103"))
    second = framework.units[0].outcomes[1].criteria[0]
    framework, at = moved(framework, (0, 1, 0), -1)
    assert at[:2] == (0, 0)
    assert criterion_at(framework, at) == second
    assert criterion_at(*moved(framework, at, 1)) == second


def test_numbers_that_are_taken_in_another_unit_become_free_ones(tmp_path: Path) -> None:
    framework = begun(FrameworkKind.QUALIFICATION, "Two units", "Q")
    framework, _ = with_unit(framework)
    framework, at = placed(framework, (0, 0, 0), (1, 0), 0)
    assert [each.code for each in framework.units[1].criteria] == ["1.2", "1.1"]
    assert at == (1, 0, 0)
    anew = numbered_anew(framework, (1,))
    assert [each.code for each in anew.units[1].criteria] == ["1.1", "1.2"]
