"""Claims: the learner says that this evidence, at this passage, meets this criterion."""

from dataclasses import dataclass
from typing import NamedTuple

from portfolio_app.domain.passage import Anchor, Outcome, Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, with the framework's version and the criterion's wording when it was made.

    ``passage`` and ``anchor`` are None for a claim on the whole piece of evidence. Times are ISO 8601, UTC;
    ``withdrawn_at`` is "" while the claim stands. ``id`` is 0 until the claim is stored.
    """

    id: int
    evidence_id: int
    criterion: str
    framework_version: str
    wording: str
    passage: Passage | None = None
    anchor: Anchor | None = None
    need: str = ""
    note: str = ""
    starred: bool = False
    made_at: str = ""
    withdrawn_at: str = ""

    @property
    def stands(self) -> bool:
        """Whether the claim has not been withdrawn."""
        return not self.withdrawn_at

    @property
    def lost(self) -> bool:
        """Whether the claimed words are no longer in the text."""
        return self.anchor is not None and not self.anchor.found

    @property
    def to_recheck(self) -> bool:
        """Whether the claimed words have changed or gone since."""
        return self.anchor is not None and self.anchor.outcome in (Outcome.CHANGED, Outcome.LOST)


class ClaimMark(NamedTuple):
    """The little of a claim that coverage needs: what it points at and for which need.

    A named tuple, because tens of thousands are made at a time.
    """

    criterion: str
    evidence_id: int
    section: str
    start: int
    end: int
    need: str
    lost: bool = False


class ClaimSpot(NamedTuple):
    """The little of a claim that the map shows: where it stands between criteria and evidence, and what marks it.

    A named tuple, because tens of thousands are made at a time.
    """

    id: int
    criterion: str
    evidence_id: int
    whole: bool
    starred: bool
    to_recheck: bool
