"""One step of writing a framework: words, numbers, something added or removed; raises InputError in one sentence."""

from collections.abc import Iterable
from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.draft import (
    At,
    criterion_at,
    depths,
    end_of,
    is_implied,
    new_references,
    outcome_at,
    put,
    refuse_covering,
    refuse_too_deep,
    unit_at,
)
from portfolio_app.domain.frameworks.editing.numbers import (
    new_criterion_code,
    new_outcome_code,
    new_unit_code,
    numbered,
)
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit, with_each
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import tr

MOST_STATEMENTS = 30_000
"""The most criteria of a framework: more than the largest competency frameworks have."""
LONGEST_CODE = 60
"""The most letters of a number."""

KINDS = {
    "K": CriterionKind.KNOWLEDGE,
    "S": CriterionKind.SKILL,
    "B": CriterionKind.BEHAVIOUR,
    "TK": CriterionKind.TECHNICAL_KNOWLEDGE,
    "TS": CriterionKind.TECHNICAL_SKILL,
    "ESB": CriterionKind.EMPLOYABILITY,
    "AO": CriterionKind.OUTCOME,
}
"""What stands in the groups of a standard, by their codes."""


def words_at(framework: Framework, at: At) -> str:
    """Return the words there: a title, or what a criterion says."""
    if not at:
        return framework.title
    return (unit_at, outcome_at)[len(at) - 1](framework, at).title if len(at) < 3 else criterion_at(framework, at).text


def code_at(framework: Framework, at: At) -> str:
    """Return the code there."""
    return (framework if not at else (unit_at, outcome_at, criterion_at)[len(at) - 1](framework, at)).code


def reworded(framework: Framework, at: At, words: str) -> Framework:
    """Return the framework with other words there: a title, or what a criterion says."""
    if not at:
        return replace(framework, title=words)
    if len(at) == 3:
        return put(framework, at, replace(criterion_at(framework, at), text=words))
    if len(at) == 2:
        return put(framework, at, replace(outcome_at(framework, at), title=words))
    unit = unit_at(framework, at)
    outcomes = (replace(unit.outcomes[0], title=words),) if is_implied(unit) else unit.outcomes
    return put(framework, at, replace(unit, title=words, outcomes=outcomes))


def renumbered(framework: Framework, at: At, code: str) -> Framework:
    """Return the framework with another code there; refused where it is none or is another's."""
    wanted = check_code(code)
    if not at:
        return replace(framework, code=wanted)
    unit = unit_at(framework, at)
    if len(at) == 1:
        _check_free(wanted, (each for place, each in enumerate(framework.units) if place != at[0]))
        outcomes = (replace(unit.outcomes[0], code=wanted),) if is_implied(unit) else unit.outcomes
        return put(framework, at, replace(unit, code=wanted, outcomes=outcomes))
    if len(at) == 2:
        _check_free(wanted, (each for place, each in enumerate(unit.outcomes) if place != at[1]))
        return put(framework, at, replace(outcome_at(framework, at), code=wanted))
    own = criterion_at(framework, at)
    _check_free(wanted, (each for each in unit.criteria if each is not own))
    return put(framework, at, replace(own, code=wanted))


def check_code(code: str) -> str:
    """Return the code as it is kept; refused where it is empty, too long, or has a blank or a slash."""
    wanted = clean_line(code)
    if not wanted:
        raise InputError(tr("Write a short code, such as 1.1 or K1."))
    if "/" in wanted or " " in wanted:
        raise InputError(tr("“{code}” has a blank or a slash in it: use a dot or a dash.", code=excerpt(wanted)))
    if len(wanted) > LONGEST_CODE:
        raise InputError(tr("A code has at most {most} letters: shorten it.", most=LONGEST_CODE))
    return wanted


def with_unit(framework: Framework) -> tuple[Framework, At]:
    """Return the framework with one more unit at its end, and where that is."""
    code = new_unit_code(framework)
    if framework.kind is FrameworkKind.QUALIFICATION:
        unit = Unit(code, "", (Outcome("1", "", ()),))
    else:
        unit = Unit(code, "", (Outcome(code, "", ()),))
    made = replace(framework, units=(*framework.units, unit))
    return with_criterion(made, (len(framework.units), 0))[0], (len(framework.units),)


def with_outcome(framework: Framework, at: At) -> tuple[Framework, At]:
    """Return the framework with one more outcome after the one there, at the end of the unit there, or in a new one."""
    if not at or not framework.units:
        return with_unit(framework)
    where = at[0]
    unit = framework.units[where]
    place = at[1] + 1 if len(at) > 1 else len(unit.outcomes)
    made = Outcome(new_outcome_code(unit), "", ())
    outcomes = (*unit.outcomes[:place], made, *unit.outcomes[place:])
    return put(framework, (where,), replace(unit, outcomes=outcomes)), (where, place)


def with_criterion(framework: Framework, at: At, *, under: bool = False) -> tuple[Framework, At]:
    """Return the framework with one more criterion: after the one there, under it, or at the end of what is there."""
    refuse_too_many(framework, 1)
    if not framework.units:
        return with_unit(framework)[0], (0, 0, 0)
    place_of_unit = at[0] if at else len(framework.units) - 1
    unit = framework.units[place_of_unit]
    if not unit.outcomes:
        unit = replace(unit, outcomes=(Outcome(unit.code, unit.title, ()),))
    spot = at[1] if len(at) > 1 else len(unit.outcomes) - 1
    outcome = unit.outcomes[spot]
    row = at[2] if len(at) == 3 else None
    beside = outcome.criteria[row] if row is not None else None
    if row is not None and under:
        _check_under(outcome, row)
    parent = "" if beside is None else beside.reference if under else beside.parent
    place = end_of(outcome, row) if row is not None else len(outcome.criteria)
    like = beside or (outcome.criteria[-1] if outcome.criteria else None)
    code = new_criterion_code(unit, outcome, parent)
    made = criterion_like(framework.kind, unit, like, next(new_references(framework)), code, parent)
    outcome = replace(outcome, criteria=(*outcome.criteria[:place], made, *outcome.criteria[place:]))
    outcomes = (*unit.outcomes[:spot], outcome, *unit.outcomes[spot + 1 :])
    made_at = (place_of_unit, spot, place)
    return put(framework, made_at[:1], replace(unit, outcomes=outcomes)), made_at


def criterion_like(
    kind: FrameworkKind, unit: Unit, like: Criterion | None, reference: str, code: str, parent: str
) -> Criterion:
    """Return an empty criterion of the sort that a unit has, or that stands beside it."""
    asked = KINDS.get(unit.code) or (like.kind if like else _kind_of(kind))
    by = like.assessed_by if like else _assessor_of(unit.code)
    return Criterion(reference, code, "", asked, assessed_by=by, parent=parent)


def refuse_too_many(framework: Framework, more: int) -> None:
    """Raise InputError where so many more criteria would be too many."""
    if sum(len(outcome.criteria) for unit in framework.units for outcome in unit.outcomes) + more > MOST_STATEMENTS:
        raise InputError(tr("A framework has at most {most} criteria.", most=MOST_STATEMENTS))


def without(framework: Framework, at: At) -> tuple[Framework, At]:
    """Return the framework without what is there and all under it, and where to look then."""
    if not at:
        raise InputError(tr("This is the framework itself: throw the draft away to be rid of it."))
    if len(at) == 1:
        units = (*framework.units[: at[0]], *framework.units[at[0] + 1 :])
        made, left = replace(framework, units=units), len(units)
    elif len(at) == 2:
        unit = unit_at(framework, at)
        outcomes = (*unit.outcomes[: at[1]], *unit.outcomes[at[1] + 1 :])
        made, left = put(framework, at[:1], replace(unit, outcomes=outcomes)), len(outcomes)
    else:
        outcome = outcome_at(framework, at)
        criteria = (*outcome.criteria[: at[2]], *outcome.criteria[end_of(outcome, at[2]) :])
        made, left = put(framework, at[:2], replace(outcome, criteria=criteria)), len(criteria)
    near = (*at[:-1], min(at[-1], left - 1)) if left else at[:-1]
    return uncovered(made), near


def uncovered(framework: Framework) -> Framework:
    """Return the framework in which nothing covers what is gone."""
    there = {each.reference for each in framework.criteria}
    if all(name in there for each in framework.criteria for name in each.covers):
        return framework

    return with_each(framework, lambda _, each: replace(each, covers=tuple(n for n in each.covers if n in there)))


def numbered_anew(framework: Framework, at: At) -> Framework:
    """Return the framework with all in the unit there numbered in its order; in every unit where no unit is named."""
    if at:
        return put(framework, at[:1], numbered(unit_at(framework, at)))
    return replace(framework, units=tuple(map(numbered, framework.units)))


def _check_free(code: str, others: Iterable[Unit | Outcome | Criterion]) -> None:
    if any(other.code.casefold() == code.casefold() for other in others):
        raise InputError(tr("{code} is there already: each needs a number of its own.", code=excerpt(code)))


def _check_under(outcome: Outcome, place: int) -> None:
    refuse_covering(outcome.criteria[place])
    refuse_too_deep(depths(outcome)[place] + 2)


def _kind_of(kind: FrameworkKind) -> CriterionKind:
    return CriterionKind.PERFORMANCE if kind is FrameworkKind.QUALIFICATION else CriterionKind.CRITERION


def _assessor_of(unit: str) -> str:
    if unit == "AO":
        return "assessment organisation"
    return "employer" if unit in ("B", "ESB") else "assessor"
