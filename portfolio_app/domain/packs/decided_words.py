"""Who decided in a pack, in words: how much, signed by which key, and since when this computer knows that key."""

from collections.abc import Iterable

from portfolio_app.domain.decisions.decision import Role
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.packs.pack import DecisionResult
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr


def decided_words(decisions: Iterable[DecisionResult]) -> tuple[str, ...]:
    """Return a sentence for each person and key, and for each person and way without one."""
    found: dict[tuple[str, Role, str, ProofState], list[DecisionResult]] = {}
    for each in decisions:
        found.setdefault((each.decided_by, each.role, each.key, each.state), []).append(each)
    return tuple(_said(made) for made in found.values())


def _said(made: list[DecisionResult]) -> str:
    first = made[0]
    return tr(
        "{name} ({role}): {decisions}, {signed}{since}.",
        name=excerpt(first.decided_by),
        role=tr(first.role.value),
        decisions=plural(len(made), "decision"),
        signed=tr("signed, key {key}", key=first.key) if first.key else first.signed,
        since=known_words(first),
    )


def known_words(result: DecisionResult) -> str:
    """Say since when this computer knows the key that signed a decision; "" where none did."""
    if not result.key:
        return ""
    if result.since:
        return tr(" (known on this computer since {date})", date=say_day_of(result.since))
    return tr(" (seen here for the first time: let them read the key out to you)")
