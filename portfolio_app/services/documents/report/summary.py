"""The summary of coverage: how far each unit is."""

from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    Role,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
)
from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.frameworks.nouns import Noun, begun
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.translation import say_number, tr

_SHOWN = (State.CLAIMED, State.PARTLY, State.NONE)
_DECIDED = (State.MET, State.NOT_YET_MET)


def summary_blocks(sources: Sources) -> list[Block]:
    """Return the summary: a sentence, and a table with a row for each unit."""
    coverage, heading = sources.coverage, Heading(tr("Summary of coverage"), 1, "summary")
    if not sources.criterion:
        said = tr("The portfolio has no criteria yet, so its evidence is not mapped to any.")
        return [heading, Paragraph((Run(said),), Role.INTRO)]
    decided = any(entry.state in _DECIDED for entry in coverage.criteria)
    states = (*_DECIDED, *_SHOWN) if decided else _SHOWN
    said = tr(
        "{claimed} of {criteria} are claimed in full",
        claimed=coverage.claimed,
        criteria=sources.noun.count(coverage.total),
    )
    rows = [_row(sources, key, unit_title, states) for key, unit_title in _units(sources)]
    rows.append(_total(sources, states))
    return [
        heading,
        Paragraph((Run(f"{said}{_used(sources)}."),), Role.INTRO),
        Table(
            columns=(
                Column(begun(sources.noun.part), 1.0),
                Column(tr("Title"), 5.0),
                *(Column(tr(state.value).capitalize(), 1.25, Align.RIGHT) for state in states),
                Column(sources.noun.heads, 1.1, Align.RIGHT),
            ),
            rows=tuple(rows),
            summary=tr(
                "For each {part}, how many of its {many} are claimed, partly claimed and not claimed.",
                part=sources.noun.part,
                many=sources.noun.many,
            ),
        ),
        Paragraph(_legend(states, sources.noun), Role.NOTE),
    ]


def _used(sources: Sources) -> str:
    """Return by what the criteria are claimed, to stand after their count."""
    counted = [claim for claim in sources.counted if claim.criterion in sources.criterion]
    if not counted:
        return tr(": nothing is claimed yet")
    used_ids = {claim.evidence_id for claim in counted}
    written = used_ids <= {account.evidence.id for account in sources.whole.accounts if not account.about}
    pieces = plural(len(used_ids), "reflective account" if written else "piece")
    used = tr(
        ", by {claims} in {pieces}{what}",
        claims=plural(len(counted), "claim"),
        pieces=pieces,
        what="" if written else tr(" of evidence"),
    )
    return (
        tr("{used}; {claims} of them are starred and shown", used=used, claims=say_number(len(sources.claims)))
        if sources.options.starred_only
        else used
    )


def _units(sources: Sources) -> list[tuple[str, str]]:
    return [(key, unit.title) for key, unit in each_unit(sources.frameworks)]


def _row(sources: Sources, key: str, title: str, states: tuple[State, ...]) -> Row:
    """Return how far a unit is; one of which nothing is asked for is muted, and says why."""
    own = [entry for entry in sources.coverage.criteria if entry.criterion.reference.rsplit("/", 1)[0] == key]
    entries = [entry for entry in own if entry.needed]
    tone = Tone.PLAIN if entries else Tone.MUTED
    code = Run(key.split("/")[1], Tone.STRONG if entries else tone, f"unit-{key}")
    reasons = {sources.unneeded.get(entry.criterion.reference, "") for entry in own}
    why = reasons.pop() if len(reasons) == 1 and not entries else ""
    said = Run(tr("{title}: {why}", title=title, why=why) if why else title, tone)
    cells = ((code,), (said,), *_counts(entries, states, tone))
    return Row(tuple((line,) for line in cells), sources.colour(own[0].criterion) if own else None)


def _total(sources: Sources, states: tuple[State, ...]) -> Row:
    cells = (
        (),
        (Run(tr("All {parts}", parts=sources.noun.parts), Tone.STRONG),),
        *_counts(_asked(sources), states, Tone.STRONG),
    )
    return Row(tuple((line,) for line in cells))


def _asked(sources: Sources) -> list[CriterionCoverage]:
    return [entry for entry in sources.coverage.criteria if entry.needed]


def _counts(entries: list[CriterionCoverage], states: tuple[State, ...], tone: Tone) -> list[Line]:
    counts = [sum(entry.state is state for entry in entries) for state in states]
    return [(Run(str(count), tone),) for count in (*counts, len(entries))]


def _legend(states: tuple[State, ...], noun: Noun) -> Line:
    meaning = {
        State.CLAIMED: tr("everything that the {one} asks for", one=noun.one),
        State.PARTLY: tr("some of what it asks for"),
        State.NONE: tr("nothing yet"),
        State.MET: tr("so decided by the assessor"),
        State.NOT_YET_MET: tr("so decided by the assessor"),
    }
    line: list[Run | StateRun] = []
    for state in states:
        line += [StateRun(state, Tone.SMALL), Run(f": {meaning[state]}.  ", Tone.SMALL)]
    return tuple(line)
