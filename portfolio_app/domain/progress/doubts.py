"""Decisions in doubt: one rule for a learner's check, for checking a pack, and for whoever opens it."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.decisions.decided import Since, Standing
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.decisions.proving import LeftOut
from portfolio_app.domain.decisions.trust import Trust, is_to_come
from portfolio_app.domain.progress.action_plan import who_and_when
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt, plural, shown
from portfolio_app.translation import tr


def doubts_of(decisions: Iterable[Decision], trust: Trust, missing: Iterable[LeftOut] = ()) -> tuple[Finding, ...]:
    """Return what is in doubt, the gravest first; ``missing`` are signed decisions that are not there."""
    counted = [decision for decision in decisions if decision.counted]
    return (
        *_changed(counted, trust),
        *(Finding(Kind.LEFT_OUT, Where(criterion=each.criterion, name=tr("decisions")), each.why) for each in missing),
        *_to_come(counted, trust),
        *_people(counted, trust),
        *_unproved(counted, trust),
    )


def changed_since(standings: Iterable[Standing]) -> tuple[Finding, ...]:
    """Return the criteria that were found met on other words than those that are there now."""
    return tuple(
        Finding(
            Kind.CHANGED_SINCE,
            Where(criterion=each.criterion),
            tr(
                "{who} found this met, and since then {since}: look at what is new.",
                who=_who(each.decision),
                since=Since(changed=each.since.changed),
            ),
        )
        for each in standings
        if each.decision and each.decision.met and each.since.changed
    )


def _changed(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    for decision in decisions:
        proof = trust.proof(decision)
        if proof and proof.state is ProofState.CHANGED:
            said = f"{_who(decision)}: {proof.why}{_again(decision)}"
            yield Finding(Kind.CHANGED_DECISION, Where(criterion=decision.criterion), said)


def _to_come(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    for decision in decisions:
        proof = trust.proof(decision)
        # One that was changed is named as that: it counts for nothing, whatever its date.
        if is_to_come(decision, trust.known.at) and not (proof and proof.state is ProofState.CHANGED):
            said = tr(
                "{name} decided on {date}, which is still to come, so it does not count: ask for a new decision.",
                name=excerpt(decision.decided_by),
                date=say_day_of(decision.decided_at),
            )
            yield Finding(Kind.ODD_DECISION, Where(criterion=decision.criterion), said)


def _people(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    """Yield what makes one wonder who decided, and about whom, once for each person and sentence."""
    for kind, notes in ((Kind.ODD_KEY, trust.about_who), (Kind.OTHER_LEARNER, trust.about_whom)):
        for name, note in dict.fromkeys((each.decided_by, note) for each in decisions for note in notes(each)):
            yield Finding(kind, Where(name=excerpt(name)), note)


def _unproved(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    """Yield the decisions that nothing here proves, those of one file together."""
    found: dict[tuple[str, str, str], list[Decision]] = {}
    for decision in decisions:
        proof = trust.proof(decision)
        if proof and proof.state is ProofState.MISSING:
            file = decision.receipt.sha256 if decision.receipt else decision.pack
            found.setdefault((file, decision.decided_by, proof.why), []).append(decision)
    for (_, _, why), made in found.items():
        count = plural(len(made), "decision")
        said = f"{_who(made[0])} ({count}): {why}{_again(made[0])}"
        yield Finding(Kind.UNPROVED, Where(criterion=made[0].criterion), said)


def _again(decision: Decision) -> str:
    """Say what the learner can do about it."""
    name = decision.receipt.name if decision.receipt else ""
    return tr(" The learner can take {name} in again to put that right.", name=excerpt(name)) if name else ""


def _who(decision: Decision) -> str:
    return shown(who_and_when(decision), 160)
