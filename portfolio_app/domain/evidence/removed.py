"""What was taken out of a portfolio and can be brought back, until it is removed for good."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.evidence.file import say_size
from portfolio_app.domain.time import day_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr

PERIODS = (30, 90, 365)
"""After how many days things may be removed for good by themselves."""


class RemovedKind(StrEnum):
    """What was taken out."""

    ACCOUNT = mark("account")
    FILE = mark("file")
    STATEMENT = mark("statement")
    HELD_ELSEWHERE = mark("held elsewhere")
    CLAIM = mark("claim")
    WITNESS = mark("witness")

    @property
    def described(self) -> str:
        """The kind as a list shows it: “Account”."""
        return "Record" if self is RemovedKind.HELD_ELSEWHERE else self.value.capitalize()


@dataclass(frozen=True, slots=True)
class RemovedThing:
    """Something that was taken out, with the moment; ``evidence`` and ``criterion`` are what a claim is on.

    ``claims`` is how many claims come back with it, ``size`` how many bytes of files.
    """

    kind: RemovedKind
    id: int
    title: str
    removed_at: str
    words: int = 0
    size: int = 0
    claims: int = 0
    evidence: int = 0
    criterion: str = ""

    @property
    def reference(self) -> str:
        """What it is called, such as E004 or W02; a claim has its number."""
        if self.kind is RemovedKind.CLAIM:
            return str(self.id)
        return f"W{self.id:02d}" if self.kind is RemovedKind.WITNESS else reference_of(self.id)

    @property
    def name(self) -> str:
        """What it is called in a sentence, such as E004 or claim 12."""
        return tr("claim {id}", id=self.id) if self.kind is RemovedKind.CLAIM else self.reference

    @property
    def about(self) -> str:
        """What more there is to know: words, size, claims, or what a claim is on."""
        if self.kind is RemovedKind.CLAIM:
            return tr("on {criterion} in {reference}", criterion=self.criterion, reference=reference_of(self.evidence))
        parts = (
            plural(self.words, "word") if self.words else "",
            say_size(self.size) if self.size else "",
            plural(self.claims, "claim") if self.claims else "",
        )
        return ", ".join(filter(None, parts))

    @property
    def concerned(self) -> int:
        """The id of the evidence that it is, or that it is on; 0 for a witness."""
        return self.evidence if self.kind is RemovedKind.CLAIM else 0 if self.kind is RemovedKind.WITNESS else self.id


def removed_before(things: tuple[RemovedThing, ...], days: int, today: date) -> tuple[RemovedThing, ...]:
    """Return what was taken out at least so many days ago; what has no readable moment stays."""
    latest = today - timedelta(days=days)
    return tuple(thing for thing in things if (day := day_of(thing.removed_at)) is not None and day <= latest)
