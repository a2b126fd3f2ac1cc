"""The files that decisions came in with, as stored."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portfolio_app.domain.decisions.decision_file import LARGEST, DecisionFile
from portfolio_app.storage.orm_decisions import DecisionFileRow


class DecisionFileRepository:
    """Files of decisions; they are added and stay."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[DecisionFile, ...]:
        """Return every file in the order of being taken in, but for what is too large to be one."""
        row = DecisionFileRow
        rows = self._session.execute(
            select(row.sha256, row.name, row.taken_at, row.content)
            .where(func.length(row.content) <= LARGEST)
            .order_by(row.taken_at, row.sha256)
        )
        return tuple(DecisionFile(*found) for found in rows)

    def has(self, sha256: str) -> bool:
        """Tell whether the file is kept."""
        return self._session.get(DecisionFileRow, sha256) is not None

    def content(self, sha256: str) -> bytes:
        """Return the bytes of a file; none when it is missing."""
        return self._session.scalar(select(DecisionFileRow.content).where(DecisionFileRow.sha256 == sha256)) or b""

    def keep(self, file: DecisionFile) -> None:
        """Keep a file, or put right one of the same digest that was changed."""
        self._session.merge(
            DecisionFileRow(sha256=file.sha256, name=file.name, taken_at=file.taken_at, content=file.content)
        )
        self._session.flush()
