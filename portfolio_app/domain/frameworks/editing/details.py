"""What parts of a framework are beyond their words, while it is written: needs, groups, rules, pathways, layers."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.draft import At, covering_in_tree, criterion_at, put, unit_at
from portfolio_app.domain.frameworks.framework import Concept, Criterion, Framework, Need, Unit, with_each
from portfolio_app.domain.frameworks.sufficiency import Combination, Group, Pathway
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import tr


def on_criterion(framework: Framework, at: At, change: Callable[[Criterion], Criterion]) -> Framework:
    """Return the framework with the criterion there changed."""
    return put(framework, at, change(criterion_at(framework, at)))


def on_unit(framework: Framework, at: At, change: Callable[[Unit], Unit]) -> Framework:
    """Return the framework with the unit there changed."""
    return put(framework, at[:1], change(unit_at(framework, at)))


def with_needs(framework: Framework, at: At, needs: Iterable[Need]) -> Framework:
    """Return the framework with other needs of the criterion there; refused where two are called the same."""
    made = tuple(replace(need, label=clean_line(need.label)) for need in needs)
    _check_names([need.label for need in made if need.label])
    return on_criterion(framework, at, lambda each: replace(each, needs=made))


def with_groups(framework: Framework, at: At, groups: tuple[Group, ...]) -> Framework:
    """Return the framework with other groups of criteria in the unit there; criteria leave a group that is gone."""
    known = {group.code for group in groups}

    def change(unit: Unit) -> Unit:
        outcomes = (
            replace(
                outcome,
                criteria=tuple(each if each.group in known else replace(each, group="") for each in outcome.criteria),
            )
            for outcome in unit.outcomes
        )
        return replace(unit, groups=groups, outcomes=tuple(outcomes))

    return on_unit(framework, at, change)


def with_rules(framework: Framework, rules: tuple[Combination, ...]) -> Framework:
    """Return the framework with other rules for optional units; the units of one that is gone are for everybody."""
    known = {rule.code for rule in rules}
    units = (
        unit if unit.combination in known else replace(unit, combination="", chosen=True) for unit in framework.units
    )
    return replace(framework, combinations=rules, units=tuple(units))


def with_rule(framework: Framework, at: At, rule: str) -> Framework:
    """Return the framework with the unit there optional by that rule, or with "" for everybody."""
    return on_unit(framework, at, lambda unit: replace(unit, combination=rule, chosen=unit.chosen if rule else True))


def with_pathways(framework: Framework, pathways: tuple[Pathway, ...]) -> Framework:
    """Return the framework with other pathways; criteria of one that is gone are for the others, or for all."""
    known = {pathway.code for pathway in pathways}
    pathway = framework.pathway if framework.pathway in known else ""
    made = replace(framework, pathways=pathways, pathway=pathway)
    return with_each(
        made, lambda _, each: replace(each, pathways=tuple(code for code in each.pathways if code in known))
    )


def with_covers(framework: Framework, at: At, said: str) -> Framework:
    """Return the framework with the criterion there over those that are named, such as “K1, K2, S3”.

    Refused where one is unknown, or is no statement that can be covered.
    """
    own = criterion_at(framework, at)
    names = cover_names(framework)
    known = {name.casefold(): reference for reference, name in names.items()}
    wanted: dict[str, None] = {}
    for name in filter(None, said.replace(",", " ").replace(";", " ").split()):
        reference = known.get(name.casefold())
        if reference is None or reference == own.reference:
            raise InputError(
                tr(
                    "“{name}” is no statement that it can cover: write codes from this list, such as K1.",
                    name=excerpt(name),
                )
            )
        wanted[reference] = None
    if wanted and (own.parent or any(each.parent == own.reference for each in framework.criteria)):
        raise covering_in_tree()
    covering = {name for each in framework.criteria if each.reference != own.reference for name in each.covers}
    if wanted and own.reference in covering:
        raise InputError(tr("{code} is covered by another, so it cannot cover any.", code=own.code))
    return put(framework, at, replace(own, covers=tuple(wanted)))


def say_covers(framework: Framework, criterion: Criterion) -> str:
    """Return what a criterion covers as it is written: K1, K2, S3."""
    if not criterion.covers:
        return ""
    names = cover_names(framework)
    return ", ".join(names[reference] for reference in criterion.covers if reference in names)


def cover_names(framework: Framework) -> dict[str, str]:
    """Return the name of each statement that may be covered, by its reference: its code, with its unit's if it must."""
    plain = [(unit, each) for unit in framework.units for each in unit.criteria if not each.covers]
    codes = Counter(each.code.casefold() for _, each in plain)
    return {
        each.reference: each.code if codes[each.code.casefold()] == 1 else f"{unit.code}/{each.code}"
        for unit, each in plain
    }


def concepts_of(lines: str) -> tuple[Concept, ...]:
    """Return the key ideas written one a line, “term: what it means”."""
    return tuple(map(_concept, lines.split("\n"))) if lines else ()


def say_concepts(concepts: tuple[Concept, ...]) -> str:
    """Return key ideas as they are written, one a line."""
    return "\n".join(map(str, concepts))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list that is written one a line."""
    return tuple(text.split("\n")) if text else ()


def _concept(line: str) -> Concept:
    term, colon, text = line.partition(": ")
    return Concept(term, text) if colon and term else Concept("", line)


def _check_names(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise InputError(tr("Two needs are called “{name}”: give each its own name.", name=excerpt(name)))
        seen.add(name.casefold())
