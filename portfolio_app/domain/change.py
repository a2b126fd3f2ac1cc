"""What a call changed, so that whoever shows it can look again."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of things that change."""

    ACCOUNT = "account"
    EVIDENCE = "evidence"
    CLAIM = "claim"
    FRAMEWORK = "framework"
    DRAFT = "draft"
    DETAILS = "details"
    WITNESS = "witness"
    DECISION = "decision"
    PRESETS = "presets"
    ADVICE = "advice"
    PERSONAL = "personal data"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Change:
    """The kinds that changed, and the evidence concerned where it is known."""

    kinds: frozenset[Kind]
    evidence: frozenset[int] = frozenset()

    def concerns(self, *kinds: Kind) -> bool:
        """Tell whether any of the kinds changed."""
        return not self.kinds.isdisjoint(kinds)


def changed(*kinds: Kind, evidence: int = 0) -> Change:
    """Return a change of these kinds, on one piece of evidence if given."""
    return Change(frozenset(kinds), frozenset({evidence} if evidence else ()))
