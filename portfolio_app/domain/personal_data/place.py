"""Where in a portfolio words stand that may be personal data."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.translation import mark, tr


class Part(StrEnum):
    """A part of a piece of evidence, or of a claim on it, that has words."""

    TITLE = mark("title")
    PLACE = mark("place")
    SITUATION = mark("situation")
    TASK = mark("task")
    ACTION = mark("action")
    RESULT = mark("result")
    REFLECTION = mark("reflection")
    DETAILS = mark("details")
    NOTE = mark("note")
    FILE_NAME = mark("file name")
    TEXT = mark("text")
    COMMENTS = mark("comments")
    CHANGES = mark("tracked changes")
    HIDDEN = mark("hidden text")
    MARGINS = mark("headers and notes")
    AUTHOR = mark("author")
    PAGES = mark("pages")
    """What was blacked out, wherever it stood; no words are looked for there."""

    @property
    def section(self) -> Section | None:
        """The section of an account that it is, or None."""
        return Section(self.value) if self.value in set(Section) else None


_CAN_BE_WRITTEN = frozenset(
    {Part.TITLE, Part.PLACE, Part.DETAILS, Part.NOTE, Part.FILE_NAME, *(part for part in Part if part.section)}
)
"""What the portfolio itself holds; the words inside of files and statements are others'."""


CONCEALED = frozenset({Part.COMMENTS, Part.CHANGES, Part.HIDDEN, Part.AUTHOR})
"""What a file holds that whoever opens it need not see, and that can be taken out of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the evidence with this number, or of a claim on it."""

    evidence_id: int
    part: Part
    claim_id: int = 0

    @property
    def can_be_written(self) -> bool:
        """Whether words can be exchanged there."""
        return self.part in _CAN_BE_WRITTEN

    def __str__(self) -> str:
        """Name the place on one line, such as ``E004 claim 12 note``."""
        claim = tr("claim {claim}", claim=self.claim_id) if self.claim_id else ""
        return " ".join(filter(None, (reference_of(self.evidence_id), claim, tr(self.part.value))))
