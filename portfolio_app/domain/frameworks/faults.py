"""What makes a framework contradict itself; readers, editors and packs ask before one is taken in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr

DEEPEST = 60
"""How many criteria may stand under one another."""


def faults(framework: Framework) -> Iterator[Problem]:
    """Yield what leads nowhere: covers, parents, groups, pathways and rules of combination that are not there."""
    whole = framework.code
    pathways = frozenset(pathway.code for pathway in framework.pathways)
    rules = frozenset(rule.code for rule in framework.combinations)
    yield from _twice(whole, "pathway", (pathway.code for pathway in framework.pathways))
    yield from _twice(whole, "rule of combination", (rule.code for rule in framework.combinations))
    if framework.pathway and framework.pathway not in pathways:
        yield _unknown(whole, "pathway", framework.pathway)
    statements = statements_by_name(framework)
    for unit in framework.units:
        if unit.combination and unit.combination not in rules:
            yield _unknown(f"{whole}/{unit.code}", "rule of combination", unit.combination)
        yield from _groups(f"{whole}/{unit.code}", unit)
        for outcome in unit.outcomes:
            yield from _tree(outcome)
        for criterion in unit.criteria:
            for code in criterion.pathways:
                if code not in pathways:
                    yield _unknown(criterion.reference, "pathway", code)
            yield from _layer(criterion, statements)


def statements_by_name(framework: Framework) -> dict[str, Criterion]:
    """Return the criteria that others may cover, by code where that is unique, and by ``UNIT/CODE``."""
    named: dict[str, Criterion] = {}
    codes = Counter(criterion.code for criterion in framework.criteria if not criterion.covers)
    for unit in framework.units:
        for criterion in unit.criteria:
            if not criterion.covers:
                named[f"{unit.code}/{criterion.code}"] = criterion
                if codes[criterion.code] == 1:
                    named[criterion.code] = criterion
    return named


def _groups(where: str, unit: Unit) -> Iterator[Problem]:
    yield from _twice(where, "group", (group.code for group in unit.groups))
    sizes = Counter(criterion.group for criterion in unit.criteria)
    for group in unit.groups:
        if group.at_least > sizes[group.code]:
            yield Problem(
                where,
                tr(
                    "the group {group} asks for {wanted} criteria and has {there}; add some to it or ask for fewer.",
                    group=excerpt(group.code),
                    wanted=group.at_least,
                    there=sizes[group.code],
                ),
            )
    known = {group.code for group in unit.groups}
    for criterion in unit.criteria:
        if criterion.group and criterion.group not in known:
            yield _unknown(criterion.reference, "group", criterion.group)


def _tree(outcome: Outcome) -> Iterator[Problem]:
    depth: dict[str, int] = {}
    for criterion in outcome.criteria:
        if criterion.parent and criterion.parent not in depth:
            yield Problem(
                criterion.reference,
                tr(
                    "it stands under {parent}, which does not come before it in the same outcome; "
                    "put it there, or under another.",
                    parent=excerpt(criterion.parent),
                ),
            )
        depth[criterion.code] = depth.get(criterion.parent, 0) + 1 if criterion.parent else 1
        if depth[criterion.code] > DEEPEST:
            yield Problem(
                criterion.reference,
                tr("it stands more than {most} levels deep; leave some levels out.", most=DEEPEST),
            )
    parents = {criterion.parent for criterion in outcome.criteria}
    for criterion in outcome.criteria:
        if criterion.covers and (criterion.parent or criterion.code in parents):
            yield Problem(
                criterion.reference,
                tr("it covers others, so it cannot stand under or over one in a tree; leave one of both out."),
            )


def _layer(criterion: Criterion, statements: Mapping[str, Criterion]) -> Iterator[Problem]:
    for name in criterion.covers:
        if name not in statements:
            yield Problem(
                criterion.reference,
                tr(
                    "it covers {name}, which is no statement of this framework, or not the only one of that code; "
                    "name it as UNIT/CODE.",
                    name=excerpt(name),
                ),
            )


def _twice(where: str, noun: str, codes: Iterable[str]) -> Iterator[Problem]:
    for code, count in Counter(codes).items():
        if count > 1:
            yield Problem(
                where,
                tr("the {noun} {code} is there twice; give each its own code.", noun=tr(noun), code=excerpt(code)),
            )


def _unknown(where: str, noun: str, code: str) -> Problem:
    return Problem(
        where,
        tr("there is no {noun} {code}; add it to the framework or choose another.", noun=tr(noun), code=excerpt(code)),
    )
