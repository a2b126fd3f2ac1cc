"""The fields of a criterion and of an outcome."""

from collections.abc import Sequence
from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.details import on_criterion, say_covers, with_covers, with_needs
from portfolio_app.domain.frameworks.editing.draft import At, criterion_at, unit_at
from portfolio_app.domain.frameworks.editing.steps import code_at, renumbered, reworded, words_at
from portfolio_app.domain.frameworks.framework import CriterionKind, Framework, Need
from portfolio_app.translation import mark, tr
from portfolio_app.ui.frameworks.editing.fields import Choice, Field, Heading, Table, Ticks, Words
from portfolio_app.ui.frameworks.editing.rows_field import Row

_MOST_NEEDS = 100
_ASSESSORS = {
    "assessor": mark("An assessor"),
    "assessment organisation": mark("The assessment organisation"),
    "employer": mark("Your employer"),
}


def outcome_fields() -> tuple[Field, ...]:
    """Return the fields of an outcome."""
    return (
        Words("words", tr("What it is called"), words_at, reworded, 3),
        Words("code", tr("Number"), code_at, renumbered, whole=True),
    )


def criterion_fields() -> tuple[Field, ...]:
    """Return the fields of a criterion."""
    return (
        Words("words", tr("What it says"), words_at, reworded, 5, tr("Copy the words as they stand in your list.")),
        Words("code", tr("Number"), code_at, renumbered, whole=True),
        Choice("kind", tr("What it asks for"), _kinds, lambda f, at: criterion_at(f, at).kind.value, _write_kind),
        Heading(tr("What is enough"), tr("Without anything here, one claim is enough.")),
        Table(
            "needs",
            tr("Needs"),
            (tr("What is needed"), tr("How many")),
            (1,),
            tr("Add a need"),
            lambda f, at: [Row("", need.label, (need.at_least,)) for need in criterion_at(f, at).needs],
            _write_needs,
        ),
        Choice("group", tr("Group"), _groups, lambda f, at: criterion_at(f, at).group, _write_group),
        Heading(tr("More")),
        Choice(
            "assessed_by", tr("Who confirms it"), _assessors, lambda f, at: criterion_at(f, at).assessed_by, _write_by
        ),
        Choice(
            "core",
            tr("Core"),
            lambda _f, _at: (("", tr("No")), ("core", tr("Yes, it is a core statement"))),
            lambda f, at: "core" if criterion_at(f, at).core else "",
            lambda f, at, said: on_criterion(f, at, lambda each: replace(each, core=bool(said))),
        ),
        Words(
            "covers",
            tr("Stands over these"),
            lambda f, at: say_covers(f, criterion_at(f, at)),
            with_covers,
            hint=tr("For an outcome or a grading criterion: the numbers of what it covers, such as K1, K2, S3."),
            whole=True,
        ),
        Ticks(
            "pathways",
            tr("Only for these pathways"),
            lambda f, _at: [(each.code, each.title or each.code) for each in f.pathways],
            lambda f, at: criterion_at(f, at).pathways,
            lambda f, at, codes: on_criterion(f, at, lambda each: replace(each, pathways=codes)),
            tr("With none ticked it is for everybody."),
        ),
        Words(
            "grade",
            tr("Only for the grade"),
            lambda f, at: criterion_at(f, at).grade,
            lambda f, at, said: on_criterion(f, at, lambda each: replace(each, grade=said)),
            hint=tr("Such as pass or distinction; leave it empty for what everybody has to show."),
        ),
    )


def _kinds(_framework: Framework, _at: At) -> Sequence[tuple[str, str]]:
    return [(kind.value, tr(kind.value)) for kind in CriterionKind]


def _write_kind(framework: Framework, at: At, said: str) -> Framework:
    return on_criterion(framework, at, lambda each: replace(each, kind=CriterionKind(said)))


def _assessors(framework: Framework, at: At) -> Sequence[tuple[str, str]]:
    known = [(value, tr(name)) for value, name in _ASSESSORS.items()]
    own = criterion_at(framework, at).assessed_by
    return known if own in _ASSESSORS else [*known, (own, own)]


def _write_by(framework: Framework, at: At, said: str) -> Framework:
    return on_criterion(framework, at, lambda each: replace(each, assessed_by=said))


def _groups(framework: Framework, at: At) -> Sequence[tuple[str, str]]:
    groups = unit_at(framework, at).groups
    return [("", tr("None")), *((each.code, each.title or each.code) for each in groups)] if groups else []


def _write_group(framework: Framework, at: At, said: str) -> Framework:
    return on_criterion(framework, at, lambda each: replace(each, group=said))


def _write_needs(framework: Framework, at: At, rows: tuple[Row, ...]) -> Framework:
    if len(rows) > _MOST_NEEDS:
        raise InputError(tr("A criterion has at most {most} needs.", most=_MOST_NEEDS))
    return with_needs(framework, at, (Need(row.name, row.numbers[0]) for row in rows))
