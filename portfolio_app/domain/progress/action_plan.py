"""The action plan: what is to be done after an assessor's decisions."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Decision, Role
from portfolio_app.domain.decisions.ruling import Ruling
from portfolio_app.domain.decisions.trust import same_person
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.translation import tr


def plan(standings: Iterable[Standing], evidence: dict[int, int]) -> tuple[Finding, ...]:
    """Return the steps; ``evidence`` is the number of the evidence that each standing claim is on, by the claim's."""
    return tuple(step for standing in standings for step in _steps(standing, evidence))


def _steps(standing: Standing, evidence: dict[int, int]) -> Iterator[Finding]:
    where, decision = Where(criterion=standing.criterion), standing.decision
    if decision is None:
        if standing.against:
            yield Finding(Kind.DISAGREED, where, _against_each_other(standing.against))
        return
    for question in questions_of(standing):
        yield Finding(
            Kind.QUESTION,
            where,
            tr(
                "{decided_by} will ask: “{question}” Think about your answer.",
                decided_by=decision.decided_by,
                question=question,
            ),
        )
    if decision.met:
        if standing.since.changed or standing.since.gone:
            said = tr(
                "{who_and_when} found this met, and since then {since}: show them what is new.",
                who_and_when=who_and_when(decision),
                since=standing.since,
            )
            yield Finding(Kind.CHANGED_SINCE, where, said)
        return
    feedback = f" {quoted(one_line(decision.feedback))}" if decision.feedback else ""
    next_step = (
        tr("Since then: {since}. Hand it over again.", since=standing.since)
        if standing.since
        else tr("Do what it says, then hand it over.")
    )
    disputed = f" {dispute_words(standing.ruling)}" if standing.ruling.dispute else ""
    said = f"{who_and_when(decision)}: {decision.verdict.value}.{feedback}{disputed} {next_step}"
    yield Finding(Kind.NOT_YET_MET, where, said)
    yield from _refused(standing, evidence)


def _against_each_other(decisions: tuple[Decision, ...]) -> str:
    first = decisions[0]
    if all(same_person(each.decided_by, first.decided_by) for each in decisions):
        return tr(
            "“Met” and “not yet met” both stand under the name of {name}, but not under one key, so neither counts: "
            "ask {name} which is theirs.",
            name=first.decided_by,
        )
    who = tr(" and ").join(
        tr("{decided_by} decided “{verdict}”", decided_by=d.decided_by, verdict=tr(d.verdict.value)) for d in decisions
    )
    return tr("{who} on the same words: ask them to agree, and take their answer in.", who=who)


def _refused(standing: Standing, evidence: dict[int, int]) -> Iterator[Finding]:
    for claim_id in sorted(standing.refused & evidence.keys()):
        decision, feedback = standing.refusal_of(claim_id)
        place = Where(evidence[claim_id], claim_id, criterion=standing.criterion)
        said = f": {quoted(one_line(feedback))}" if feedback else "."
        by = tr(
            "{decided_by} did not accept these words for {criterion}",
            decided_by=decision.decided_by,
            criterion=standing.criterion,
        )
        yield Finding(Kind.NOT_ACCEPTED, place, f"{by}{said}")


def dispute_words(ruling: Ruling) -> str:
    """Say in a sentence that a quality assurer disagrees, with whom, and what ends it; "" where none does."""
    if ruling.dispute is None:
        return ""
    assessed, assurer = ruling.dispute
    until = tr("it is not yet met until an assessor decides")
    said = tr(
        "In dispute: {decided_by} (quality assurer) decided “{verdict}”",
        decided_by=assurer.decided_by,
        verdict=tr(assurer.verdict.value),
    )
    if assessed is None:
        return tr("{said}, and no assessor has decided: {until}.", said=said, until=until)
    return tr(
        "{said} after {decided_by} decided “{verdict}”: {until} again.",
        said=said,
        decided_by=assessed.decided_by,
        verdict=tr(assessed.verdict.value),
        until=until,
    )


def opposed_words(other: Decision, decision: Decision) -> str:
    """Say how another decided otherwise than a decision that is looked at."""
    words = "" if Role.QUALITY_ASSURER in (other.role, decision.role) else tr(" on the same words")
    return f"{other.decided_by} ({other.role.value}) decided “{other.verdict.value}”{words}"


def questions_of(standing: Standing) -> tuple[str, ...]:
    """Return what the learner will be asked on a criterion, as the decisions that count say."""
    asking = (standing.decision,) if standing.decision else standing.against
    lines = (line.strip() for decision in asking for line in decision.questions.split("\n"))
    return tuple(dict.fromkeys(filter(None, lines)))


def who_and_when(decision: Decision) -> str:
    """Return who decided and on which day."""
    return f"{decision.decided_by}, {say_day_of(decision.decided_at)}"


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())
