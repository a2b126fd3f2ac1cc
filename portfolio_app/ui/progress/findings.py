"""What the check found, in groups."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.progress.finding import Finding, Group, Kind
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.tree_rows import TreeRow

_OF_EVIDENCE = frozenset({Kind.NO_DATE, Kind.ODD_DATE, Kind.NO_CLAIMS})
"""Kinds that are of an account or of other evidence, whichever they lead to."""


@dataclass(frozen=True, slots=True)
class Names:
    """What findings are shown with: criteria with their codes and colours, and the titles of evidence by id."""

    criteria: Mapping[str, Criterion]
    codes: Mapping[str, str]
    colours: Mapping[str, int]
    titles: Mapping[int, str]
    accounts: Collection[int] = ()
    """The evidence that is an account."""
    noun: Noun = Noun.CRITERION


def finding_rows(findings: Iterable[Finding], names: Names) -> tuple[TreeRow, ...]:
    """Return the findings under their groups, the gravest first; a line's key is its finding."""
    found: dict[Group, list[TreeRow]] = {group: [] for group in Group}
    for finding in findings:
        found[_group_of(finding, names)].append(_line(finding, names))
    return tuple(
        TreeRow(
            tr("{heads} not covered", heads=names.noun.heads) if group is Group.UNCOVERED else tr(group.title),
            state=group.state,
            sign=group.sign,
            trailing=(
                tr("advice only") if group is Group.THOUGHTS else plural(len(rows), "thing to do", "things to do")
            ),
            heading=True,
            key=group.title,
            rows=tuple(rows),
        )
        for group, rows in found.items()
        if rows
    )


def _group_of(finding: Finding, names: Names) -> Group:
    of_file = finding.kind in _OF_EVIDENCE and finding.where.evidence not in names.accounts
    return Group.FILES if of_file else finding.kind.group


def _line(finding: Finding, names: Names) -> TreeRow:
    where, message = finding.where, finding.message
    if where.evidence:
        if where.criterion in names.codes:
            message = message.replace(where.criterion, names.codes[where.criterion])
        return TreeRow(
            message, detail=names.titles.get(where.evidence, ""), code=reference_of(where.evidence), key=finding
        )
    if where.criterion in names.criteria:
        return TreeRow(
            names.criteria[where.criterion].text,
            detail=message,
            code=names.codes[where.criterion],
            colour=names.colours[where.criterion],
            key=finding,
        )
    return TreeRow(message, detail=str(where), key=finding)
