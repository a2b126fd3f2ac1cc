"""Claims: the learner says that this evidence, at this passage, meets this criterion."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from portfolio_app.domain.claims.passage import Anchor, Outcome, Passage
from portfolio_app.domain.claims.region import Box, Region, Stretch
from portfolio_app.domain.evidence.evidence import Section


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, with the framework's version and the criterion's wording when it was made.

    A claim points at words of an account (``passage``), at a ``box`` or a ``stretch`` of a file as version
    ``file_version`` has it, or, with none of them, at the whole piece of evidence. ``anchor`` says what became of the
    words; of a region it says so only once the file was replaced. Times are ISO 8601, UTC;
    ``withdrawn_at`` is "" while the claim stands. ``reworded`` is whether the claim was moved to a criterion that reads
    otherwise than ``wording``, and nobody has said since that it still holds. ``id`` is 0 until the claim is stored.
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
    box: Box | None = None
    stretch: Stretch | None = None
    file_version: int = 0
    reworded: bool = False

    @property
    def region(self) -> Region | None:
        """The part of a file that is claimed, or None."""
        return self.box or self.stretch

    def at(self, region: Region | None, file_version: int) -> "Claim":
        """Return the claim, pointing at a region of that version of its file instead."""
        box = region if isinstance(region, Box) else None
        stretch = region if isinstance(region, Stretch) else None
        return replace(
            self, passage=None, anchor=None, box=box, stretch=stretch, file_version=file_version if region else 0
        )

    @property
    def whole(self) -> bool:
        """Whether the claim is on the whole piece of evidence."""
        return self.passage is None and self.region is None

    @property
    def stands(self) -> bool:
        """Whether the claim has not been withdrawn."""
        return not self.withdrawn_at

    @property
    def lost(self) -> bool:
        """Whether the claimed words are no longer in the text, or the claimed page no longer in the file."""
        return self.anchor is not None and not self.anchor.found

    @property
    def to_recheck(self) -> bool:
        """Whether what is claimed, or the criterion that it is claimed for, reads otherwise since."""
        return self.reworded or self.place_changed

    @property
    def place_changed(self) -> bool:
        """Whether the claimed words, or the file with the claimed region, have changed or gone since."""
        return self.anchor is not None and self.anchor.outcome in (Outcome.CHANGED, Outcome.LOST)


def claim_key(claim: Claim) -> tuple[str, str, Section | None, int, int, Region | None]:
    """Return what makes two claims on one piece of evidence the same: criterion, need and present place."""
    section = claim.passage.section if claim.passage else None
    place = claim.anchor
    start, end = (place.start, place.end) if place else (0, 0)
    return claim.criterion, claim.need, section, start, end, claim.region


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
    region: Region | None = None


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


def mark_of(claim: Claim) -> ClaimMark:
    """Return what coverage needs of a claim."""
    place = claim.anchor
    return ClaimMark(
        criterion=claim.criterion,
        evidence_id=claim.evidence_id,
        section=claim.passage.section if claim.passage else "",
        start=place.start if place else 0,
        end=place.end if place else 0,
        need=claim.need,
        lost=place is not None and place.outcome is Outcome.LOST,
        region=claim.region,
    )
