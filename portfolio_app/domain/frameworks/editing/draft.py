"""A framework while it is written: its statements know each other whatever they are numbered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.faults import DEEPEST, statements_by_name
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit, with_each
from portfolio_app.translation import tr

At = tuple[int, ...]
"""Where something is: () the framework, (unit,), (unit, outcome), (unit, outcome, criterion), each counted from 0."""
_NEW = "+/+/"


@dataclass(frozen=True, slots=True)
class Draft:
    """A framework that is being written, kept until it is put into use.

    ``base`` is the code of the framework that it began as, "" for one from nothing. In ``framework`` the reference of
    each criterion is the one that it had there, or one that only tells it apart; ``covers`` and ``parent`` hold such
    references too, so that numbers can be changed freely. Words stand as they were typed.
    """

    id: int
    base: str
    framework: Framework
    saved_at: str = ""


@dataclass(frozen=True, slots=True)
class DraftListing:
    """What is known of a draft before it is read whole."""

    id: int
    base: str
    title: str
    saved_at: str


def loosened(framework: Framework) -> Framework:
    """Return the framework as it is written on: covers and parents by reference, trees in the order of their rows."""
    named = {name: criterion.reference for name, criterion in statements_by_name(framework).items()}

    def loosen(outcome: Outcome) -> Outcome:
        above = {criterion.code: criterion.reference for criterion in outcome.criteria}
        return replace(
            outcome,
            criteria=tuple(
                replace(
                    each,
                    parent=above.get(each.parent, ""),
                    covers=tuple(named[name] for name in each.covers if name in named),
                )
                for each in outcome.criteria
            ),
        )

    return in_order(each_outcome(framework, loosen))


def tightened(framework: Framework) -> tuple[Framework, dict[str, str]]:
    """Return the framework as it is used, and what each reference of the draft became; covers and parents by code."""
    after = {
        criterion.reference: f"{framework.code}/{unit.code}/{criterion.code}"
        for unit in framework.units
        for criterion in unit.criteria
    }
    codes = {criterion.reference: criterion.code for criterion in framework.criteria}
    renamed = with_each(
        framework,
        lambda _, each: replace(each, reference=after[each.reference], parent=codes.get(each.parent, "")),
    )
    names: dict[str, str] = {}
    for name, criterion in statements_by_name(renamed).items():
        # The shorter name comes last where the code alone tells which one is meant.
        names[criterion.reference] = name

    def cover(_: Unit, each: Criterion) -> Criterion:
        return replace(each, covers=tuple(names[after[n]] for n in each.covers if n in after and after[n] in names))

    return with_each(renamed, cover), after


def in_order(framework: Framework) -> Framework:
    """Return the framework with each criterion after the one that it stands under, whatever its rows say."""
    return each_outcome(framework, lambda outcome: replace(outcome, criteria=tuple(_tree_order(outcome.criteria))))


def each_outcome(framework: Framework, change: Callable[[Outcome], Outcome]) -> Framework:
    """Return the framework with every outcome changed in the same way."""
    units = (replace(unit, outcomes=tuple(map(change, unit.outcomes))) for unit in framework.units)
    return replace(framework, units=tuple(units))


def depths(outcome: Outcome) -> list[int]:
    """Return how deep each criterion of an outcome stands, 0 for those under no other."""
    found: dict[str, int] = {}
    for each in outcome.criteria:
        found[each.reference] = found[each.parent] + 1 if each.parent in found else 0
    return [found[each.reference] for each in outcome.criteria]


def end_of(outcome: Outcome, place: int) -> int:
    """Return the place after a criterion and all that stand under it."""
    deep = depths(outcome)
    end = place + 1
    while end < len(deep) and deep[end] > deep[place]:
        end += 1
    return end


def refuse_too_deep(levels: int) -> None:
    """Raise InputError where criteria would stand on more levels than they may."""
    if levels > DEEPEST:
        raise InputError(tr("Criteria stand at most {most} levels deep.", most=DEEPEST))


def refuse_covering(*criteria: Criterion) -> None:
    """Raise InputError where one of those that are to stand under or over another in a tree covers others."""
    if any(each.covers for each in criteria):
        raise covering_in_tree()


def covering_in_tree() -> InputError:
    """Return what is said of a criterion that would both cover others and stand in a tree."""
    return InputError(tr("A criterion that covers others cannot stand under or over one in a tree."))


def is_implied(unit: Unit) -> bool:
    """Tell whether the unit has one outcome that says nothing beyond the unit: the K, S or B of a standard."""
    return len(unit.outcomes) == 1 and (unit.outcomes[0].code, unit.outcomes[0].title) == (unit.code, unit.title)


def new_references(framework: Framework) -> Iterator[str]:
    """Yield references that no criterion of a draft has."""
    numbers = (each.reference[len(_NEW) :] for each in framework.criteria if each.reference.startswith(_NEW))
    number = max((int(each) for each in numbers if each.isdecimal() and len(each) < 12), default=0)
    while True:
        number += 1
        yield f"{_NEW}{number}"


def unit_at(framework: Framework, at: At) -> Unit:
    """Return the unit that something is in."""
    return framework.units[at[0]]


def outcome_at(framework: Framework, at: At) -> Outcome:
    """Return the outcome that something is in."""
    return framework.units[at[0]].outcomes[at[1]]


def criterion_at(framework: Framework, at: At) -> Criterion:
    """Return the criterion that is there."""
    return framework.units[at[0]].outcomes[at[1]].criteria[at[2]]


def put(framework: Framework, at: At, value: Unit | Outcome | Criterion) -> Framework:
    """Return the framework with another value in that place."""
    unit = value if isinstance(value, Unit) else framework.units[at[0]]
    if not isinstance(value, Unit):
        outcome = value if isinstance(value, Outcome) else unit.outcomes[at[1]]
        if isinstance(value, Criterion):
            criteria = (*outcome.criteria[: at[2]], value, *outcome.criteria[at[2] + 1 :])
            outcome = replace(outcome, criteria=criteria)
        unit = replace(unit, outcomes=(*unit.outcomes[: at[1]], outcome, *unit.outcomes[at[1] + 1 :]))
    return replace(framework, units=(*framework.units[: at[0]], unit, *framework.units[at[0] + 1 :]))


def _tree_order(criteria: tuple[Criterion, ...]) -> list[Criterion]:
    known = {each.reference for each in criteria}
    below: dict[str, list[Criterion]] = {}
    for each in criteria:
        below.setdefault(each.parent if each.parent in known else "", []).append(each)
    found = _walk(below, below.get("", []))
    reached = {each.reference for each in found}
    # What stands in a ring is under nothing that can be reached: its first is taken out of it.
    for each in criteria:
        if each.reference not in reached:
            ring = _walk(below, [replace(each, parent="")], frozenset({each.reference}))
            reached |= {one.reference for one in ring}
            found += ring
    return found


def _walk(
    below: dict[str, list[Criterion]], tops: list[Criterion], but: frozenset[str] = frozenset()
) -> list[Criterion]:
    found: list[Criterion] = []
    waiting = list(reversed(tops))
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting += [under for under in reversed(below.get(each.reference, [])) if under.reference not in but]
    return found
