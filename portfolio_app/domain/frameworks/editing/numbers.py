"""The numbers of units, outcomes and criteria while a framework is written: the next free one, and all anew."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from portfolio_app.domain.frameworks.editing.draft import depths, is_implied
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit

_LAST_NUMBER = re.compile(r"(\d{1,9})(?!.*\d)")
_FIRST_UNIT = "101"


def next_code(last: str, taken: Collection[str]) -> str:
    """Return the code after ``last`` that is not taken: 1.10 after 1.9, K4 after K3."""
    used = {code.casefold() for code in taken}
    return next(code for code in following(last) if code.casefold() not in used)


def following(last: str) -> Iterator[str]:
    """Yield the codes after one, without end: K4, K5, K6 ... after K3."""
    while True:
        found = _LAST_NUMBER.search(last)
        if found is None:
            last = f"{last}1" if last.isalpha() else f"{last}.1"
        else:
            last = f"{last[: found.start()]}{int(found[1]) + 1}{last[found.end() :]}"
        yield last


def free(code: str, taken: Collection[str]) -> str:
    """Return the code, or where it is taken the next one that is not."""
    return next_code(code, taken) if code.casefold() in {each.casefold() for each in taken} else code


def new_unit_code(framework: Framework) -> str:
    """Return a code for one more unit."""
    taken = [unit.code for unit in framework.units]
    return next_code(taken[-1], taken) if taken else _FIRST_UNIT


def new_outcome_code(unit: Unit) -> str:
    """Return a code for one more outcome of a unit."""
    taken = [outcome.code for outcome in unit.outcomes]
    return next_code(taken[-1], taken) if taken and not is_implied(unit) else free("1", taken)


def new_criterion_code(unit: Unit, outcome: Outcome, parent: str = "") -> str:
    """Return a code for one more criterion of an outcome, under the one of the reference ``parent``."""
    taken = [criterion.code for criterion in unit.criteria]
    beside = [criterion.code for criterion in outcome.criteria if criterion.parent == parent]
    if beside:
        return next_code(beside[-1], taken)
    above = next((each.code for each in outcome.criteria if each.reference == parent), "") if parent else ""
    return free(_first_under(above or outcome.code), taken)


def numbered(unit: Unit) -> Unit:
    """Return the unit with its outcomes and criteria numbered in their order: 1.1, 1.2, or K1, K2."""
    made: list[Outcome] = []
    count = 0
    for number, outcome in enumerate(unit.outcomes, 1):
        code = outcome.code if is_implied(unit) else str(number)
        run = unit.code.isalpha() or is_implied(unit)
        criteria: list[Criterion] = []
        path: list[str] = []
        counts = [count if run else 0]
        for each, depth in zip(outcome.criteria, depths(outcome), strict=True):
            del path[depth:]
            del counts[depth + 1 :]
            if depth == len(counts):
                counts.append(0)
            counts[depth] += 1
            above = path[-1] if path else (unit.code if unit.code.isalpha() else code)
            own = f"{above}{counts[depth]}" if above.isalpha() else f"{above}.{counts[depth]}"
            path.append(own)
            criteria.append(replace(each, code=own))
        count = counts[0]
        made.append(replace(outcome, code=code, criteria=tuple(criteria)))
    return replace(unit, outcomes=tuple(made))


def _first_under(above: str) -> str:
    return f"{above}1" if above.isalpha() else f"{above}.1"
