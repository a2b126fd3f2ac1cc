"""What stands behind a decision: the signed file, an unsigned one, a witness statement, or nothing that is here."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.translation import mark


class ProofState(StrEnum):
    """What was found when a decision was compared with what it came from."""

    SIGNED = mark("signed")
    UNSIGNED = mark("not signed")
    STATEMENT = mark("from a witness statement")
    CHANGED = mark("changed")
    MISSING = mark("not proved")


@dataclass(frozen=True, slots=True)
class Proof:
    """What stands behind a decision, and in one sentence what is wrong with it, "" for nothing.

    ``from_nowhere`` tells that it names neither a file nor a statement.
    """

    state: ProofState
    why: str = ""
    from_nowhere: bool = False

    @property
    def void(self) -> bool:
        """Whether the decision is not what its file says, or came from nowhere, so that it counts for nothing."""
        return self.state is ProofState.CHANGED or self.from_nowhere
