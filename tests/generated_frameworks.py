"""Frameworks of every kind, made up: what is read back must equal them."""

import string
from datetime import date

from hypothesis import strategies as st

from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    CriterionKind,
    Framework,
    Guidance,
    Need,
    Outcome,
    Unit,
)
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.sufficiency import Combination, Descriptor, Group, Pathway
from portfolio_app.domain.words.text import clean_line

CODES = st.text(string.ascii_uppercase + string.digits + ".-", min_size=1, max_size=5)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40).map(clean_line)
SOME_TEXT = TEXTS.filter(bool)
NUMBERS = st.none() | st.integers(0, 1000)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))


def _distinct(codes: st.SearchStrategy[str], fewest: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(codes, min_size=fewest, max_size=most, unique_by=str.casefold)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Draw a framework that contradicts itself nowhere, as one comes from a source: nothing is chosen in it."""
    code = draw(CODES)
    pathways = tuple(Pathway(each, draw(SOME_TEXT)) for each in draw(_distinct(CODES, 0, 3)))
    rules = tuple(
        Combination(each, draw(TEXTS), draw(st.integers(0, 9)), draw(st.integers(0, 99)))
        for each in draw(_distinct(CODES, 0, 2))
    )
    units = [draw(_units(code, each, pathways, rules)) for each in draw(_distinct(CODES, 1, 3))]
    return _covered(
        draw,
        Framework(
            code=code,
            title=draw(SOME_TEXT),
            version=draw(SOME_TEXT),
            units=tuple(units),
            level=draw(st.none() | st.integers(0, 12)),
            source=draw(TEXTS),
            attribution=draw(TEXTS),
            kind=draw(st.sampled_from(FrameworkKind)),
            regime=draw(st.sampled_from(Regime)),
            valid_from=draw(DAYS),
            valid_until=draw(DAYS),
            status=draw(TEXTS),
            credits=draw(NUMBERS),
            minimum_hours=draw(NUMBERS),
            licence=draw(TEXTS),
            pathways=pathways,
            combinations=rules,
            descriptors=tuple(
                Descriptor(draw(SOME_TEXT), draw(TEXTS), draw(TEXTS)) for _ in range(draw(st.integers(0, 2)))
            ),
        ),
    )


def _covered(draw: st.DrawFn, framework: Framework) -> Framework:
    """Add a unit of criteria that cover statements of the others, or none."""
    if not draw(st.booleans()) or any(unit.code.casefold() == "ao" for unit in framework.units):
        return framework
    names = [f"{unit.code}/{criterion.code}" for unit in framework.units for criterion in unit.criteria]
    covering = tuple(
        Criterion(
            f"{framework.code}/AO/AO{number}",
            f"AO{number}",
            draw(SOME_TEXT),
            CriterionKind.OUTCOME,
            covers=tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique_by=str.casefold))),
            pathways=_some(draw, framework.pathways),
        )
        for number in range(1, draw(st.integers(2, 4)))
    )
    layer = Unit("AO", "Assessment outcomes", (Outcome("1", "All", covering),))
    values = {name: getattr(framework, name) for name in Framework.__slots__}
    return Framework(**{**values, "units": (*framework.units, layer)})


@st.composite
def _units(
    draw: st.DrawFn, framework: str, code: str, pathways: tuple[Pathway, ...], rules: tuple[Combination, ...]
) -> Unit:
    groups = draw(_distinct(CODES, 0, 2))
    codes = draw(_distinct(CODES, 1, 8))
    cuts = sorted(draw(st.lists(st.integers(1, len(codes)), max_size=2, unique=True)))
    parts = [part for part in (codes[a:b] for a, b in zip([0, *cuts], [*cuts, len(codes)], strict=True)) if part]
    names = draw(_distinct(CODES, len(parts), len(parts)))
    outcomes = tuple(
        Outcome(name, draw(SOME_TEXT), draw(_criteria(f"{framework}/{code}", part, groups, pathways)))
        for name, part in zip(names, parts, strict=True)
    )
    sizes = [criterion.group for outcome in outcomes for criterion in outcome.criteria]
    combination = draw(st.sampled_from(["", *(rule.code for rule in rules)]))
    return Unit(
        code,
        draw(SOME_TEXT),
        outcomes,
        draw(_guidance()),
        level=draw(st.none() | st.integers(0, 12)),
        credits=draw(NUMBERS),
        hours=draw(NUMBERS),
        groups=tuple(
            Group(each, draw(TEXTS), draw(st.integers(0, sizes.count(each))), draw(st.integers(1, 5)))
            for each in groups
        ),
        combination=combination,
        chosen=not combination,
        identity=draw(TEXTS),
    )


@st.composite
def _criteria(
    draw: st.DrawFn, unit: str, codes: list[str], groups: list[str], pathways: tuple[Pathway, ...]
) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            f"{unit}/{code}",
            code,
            draw(SOME_TEXT),
            draw(st.sampled_from(CriterionKind)),
            draw(st.sampled_from(["", "explain"])),
            tuple(Need(label, draw(st.integers(1, 5))) for label in draw(_distinct(SOME_TEXT, 0, 2))),
            draw(st.sampled_from(["assessor", "employer", "assessment organisation"])),
            draw(st.booleans()),
            _some(draw, pathways),
            draw(st.sampled_from(["", *groups])),
            parent=draw(st.sampled_from(["", *codes[:index]])),
            grade=draw(st.sampled_from(["", "pass", "distinction"])),
            identity=draw(TEXTS),
        )
        for index, code in enumerate(codes)
    )


@st.composite
def _guidance(draw: st.DrawFn) -> Guidance:
    return Guidance(
        draw(TEXTS),
        tuple(Concept(draw(TEXTS), draw(SOME_TEXT)) for _ in range(draw(st.integers(0, 2)))),
        tuple(draw(st.lists(SOME_TEXT, max_size=2))),
        tuple(draw(st.lists(SOME_TEXT, max_size=2))),
    )


def _some(draw: st.DrawFn, pathways: tuple[Pathway, ...]) -> tuple[str, ...]:
    codes = [pathway.code for pathway in pathways]
    return tuple(draw(st.lists(st.sampled_from(codes), unique=True, max_size=2))) if codes else ()
