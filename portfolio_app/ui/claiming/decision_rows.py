"""Decisions as rows: what a file would bring, in groups, and what was decided in words."""

from collections.abc import Callable

from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Decision, Verdict
from portfolio_app.domain.decisions.decision_return import Fate, Incoming, Preview
from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.progress.action_plan import dispute_words, one_line, opposed_words, who_and_when
from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.tree_rows import TreeRow

STATES = {
    Verdict.MET: State.MET,
    Verdict.NOT_YET_MET: State.NOT_YET_MET,
    Verdict.MORE_EVIDENCE: State.NOT_YET_MET,
}


def preview_rows(preview: Preview, about: Callable[[str], tuple[str, str, int]], noun: Noun) -> tuple[TreeRow, ...]:
    """Return the decisions under their verdicts, then what is there already.

    ``about`` gives code, text and colour of a criterion, ``noun`` is what it is called.
    """
    groups = [
        *((tr(verdict.value).capitalize(), STATES[verdict], verdict) for verdict in Verdict),
        (tr("In your portfolio already"), None, None),
    ]
    found: list[TreeRow] = []
    for title, state, verdict in groups:
        rows = tuple(
            _row(entry, about)
            for entry in preview.incoming
            if (entry.fate is Fate.THERE if verdict is None else entry.fate is Fate.NEW and _is(entry, verdict))
        )
        if rows:
            count = noun.count(len(rows))
            found.append(TreeRow(title, state=state, trailing=count, heading=True, key=title, rows=rows))
    return tuple(found)


def _is(entry: Incoming, verdict: Verdict) -> bool:
    return entry.decision.verdict is verdict


def _row(entry: Incoming, about: Callable[[str], tuple[str, str, int]]) -> TreeRow:
    code, text, colour = about(entry.decision.criterion)
    said = [one_line(entry.decision.feedback), *_doubts(entry)]
    state = State.RECHECK if _doubts(entry) else None
    return TreeRow(text, detail=" ".join(filter(None, said)), code=code, colour=colour, state=state, key=entry)


def _doubts(entry: Incoming) -> list[str]:
    said = [
        tr("{opposed_words}: ask them.", opposed_words=opposed_words(other, entry.decision)) for other in entry.against
    ]
    said += [tr("Since it was decided: {since}.", since=entry.since)] * bool(entry.since)
    said += [tr("It reads otherwise now.")] * entry.wording
    return [*said, *entry.notes]


def claim_said(standing: Standing | None, claim_id: int) -> str:
    """Return what was decided about a claim's criterion and about the claim itself, for the learner; "" for nothing."""
    if standing is None:
        return ""
    if standing.decision is None:
        return "; ".join(f"{who_and_when(d)}: {d.verdict.value}" for d in standing.against)
    decision = standing.decision
    claim = decision.of_claim(claim_id)
    parts = [
        f"{decision.verdict.value.capitalize()} ({who_and_when(decision)}; {standing.trust.signed_words(decision)})."
    ]
    parts += standing.trust.notes(decision)
    parts += [dispute_words(standing.ruling)] * bool(standing.ruling.dispute)
    if claim is not None and claim.accepted is not None:
        parts.append(tr("These words were accepted.") if claim.accepted else tr("These words were not accepted."))
    parts += [one_line(claim.feedback)] * bool(claim and claim.feedback)
    parts += [one_line(decision.feedback)] * bool(decision.feedback)
    parts += [tr("To be asked: {one_line}", one_line=one_line(decision.questions))] * bool(decision.questions)
    if claim_id in standing.since.changed:
        parts.append(tr("You changed these words since."))
    elif claim_id in standing.since.added:
        parts.append(tr("You added this claim since."))
    return "\n".join(parts)


def claim_short(standing: Standing | None, claim_id: int) -> str:
    """Return the same in few words, the gravest first; "" for nothing."""
    if standing is None:
        return ""
    if standing.decision is None:
        return tr("Your assessors disagree") if standing.against else ""
    if claim_id in standing.refused:
        _, feedback = standing.refusal_of(claim_id)
        return tr("Not accepted: {one_line}", one_line=one_line(feedback)) if feedback else tr("Not accepted")
    verdict = tr("In dispute") if standing.ruling.dispute else standing.decision.verdict.value.capitalize()
    return f"{verdict}: {one_line(standing.decision.feedback)}" if standing.decision.feedback else verdict


def claim_state(standing: Standing | None, claim_id: int) -> State | None:
    """Return the sign of what was decided about a claim; a cross where these very words were not accepted."""
    if standing is None or (standing.decision is None and not standing.against):
        return None
    if standing.decision is None:
        return State.RECHECK
    claim = standing.decision.of_claim(claim_id)
    if claim_id in standing.refused or (claim is not None and claim.accepted is False):
        return State.NOT_YET_MET
    return STATES[standing.decision.verdict]


def decision_lines(standing: Standing, decision: Decision) -> list[str]:
    """Return what a decision says, a paragraph each: how far to trust it, feedback, how it was reached, questions."""
    signed = standing.trust.signed_words(decision)
    lines = [
        f"{signed[0].upper()}{signed[1:]}.",
        *(tr("Note: {note}", note=note) for note in standing.trust.notes(decision)),
    ]
    lines += [part for part in decision.feedback.split("\n") if part.strip()]
    lines += [tr("How: {method}", method=decision.method)] * bool(decision.method)
    return [*lines, *(tr("To be asked: {part}", part=part) for part in decision.questions.split("\n") if part.strip())]
