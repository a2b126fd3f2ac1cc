"""Decisions in documents: what counts at each criterion, and every decision with its feedback."""

from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Check, Decision
from portfolio_app.domain.decisions.ruling import Part
from portfolio_app.domain.documents.report import Block, Column, Heading, Line, Row, Run, StateRun, Table, Tone
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.action_plan import dispute_words, one_line, who_and_when
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_day_of
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.translation import mark, tr

_COLUMNS = (
    Column(mark("Decision"), 1.9),
    Column(mark("By, date"), 3.0),
    Column(mark("Feedback"), 3.7),
)


def decided_lines(sources: Sources, criterion: Criterion) -> list[Line]:
    """Return what was decided on a criterion: by whom, the feedback, who disagrees, and what changed since."""
    standing = sources.standings.get(criterion.reference)
    if standing is None:
        return []
    lines: list[Line] = []
    if standing.decision:
        said = f": {one_line(standing.decision.feedback)}" if standing.decision.feedback else ""
        lines.append(
            (
                Run(
                    tr("Decided by {who_and_when}{said}", who_and_when=who_and_when(standing.decision), said=said),
                    Tone.SMALL,
                ),
            )
        )
        lines.append((Run(trust_words(standing, standing.decision), Tone.SMALL),))
    elif standing.against:
        trust = standing.trust
        who = ", ".join(f"{who_and_when(d)}: {d.verdict.value} ({trust.signed_words(d)})" for d in standing.against)
        lines.append((Run(tr("Decided differently on the same words: {who}", who=who), Tone.SMALL),))
    else:
        last = standing.history[-1]
        said = tr("{who_and_when} does not count.", who_and_when=f"{who_and_when(last)}: {last.verdict.value}")
        lines.append((Run(f"{said} {trust_words(standing, last)}", Tone.SMALL),))
    if standing.ruling.dispute:
        lines.append((Run(dispute_words(standing.ruling), Tone.SMALL),))
    if standing.since and (standing.decision or standing.against):
        lines.append(
            (StateRun(State.RECHECK, Tone.SMALL), Run(tr(": since then {since}", since=standing.since), Tone.SMALL))
        )
    return lines


def trust_words(standing: Standing, decision: Decision) -> str:
    """Say on one line how far a decision can be trusted: whether it is signed, and what to know."""
    signed = standing.trust.signed_words(decision)
    return " ".join((f"{signed[0].upper()}{signed[1:]}.", *standing.trust.notes(decision)))


def by_whom(standing: Standing, decision: Decision) -> str:
    """Say who decided, when, and signed by which key or not."""
    return f"{who_and_when(decision)}; {standing.trust.signed_words(decision)}"


def verdicts_on(standing: Standing | None) -> tuple[str, ...]:
    """Say who gave the verdict that counts, when, and signed by which key or not; of two who disagree, each verdict."""
    if standing is None:
        return ()
    if standing.decision:
        return (by_whom(standing, standing.decision),)
    said = tuple(f"{tr(each.verdict.value)}: {by_whom(standing, each)}" for each in standing.against)
    if said:
        return said
    last = standing.history[-1]
    return (tr("{verdict} does not count: {who}", verdict=tr(last.verdict.value), who=by_whom(standing, last)),)


def decision_blocks(sources: Sources) -> list[Block]:
    """Return every decision that counts or counted, in the order of the criteria; nothing when there is none."""
    rows = tuple(
        _row(sources, criterion, decision)
        for reference, criterion in sources.criterion.items()
        if reference in sources.standings
        for decision in sources.standings[reference].history
    )
    if not rows:
        return []
    table = Table(
        (Column(sources.noun.head, 1.2), *_COLUMNS),
        rows,
        tr("Every decision with who made it, when, and the feedback."),
    )
    return [Heading(tr("Decisions"), 1, "decisions"), table]


def _row(sources: Sources, criterion: Criterion, decision: Decision) -> Row:
    standing = sources.standings[criterion.reference]
    part = standing.part_of(decision)
    past = part in (Part.EARLIER, Part.ASIDE)
    verdict: list[Line] = [(Run(tr(decision.verdict.value), Tone.MUTED if past else Tone.STRONG),)]
    said_of_it = "" if part is Part.COUNTS else tr(part.value)
    verdict += [(Run(said, Tone.SMALL),) for said in (checks_of(decision), said_of_it) if said]
    signed = standing.trust.signed_words(decision)
    who = [decision.decided_by, decision.role.value, say_day_of(decision.decided_at), signed]
    who += [tr("Note: {note}", note=note) for note in standing.trust.notes(decision)]
    cells: tuple[tuple[Line, ...], ...] = (
        ((Run(sources.code(criterion), Tone.STRONG, sources.criterion_link(criterion)),),),
        tuple(verdict),
        tuple((Run(said, Tone.SMALL if place else Tone.PLAIN),) for place, said in enumerate(who)),
        tuple(feedback_lines(decision)) or ((),),
    )
    return Row(cells, sources.colour(criterion))


def checks_of(decision: Decision) -> str:
    """Return the checks that were made, in their usual order."""
    return ", ".join(check.value for check in Check if check in decision.checks)


def feedback_lines(decision: Decision) -> list[Line]:
    """Return the feedback, how it was decided, and the questions to be asked."""
    lines: list[Line] = [(Run(part),) for part in decision.feedback.split("\n") if part.strip()]
    if decision.method:
        lines.append((Run(tr("How: {method}", method=decision.method), Tone.SMALL),))
    asked = [part for part in decision.questions.split("\n") if part.strip()]
    return [*lines, *((Run(tr("Question: {part}", part=part), Tone.SMALL),) for part in asked)]
