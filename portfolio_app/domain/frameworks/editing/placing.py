"""Putting parts of a framework elsewhere while it is written: up and down, deeper and higher, into another part."""

from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.draft import (
    At,
    criterion_at,
    depths,
    end_of,
    outcome_at,
    put,
    refuse_covering,
    refuse_too_deep,
    unit_at,
)
from portfolio_app.domain.frameworks.editing.numbers import free
from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.translation import tr


def moved(framework: Framework, at: At, by: int) -> tuple[Framework, At]:
    """Return the framework with what is there one place up (-1) or down (1) among its like, and where it is then.

    At the end of its part, a criterion goes on into the next outcome, an outcome into the next unit. What is first or
    last of all stays.
    """
    if len(at) == 3:
        return _moved_criterion(framework, at, by)
    if len(at) == 2:
        return _moved_outcome(framework, at, by)
    if len(at) == 1 and 0 <= at[0] + by < len(framework.units):
        units = list(framework.units)
        units.insert(at[0] + by, units.pop(at[0]))
        return replace(framework, units=tuple(units)), (at[0] + by,)
    return framework, at


def placed(framework: Framework, at: At, into: At, row: int) -> tuple[Framework, At]:
    """Return the framework with what is there put into another part before its row ``row``, and where it is then.

    Units go into the framework, outcomes into a unit, criteria with all under them into an outcome or under another
    criterion. Rows are counted before it is taken out; a number that is taken there becomes the next free one.
    """
    if len(at) == 1 and not into:
        units = list(framework.units)
        row = _row_among(row, len(units))
        unit = units.pop(at[0])
        place = row - (row > at[0])
        units.insert(place, unit)
        return replace(framework, units=tuple(units)), (place,)
    if len(at) == 2 and len(into) == 1:
        return _outcome_into(framework, at, into[0], row)
    if len(at) == 3 and len(into) in (2, 3):
        return _criterion_into(framework, at, into, row)
    raise InputError(tr("It cannot stand there: units hold outcomes or groups, and those hold the criteria."))


def deeper(framework: Framework, at: At) -> tuple[Framework, At]:
    """Return the framework with the criterion there under the one before it on its level."""
    if len(at) != 3:
        raise InputError(tr("Only a criterion can stand under another."))
    outcome = outcome_at(framework, at)
    own = outcome.criteria[at[2]]
    above = next((each for each in reversed(outcome.criteria[: at[2]]) if each.parent == own.parent), None)
    if above is None:
        raise InputError(tr("There is no criterion before it that it could stand under."))
    refuse_covering(own, above)
    deep, end = depths(outcome), end_of(outcome, at[2])
    refuse_too_deep(max(deep[at[2] : end]) + 2)
    return put(framework, at, replace(own, parent=above.reference)), at


def higher(framework: Framework, at: At) -> tuple[Framework, At]:
    """Return the framework with the criterion there beside the one that it stood under, after it."""
    own = criterion_at(framework, at) if len(at) == 3 else None
    if own is None or not own.parent:
        raise InputError(tr("It stands under no other criterion."))
    outcome = outcome_at(framework, at)
    over = next(place for place, each in enumerate(outcome.criteria) if each.reference == own.parent)
    end = end_of(outcome, at[2])
    block = (replace(own, parent=outcome.criteria[over].parent), *outcome.criteria[at[2] + 1 : end])
    last = end_of(outcome, over)
    criteria = (*outcome.criteria[: at[2]], *outcome.criteria[end:last], *block, *outcome.criteria[last:])
    return put(framework, at[:2], replace(outcome, criteria=criteria)), (*at[:2], last - len(block))


def _moved_criterion(framework: Framework, at: At, by: int) -> tuple[Framework, At]:
    outcome = outcome_at(framework, at)
    own, end = outcome.criteria[at[2]], end_of(outcome, at[2])
    beside = [place for place, each in enumerate(outcome.criteria) if each.parent == own.parent]
    number = beside.index(at[2]) + by
    if 0 <= number < len(beside):
        # The block and the one that it changes places with stand next to each other.
        start, middle = (beside[number], at[2]) if by < 0 else (at[2], end)
        last = end if by < 0 else end_of(outcome, end)
        rows = outcome.criteria
        made = (*rows[:start], *rows[middle:last], *rows[start:middle], *rows[last:])
        place = start if by < 0 else start + last - middle
        return put(framework, at[:2], replace(outcome, criteria=made)), (*at[:2], place)
    if own.parent:
        return framework, at
    into = _beside(framework, at[:2], by)
    if into is None:
        return framework, at
    rows = sum(1 for each in outcome_at(framework, into).criteria if not each.parent)
    return _criterion_into(framework, at, into, rows if by < 0 else 0)


def _moved_outcome(framework: Framework, at: At, by: int) -> tuple[Framework, At]:
    unit, place = unit_at(framework, at), at[1] + by
    if 0 <= place < len(unit.outcomes):
        outcomes = list(unit.outcomes)
        outcomes.insert(place, outcomes.pop(at[1]))
        return put(framework, at[:1], replace(unit, outcomes=tuple(outcomes))), (at[0], place)
    target = at[0] + by
    if not 0 <= target < len(framework.units):
        return framework, at
    return _outcome_into(framework, at, target, len(framework.units[target].outcomes) if by < 0 else 0)


def _beside(framework: Framework, at: At, by: int) -> At | None:
    """Return the outcome before or after one, in whatever unit."""
    every = [(u, o) for u, unit in enumerate(framework.units) for o in range(len(unit.outcomes))]
    place = every.index((at[0], at[1])) + by
    return every[place] if 0 <= place < len(every) else None


def _row_among(row: int, count: int) -> int:
    """Return the row among so many; beside none of them is after all of them."""
    return row if 0 <= row <= count else count


def _outcome_into(framework: Framework, at: At, target: int, row: int) -> tuple[Framework, At]:
    outcome = outcome_at(framework, at)
    row = _row_among(row, len(framework.units[target].outcomes))
    if target == at[0]:
        outcomes = list(unit_at(framework, at).outcomes)
        place = row - (row > at[1])
        outcomes.insert(place, outcomes.pop(at[1]))
        return put(framework, at[:1], replace(unit_at(framework, at), outcomes=tuple(outcomes))), (at[0], place)
    unit, other = unit_at(framework, at), framework.units[target]
    left = replace(unit, outcomes=(*unit.outcomes[: at[1]], *unit.outcomes[at[1] + 1 :]))
    codes = [each.code for each in other.criteria]
    criteria = _fitted(outcome.criteria, codes)
    own = replace(outcome, code=free(outcome.code, [each.code for each in other.outcomes]), criteria=criteria)
    joined = replace(other, outcomes=(*other.outcomes[:row], own, *other.outcomes[row:]))
    return put(put(framework, at[:1], left), (target,), joined), (target, row)


def _criterion_into(framework: Framework, at: At, into: At, row: int) -> tuple[Framework, At]:
    source, end = outcome_at(framework, at), end_of(outcome_at(framework, at), at[2])
    block = source.criteria[at[2] : end]
    over = criterion_at(framework, into) if len(into) == 3 else None
    if over is not None and over in block:
        raise InputError(tr("A criterion cannot stand under itself."))
    if over is not None:
        refuse_covering(over, *block)
    target = outcome_at(framework, into)
    parent = over.reference if over is not None else ""
    siblings = [place for place, each in enumerate(target.criteria) if each.parent == parent]
    own_over = depths(target)[into[2]] + 1 if over is not None else 0
    deep = depths(source)
    refuse_too_deep(own_over + max(deep[at[2] : end]) - deep[at[2]] + 1)
    if 0 <= row < len(siblings):
        place = siblings[row]
    elif over is not None:
        place = end_of(target, into[2])
    else:
        place = len(target.criteria)
    block = (replace(block[0], parent=parent), *block[1:])
    left = replace(source, criteria=(*source.criteria[: at[2]], *source.criteria[end:]))
    if at[:2] == into[:2]:
        place = place if place <= at[2] else max(at[2], place - (end - at[2]))
        made = replace(left, criteria=(*left.criteria[:place], *block, *left.criteria[place:]))
        return put(framework, at[:2], made), (*at[:2], place)
    emptied = put(framework, at[:2], left)
    if at[0] != into[0]:
        block = _fitted(block, [each.code for each in framework.units[into[0]].criteria])
    target = outcome_at(emptied, into)
    joined = replace(target, criteria=(*target.criteria[:place], *block, *target.criteria[place:]))
    return put(emptied, into[:2], joined), (*into[:2], place)


def _fitted(criteria: tuple[Criterion, ...], taken: list[str]) -> tuple[Criterion, ...]:
    """Return criteria that come into another unit: with numbers that are free there, and in none of its groups."""
    made: list[Criterion] = []
    used = list(taken)
    for each in criteria:
        made.append(replace(each, code=free(each.code, used), group=""))
        used.append(made[-1].code)
    return tuple(made)
