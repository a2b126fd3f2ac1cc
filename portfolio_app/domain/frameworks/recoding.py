"""A framework under another code, as a second version of it needs in one portfolio."""

import re
from collections.abc import Collection
from dataclasses import replace

from portfolio_app.domain.frameworks.framework import Framework, Unit

_NOT_IN_CODES = re.compile(r"[\s/]+")


def recoded(framework: Framework, code: str) -> Framework:
    """Return the framework with that code, which begins the reference of each of its criteria."""
    return replace(framework, code=code, units=tuple(_unit(unit, code) for unit in framework.units))


def free_code(framework: Framework, taken: Collection[str]) -> str:
    """Return the framework's code, or where it is taken the code with its version, such as ``ST0072-v1.2``."""
    known = {code.casefold() for code in taken}
    if framework.code.casefold() not in known:
        return framework.code
    made = f"{framework.code}-v{_NOT_IN_CODES.sub('-', framework.version.strip()) or 'new'}"
    number = 2
    while made.casefold() in known:
        made = f"{framework.code}-{number}"
        number += 1
    return made


def _unit(unit: Unit, code: str) -> Unit:
    outcomes = (
        replace(
            outcome,
            criteria=tuple(replace(each, reference=f"{code}/{unit.code}/{each.code}") for each in outcome.criteria),
        )
        for outcome in unit.outcomes
    )
    return replace(unit, outcomes=tuple(outcomes))
