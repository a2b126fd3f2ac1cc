"""What the check found, in groups, and where each finding leads."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.action_plan import CHANGED, DISAGREE, NOT_ACCEPTED, NOT_YET, QUESTION
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.state import State
from portfolio_app.domain.words.text import plural
from portfolio_app.ui.widgets.tree_rows import TreeRow

_CLAIM = re.compile(r"\bclaim (\d+)$")
_REFERENCE = re.compile(r"[^\s/]+/[^\s/]+/[^\s/]*\w")
_EVIDENCE = re.compile(r"\bE\d{3,}\b")

_GROUPS: tuple[tuple[str, str, frozenset[str], State | None], ...] = (
    ("Damage", "!", frozenset({"damaged"}), None),
    ("Before you begin", "", frozenset({"no framework", "no accounts"}), State.NONE),
    ("Feedback: not yet met", "", frozenset({NOT_YET, NOT_ACCEPTED}), State.NOT_YET_MET),
    ("Your assessors disagree", "!", frozenset({DISAGREE}), None),
    ("Questions that you will be asked", "?", frozenset({QUESTION}), None),
    ("Changed since it was found met", "", frozenset({CHANGED}), State.RECHECK),
    ("Criteria not covered", "", frozenset({"uncovered"}), State.NONE),
    ("Partly covered", "", frozenset({"partly"}), State.PARTLY),
    ("Words to re-check", "", frozenset({"re-check"}), State.RECHECK),
    ("Claims without a need", "", frozenset({"no need"}), State.PARTLY),
    (
        "Witness statements",
        "!",
        frozenset({"changed statement", "unsigned statement", "odd statement", "employer"}),
        None,
    ),
    ("Unfinished accounts", "", frozenset({"unfinished", "no date", "odd date", "no claims"}), State.PARTLY),
)
_OTHER = ("Other things to look at", "!", frozenset[str](), None)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a finding leads: a criterion, or a piece of evidence and perhaps a claim on it; all empty for nowhere."""

    criterion: str = ""
    evidence: int = 0
    claim: int = 0

    def __bool__(self) -> bool:
        return bool(self.criterion or self.evidence)


@dataclass(frozen=True, slots=True)
class Names:
    """What findings are shown with: criteria with their codes and colours, and the titles of evidence by id."""

    criteria: Mapping[str, Criterion]
    codes: Mapping[str, str]
    colours: Mapping[str, int]
    titles: Mapping[int, str]


def target_of(finding: Finding, criteria: Iterable[str]) -> Target:
    """Return where a finding leads: its ``where`` is a criterion, ``E004 claim 12``, ``E004``, or nothing to go to."""
    if finding.where in criteria:
        return Target(criterion=finding.where)
    claim = _CLAIM.search(finding.where)
    # A damaged claim's place has no reference; its message does.
    named = _EVIDENCE.search(finding.where) or (_EVIDENCE.search(finding.message) if claim else None)
    evidence = id_of(named.group()) if named else None
    if not evidence:
        return Target()
    return Target(evidence=evidence, claim=int(claim.group(1)) if claim else 0)


def finding_rows(findings: Iterable[Finding], names: Names) -> tuple[TreeRow, ...]:
    """Return the findings under their groups, the gravest first; a line's key is its finding."""
    sorted_in: defaultdict[str, list[TreeRow]] = defaultdict(list)
    for finding in findings:
        title, *_ = next((group for group in _GROUPS if finding.kind in group[2]), _OTHER)
        sorted_in[title].append(_line(finding, names))
    return tuple(
        TreeRow(
            title,
            state=state,
            sign=sign,
            trailing=plural(len(sorted_in[title]), "thing to do", "things to do"),
            heading=True,
            key=title,
            rows=tuple(sorted_in[title]),
        )
        for title, sign, _, state in (*_GROUPS, _OTHER)
        if title in sorted_in
    )


def _line(finding: Finding, names: Names) -> TreeRow:
    target = target_of(finding, names.criteria)
    if target.criterion:
        return TreeRow(
            names.criteria[target.criterion].text,
            detail=finding.message,
            code=names.codes[target.criterion],
            colour=names.colours[target.criterion],
            key=finding,
        )
    if target.evidence:
        reference = _EVIDENCE.search(f"{finding.where} {finding.message}")
        return TreeRow(
            _REFERENCE.sub(lambda found: names.codes.get(found[0], found[0]), finding.message),
            detail=names.titles.get(target.evidence, ""),
            code=reference.group() if reference else "",
            key=finding,
        )
    return TreeRow(finding.message, detail=finding.where, key=finding)
