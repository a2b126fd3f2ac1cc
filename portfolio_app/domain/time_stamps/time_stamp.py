"""Time stamps: what was stamped, what came back, and what a check of it found."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from portfolio_app.domain.time import Moment, say_date
from portfolio_app.translation import mark, tr

ANSWER_LIMIT = 200_000
"""Bytes that an answer may have; those of centres have some 5,000."""

ENDING = ".tsr"
"""How the name of a kept answer ends."""

_ALLOWED = timedelta(minutes=5)
"""Two clocks may differ by so much."""


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """What was asked of a time-stamp centre, and its answer, empty until it came; times are ISO 8601, UTC.

    ``about`` says what was stamped: a statement's version or a pack. ``digest`` is the SHA-256 of its bytes.
    """

    id: int
    about: str
    digest: str
    asked_at: str
    request: bytes = b""
    came_at: str = ""
    answer: bytes = b""

    @property
    def has_come(self) -> bool:
        """Whether there is an answer."""
        return bool(self.answer)


class Trust(StrEnum):
    """How far a time stamp can be relied on; the value is the word for it."""

    TRUSTED = mark("trusted")
    UNKNOWN = mark("unknown centre")
    BROKEN = mark("does not hold")


@dataclass(frozen=True, slots=True)
class StampCheck:
    """What a check of a time stamp found; where it does not hold, ``why`` says so and the rest is empty.

    ``centre`` is the name in the certificate that stamped, ``root`` and ``fingerprint`` name the one at the top.
    ``lacks_root`` tells that this one is missing, and must be given along.
    """

    trust: Trust
    at: datetime | None = None
    centre: str = ""
    root: str = ""
    fingerprint: str = ""
    why: str = ""
    lacks_root: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is a time stamp for these very bytes, whoever gave it."""
        return self.trust is not Trust.BROKEN

    @property
    def moment(self) -> str:
        """The time as people read it, in UTC."""
        at = self.at.astimezone(UTC) if self.at else None
        return tr("{date}, {clock} UTC", date=say_date(at.date()), clock=f"{at:%H:%M:%S}") if at else ""

    @property
    def said(self) -> str:
        """The result in one or two sentences, for whoever checks on this computer."""
        if self.trust is Trust.BROKEN:
            return self.why
        if self.trust is Trust.TRUSTED:
            return tr(
                "Time stamped on {moment}, by {centre}, which this computer trusts.",
                moment=self.moment,
                centre=self.centre,
            )
        return tr(
            "A time stamp says {moment}, by {centre}. This computer does not know that centre, and anybody can make "
            "one: compare the fingerprint of “{root}” with the one that the centre publishes. It is {fingerprint}.",
            moment=self.moment,
            centre=self.centre,
            root=self.root,
            fingerprint=self.fingerprint,
        )

    def beside(self, clock: str) -> str:
        """Return what is odd about the time that this computer's clock said (ISO 8601, UTC), or "" for nothing."""
        if self.at is None or not clock or Moment.read(clock).at <= self.at + _ALLOWED:
            return ""
        return tr(
            "This computer's clock was ahead: it said {said} when the signature was made, which is after the centre's "
            "time.",
            said=Moment.read(clock).said,
        )

    @property
    def documented(self) -> str:
        """The result for a document, which others read who must judge for themselves whom they trust."""
        if not self.holds:
            return self.why
        return tr(
            "Time stamped on {moment}, by {centre}. That proves the time to whoever trusts “{root}”, whose fingerprint "
            "is {fingerprint}.",
            moment=self.moment,
            centre=self.centre,
            root=self.root,
            fingerprint=self.fingerprint,
        )
