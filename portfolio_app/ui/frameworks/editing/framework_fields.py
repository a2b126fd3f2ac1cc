"""The fields of a framework and of a unit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.details import (
    concepts_of,
    lines_of,
    on_unit,
    say_concepts,
    with_groups,
    with_pathways,
    with_rule,
    with_rules,
)
from portfolio_app.domain.frameworks.editing.draft import At, unit_at
from portfolio_app.domain.frameworks.editing.numbers import free
from portfolio_app.domain.frameworks.editing.steps import code_at, renumbered, reworded, words_at
from portfolio_app.domain.frameworks.framework import Framework, Guidance
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.frameworks.sufficiency import Combination, Group, Pathway
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.editing.fields import Choice, Field, Heading, Table, Words
from portfolio_app.ui.frameworks.editing.rows_field import Row

_MOST_LEVEL = 12
_MOST = 100_000
_MOST_DIGITS = 7


def framework_fields() -> tuple[Field, ...]:
    """Return the fields of a framework."""
    return (
        Words("title", tr("Title"), words_at, reworded),
        Words("code", tr("Short code"), code_at, renumbered, hint=tr("Without blanks, such as CS101."), whole=True),
        Words("version", tr("Version"), lambda f, _: f.version, lambda f, _, said: replace(f, version=said)),
        Choice("kind", tr("What it is"), _kinds, lambda f, _: f.kind.value, _write_kind),
        Choice("regime", tr("How it is assessed"), _regimes, lambda f, _: f.regime.value, _write_regime),
        Words("level", tr("Level"), lambda f, _: _number(f.level), _write_level, whole=True),
        Words(
            "hours",
            tr("Hours of training"),
            lambda f, _: _number(f.minimum_hours),
            lambda f, _, said: replace(f, minimum_hours=_read(said)),
            whole=True,
        ),
        Words(
            "source",
            tr("Where the words come from"),
            lambda f, _: f.source,
            lambda f, _, said: replace(f, source=said),
            2,
            tr("Such as the handbook and its date; it is printed with the words."),
        ),
        Heading(tr("Choices"), tr("Only where learners choose a way through it, or some of its units.")),
        Table(
            "pathways",
            tr("Pathways"),
            (tr("What the pathway is called"),),
            (),
            tr("Add a pathway"),
            lambda f, _: [Row(each.code, each.title) for each in f.pathways],
            _write_pathways,
        ),
        Table(
            "rules",
            tr("Rules for optional units"),
            (tr("Which units these are"), tr("Units, at least"), tr("Credits, at least")),
            (0, 0),
            tr("Add a rule"),
            lambda f, _: [Row(each.code, each.title, (each.units, each.credits)) for each in f.combinations],
            _write_rules,
        ),
    )


def unit_fields() -> tuple[Field, ...]:
    """Return the fields of a unit."""
    return (
        Words("words", tr("What it is called"), words_at, reworded, 2),
        Words("code", tr("Number"), code_at, renumbered, whole=True),
        Words("credits", tr("Credits"), lambda f, at: _number(unit_at(f, at).credits), _write_credits, whole=True),
        Words(
            "hours", tr("Guided learning hours"), lambda f, at: _number(unit_at(f, at).hours), _write_hours, whole=True
        ),
        Choice("rule", tr("Who does it"), _rules, lambda f, at: unit_at(f, at).combination, with_rule),
        Heading(tr("Groups"), tr("Where some of its criteria are enough, or each has to be shown more than once.")),
        Table(
            "groups",
            tr("Groups of criteria"),
            (tr("What the group is called"), tr("How many (0: all)"), tr("Times each")),
            (0, 1),
            tr("Add a group"),
            lambda f, at: [Row(each.code, each.title, (each.at_least, each.times)) for each in unit_at(f, at).groups],
            _write_groups,
        ),
        Heading(tr("Help"), tr("What is shown beside an account while somebody writes it.")),
        _help("synopsis", tr("What it is about"), lambda g: g.synopsis, lambda g, said: replace(g, synopsis=said)),
        _help(
            "concepts",
            tr("Key ideas, one on each line"),
            lambda g: say_concepts(g.concepts),
            lambda g, said: replace(g, concepts=concepts_of(said)),
            tr("Such as “Parcel: something in paper”."),
        ),
        _help(
            "tips",
            tr("Tips, one on each line"),
            lambda g: "\n".join(g.tips),
            lambda g, said: replace(g, tips=lines_of(said)),
        ),
        _help(
            "mistakes",
            tr("Common mistakes, one on each line"),
            lambda g: "\n".join(g.mistakes),
            lambda g, said: replace(g, mistakes=lines_of(said)),
        ),
    )


def _help(
    name: str,
    label: str,
    read: Callable[[Guidance], str],
    write: Callable[[Guidance, str], Guidance],
    hint: str = "",
) -> Words:
    def written(framework: Framework, at: At, said: str) -> Framework:
        return on_unit(framework, at, lambda unit: replace(unit, guidance=write(unit.guidance, said)))

    return Words(name, label, lambda f, at: read(unit_at(f, at).guidance), written, 4, hint)


def _kinds(_framework: Framework, _at: At) -> Sequence[tuple[str, str]]:
    return [(kind.value, tr(kind.value)) for kind in FrameworkKind]


def _write_kind(framework: Framework, _at: At, said: str) -> Framework:
    return replace(framework, kind=FrameworkKind(said))


def _regimes(_framework: Framework, _at: At) -> Sequence[tuple[str, str]]:
    return [(each.value, tr(each.value) if each.value else tr("Not said")) for each in Regime]


def _write_regime(framework: Framework, _at: At, said: str) -> Framework:
    return replace(framework, regime=Regime(said))


def _write_level(framework: Framework, _at: At, said: str) -> Framework:
    return replace(framework, level=_read(said, _MOST_LEVEL))


def _write_credits(framework: Framework, at: At, said: str) -> Framework:
    number = _read(said)
    return on_unit(framework, at, lambda unit: replace(unit, credits=number))


def _write_hours(framework: Framework, at: At, said: str) -> Framework:
    number = _read(said)
    return on_unit(framework, at, lambda unit: replace(unit, hours=number))


def _rules(framework: Framework, _at: At) -> Sequence[tuple[str, str]]:
    if not framework.combinations:
        return []
    optional = (
        (each.code, tr("Who chooses it: {rule}", rule=each.title or each.code)) for each in framework.combinations
    )
    return [("", tr("Everybody")), *optional]


def _write_pathways(framework: Framework, _at: At, rows: tuple[Row, ...]) -> Framework:
    return with_pathways(framework, tuple(Pathway(row.code, row.name) for row in _coded(rows, "P")))


def _write_rules(framework: Framework, _at: At, rows: tuple[Row, ...]) -> Framework:
    return with_rules(framework, tuple(Combination(row.code, row.name, *row.numbers) for row in _coded(rows, "R")))


def _write_groups(framework: Framework, at: At, rows: tuple[Row, ...]) -> Framework:
    return with_groups(framework, at, tuple(Group(row.code, row.name, *row.numbers) for row in _coded(rows, "G")))


def _coded(rows: tuple[Row, ...], letter: str) -> list[Row]:
    """Return the rows that have a name, each with a code that no other has."""
    made: list[Row] = []
    taken = [row.code for row in rows if row.code]
    for row in rows:
        if row.name:
            code = row.code or free(f"{letter}1", taken)
            taken.append(code)
            made.append(replace(row, code=code))
    return made


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _read(said: str, most: int = _MOST) -> int | None:
    """Return the number that is written, None for nothing; refused where it is none, or too large."""
    wanted = said.strip()
    if not wanted:
        return None
    if not wanted.isdecimal() or len(wanted) > _MOST_DIGITS or int(wanted) > most:
        raise InputError(tr("“{said}” is no number up to {most}: write figures only.", said=excerpt(wanted), most=most))
    return int(wanted)
