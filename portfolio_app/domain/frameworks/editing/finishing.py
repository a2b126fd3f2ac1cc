"""A draft becomes a framework: words are cleaned, what is missing is named at its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from portfolio_app.domain.frameworks.editing.draft import At, is_implied, tightened
from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    Framework,
    Guidance,
    Outcome,
    Unit,
)
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.translation import tr

LONGEST = 20_000
"""The most letters of a statement."""


@dataclass(frozen=True, slots=True)
class Want:
    """Something that a draft wants before it can be used, and where."""

    at: At
    message: str


def wants(framework: Framework) -> Iterator[Want]:
    """Yield what a draft wants before it can be used, in the order in which it is read."""
    if not clean_line(framework.title):
        yield Want((), tr("Give it a title."))
    if not clean_line(framework.version):
        yield Want((), tr("Say which version it is, such as 1.0."))
    if not any(unit.criteria for unit in framework.units):
        yield Want((), tr("It has no criteria yet: add the first one."))
    yield from islice(_named_twice(framework), 1)
    for place, unit in enumerate(framework.units):
        yield from _unit_wants(unit, (place,))
    for fault in faults(tightened(framework)[0]):
        yield Want(_at(framework, fault.where), f"{fault.where}: {fault.message}")


def finished(framework: Framework) -> tuple[Framework, dict[str, str]]:
    """Return a draft that wants nothing as a framework, and what each reference of the draft became."""
    units = tuple(map(_unit, framework.units))
    cleaned = replace(
        framework,
        title=clean_line(framework.title),
        version=clean_line(framework.version),
        source=clean_line(framework.source),
        attribution=clean_line(framework.attribution),
        units=units,
        pathways=tuple(replace(each, title=clean_line(each.title) or each.code) for each in framework.pathways),
        combinations=tuple(replace(each, title=clean_line(each.title)) for each in framework.combinations),
    )
    return tightened(cleaned)


def _unit_wants(unit: Unit, at: At) -> Iterator[Want]:
    if not clean_line(unit.title):
        yield Want(at, tr("{code} has no title: write what it is called.", code=unit.code))
    if not unit.criteria:
        yield Want(at, tr("{code} {title} has no criteria: add one, or remove it.", code=unit.code, title=unit.title))
        return
    for place, outcome in enumerate(unit.outcomes):
        where = (*at, place)
        if not is_implied(unit) and not clean_line(outcome.title):
            yield Want(where, tr("{code} has no title: write what it is called.", code=outcome.code))
        if not outcome.criteria:
            said = tr("{code} {title} has no criteria: add one, or remove it.", code=outcome.code, title=outcome.title)
            yield Want(where, said)
        for row, criterion in enumerate(outcome.criteria):
            if not clean_line(criterion.text):
                yield Want((*where, row), tr("{code} has no words: write them, or remove it.", code=criterion.code))
            elif len(criterion.text) > LONGEST:
                yield Want((*where, row), tr("{code} is too long: shorten it.", code=criterion.code))


def _named_twice(framework: Framework) -> Iterator[Want]:
    yield from _twice((unit.code for unit in framework.units), ())
    for place, unit in enumerate(framework.units):
        yield from _twice((outcome.code for outcome in unit.outcomes), (place,))
        yield from _twice((criterion.code for criterion in unit.criteria), (place,))


def _twice(codes: Iterable[str], at: At) -> Iterator[Want]:
    for code, count in Counter(map(str.casefold, codes)).items():
        if count > 1:
            yield Want(at, tr("{code} is there twice: give each its own number.", code=code))


def _at(framework: Framework, where: str) -> At:
    parts = where.split("/")
    for u, unit in enumerate(framework.units):
        if len(parts) > 1 and unit.code == parts[1]:
            for o, outcome in enumerate(unit.outcomes):
                for c, criterion in enumerate(outcome.criteria):
                    if len(parts) > 2 and criterion.code == parts[2]:
                        return (u, o, c)
            return (u,)
    return ()


def _unit(unit: Unit) -> Unit:
    return replace(
        unit,
        title=clean_line(unit.title),
        guidance=_guidance(unit.guidance),
        groups=tuple(replace(each, title=clean_line(each.title)) for each in unit.groups),
        outcomes=tuple(map(_outcome, unit.outcomes)),
    )


def _outcome(outcome: Outcome) -> Outcome:
    return replace(outcome, title=clean_line(outcome.title), criteria=tuple(map(_criterion, outcome.criteria)))


def _criterion(criterion: Criterion) -> Criterion:
    return replace(
        criterion,
        text=clean_line(criterion.text),
        grade=clean_line(criterion.grade),
        needs=tuple(replace(need, label=clean_line(need.label)) for need in criterion.needs if clean_line(need.label)),
    )


def _guidance(guidance: Guidance) -> Guidance:
    concepts = (_concept(clean_line(each.term), clean_line(each.text)) for each in guidance.concepts)
    return Guidance(
        clean(guidance.synopsis).strip(),
        tuple(each for each in concepts if each.text),
        tuple(filter(None, map(clean_line, guidance.tips))),
        tuple(filter(None, map(clean_line, guidance.mistakes))),
        guidance.cues,
    )


def _concept(term: str, text: str) -> Concept:
    return Concept(term, text) if text else Concept("", term)
