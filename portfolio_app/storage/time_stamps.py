"""Time stamps, as stored: asked for, and answered."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from portfolio_app.domain.time_stamps.time_stamp import TimeStamp
from portfolio_app.storage.orm_stamps import TimeStampRow

_FIELDS = ("about", "digest", "asked_at", "request", "came_at", "answer")


class TimeStampRepository:
    """Requests and answers; an answer is never taken away."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, stamp: TimeStamp) -> TimeStamp:
        """Store a new one and return it with its id."""
        row = TimeStampRow(**{name: getattr(stamp, name) for name in _FIELDS})
        self._session.add(row)
        self._session.flush()
        return replace(stamp, id=row.id)

    def answered(self, stamp: TimeStamp) -> None:
        """Keep the answer that came to a request."""
        row = self._session.get_one(TimeStampRow, stamp.id)
        row.came_at, row.answer = stamp.came_at, stamp.answer
        self._session.flush()

    def all(self) -> tuple[TimeStamp, ...]:
        """Return what was asked for, in order."""
        return tuple(map(_to_domain, self._session.scalars(select(TimeStampRow).order_by(TimeStampRow.id))))

    def of(self, digest: str) -> tuple[TimeStamp, ...]:
        """Return what was asked for bytes of this SHA-256, in order."""
        query = select(TimeStampRow).where(TimeStampRow.digest == digest).order_by(TimeStampRow.id)
        return tuple(map(_to_domain, self._session.scalars(query)))


def _to_domain(row: TimeStampRow) -> TimeStamp:
    return TimeStamp(row.id, **{name: getattr(row, name) for name in _FIELDS})
