"""The action plan: what is to be done after an assessor's decisions."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.dates import say_date
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.moment import day_of
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.quotation import quoted

NOT_YET, DISAGREE, CHANGED, NOT_ACCEPTED = "not yet met", "they disagree", "changed since decided", "not accepted"
"""The kinds of steps."""


def plan(standings: Iterable[Standing], evidence: dict[int, int]) -> tuple[Finding, ...]:
    """Return the steps; ``evidence`` is the number of the evidence that each standing claim is on, by the claim's."""
    return tuple(step for standing in standings for step in _steps(standing, evidence))


def _steps(standing: Standing, evidence: dict[int, int]) -> Iterator[Finding]:
    where, decision = standing.criterion, standing.decision
    if decision is None:
        if standing.against:
            who = " and ".join(f"{d.decided_by} decided “{d.verdict.value}”" for d in standing.against)
            yield Finding(DISAGREE, where, f"{who} on the same words: ask them to agree, and take their answer in.")
        return
    if decision.met:
        if standing.since.changed or standing.since.gone:
            said = f"{who_and_when(decision)} found this met, and since then {standing.since}: show them what is new."
            yield Finding(CHANGED, where, said)
        return
    feedback = f" {quoted(one_line(decision.feedback))}" if decision.feedback else ""
    next_step = (
        f"Since then: {standing.since}. Hand it over again."
        if standing.since
        else "Do what it says, then hand it over."
    )
    yield Finding(NOT_YET, where, f"{who_and_when(decision)}: {decision.verdict.value}.{feedback} {next_step}")
    untouched = set(evidence) - set(standing.since.changed)
    for claim in decision.claims:
        if claim.accepted is False and claim.claim_id in untouched:
            place = f"{reference_of(evidence[claim.claim_id])} claim {claim.claim_id}"
            said = f": {quoted(one_line(claim.feedback))}" if claim.feedback else "."
            yield Finding(NOT_ACCEPTED, place, f"{decision.decided_by} did not accept these words for {where}{said}")


def who_and_when(decision: Decision) -> str:
    """Return who decided and on which day."""
    return f"{decision.decided_by}, {say_date(day_of(decision.decided_at))}"


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())
