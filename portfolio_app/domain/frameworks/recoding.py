"""A framework under another code, as a second version of it needs in one portfolio."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from portfolio_app.domain.frameworks.framework import Framework, Outcome, Unit, with_each

Named = TypeVar("Named", Unit, Outcome)

_NOT_IN_CODES = re.compile(r"[\s/]+")


def recoded(framework: Framework, code: str) -> Framework:
    """Return the framework with that code, which begins the reference of each of its criteria."""
    made = replace(framework, code=code)
    return with_each(made, lambda unit, each: replace(each, reference=f"{code}/{unit.code}/{each.code}"))


def renamed(framework: Framework, code: str, title: str) -> Framework:
    """Return the framework with another code and title; the one unit of a list without headings has its title too."""

    def follow(named: Named) -> Named:
        return replace(named, title=title) if named.title == framework.title else named

    units = framework.units
    if len(units) == 1:
        units = (replace(follow(units[0]), outcomes=tuple(map(follow, units[0].outcomes))),)
    return recoded(replace(framework, title=title, units=units), code)


def free_code(framework: Framework, taken: Collection[str]) -> str:
    """Return the framework's code, or where it is taken the code with its version, such as ``ST0072-v1.2``."""
    known = {code.casefold() for code in taken}
    if framework.code.casefold() not in known:
        return framework.code
    made = f"{framework.code}{version_mark(framework.version)}"
    number = 2
    while made.casefold() in known:
        made = f"{framework.code}-{number}"
        number += 1
    return made


def version_mark(version: str) -> str:
    """Return what stands behind the code of a second version: ``-v1.2``, or ``-vIssue-2``."""
    return f"-v{_NOT_IN_CODES.sub('-', version.strip()) or 'new'}"
