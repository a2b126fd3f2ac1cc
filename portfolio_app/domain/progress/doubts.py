"""Decisions in doubt: one rule for a learner's check, for checking a pack, and for whoever opens it."""

from collections.abc import Iterable, Iterator

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


def _changed(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    for decision in decisions:
        proof = trust.proof(decision)
        if proof and proof.state is ProofState.CHANGED:
            said = f"{_who(decision)}: {proof.why}{_again(decision)}"
            yield Finding(Kind.CHANGED_DECISION, Where(criterion=decision.criterion), said)


def _to_come(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    for decision in decisions:
        if is_to_come(decision, trust.known.at):
            said = tr(
                "{name} decided on {date}, which is still to come, so it does not count: ask for a new decision.",
                name=excerpt(decision.decided_by),
                date=say_day_of(decision.decided_at),
            )
            yield Finding(Kind.ODD_DECISION, Where(criterion=decision.criterion), said)


def _people(decisions: list[Decision], trust: Trust) -> Iterator[Finding]:
    """Yield what makes one wonder who decided, once for each person and sentence."""
    found = dict.fromkeys((each.decided_by, note) for each in decisions for note in trust.about_who(each))
    for name, note in found:
        yield Finding(Kind.ODD_KEY, Where(name=excerpt(name)), note)


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
