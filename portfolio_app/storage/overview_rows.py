"""What an overview is made of, read from a connection of whatever kind, without SQLAlchemy."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim, ClaimMark
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.storage.account_rows import Recent, read_recent
from portfolio_app.storage.claim_rows import read_claims, read_first_marks, read_marks, read_marks_on
from portfolio_app.storage.decision_rows import read_decisions
from portfolio_app.storage.driver import APPLICATION_ID, probe
from portfolio_app.storage.failures import reported
from portfolio_app.storage.framework_rows import read_frameworks
from portfolio_app.storage.known_schema import ForeignSchemaError, checked_revision
from portfolio_app.storage.revision import HEAD


class OverviewReader:
    """Reads within the transaction of its connection; a failure of the file is a FileError."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def whose(self) -> tuple[str, str]:
        """Return the learner's name and programme."""
        with reported(self._path):
            row = self._connection.execute("SELECT learner, programme FROM portfolio").fetchone()
        if row is None:
            raise FileError(f"{self._path} does not say whose it is.")
        return row[0], row[1]

    def frameworks(self) -> tuple[Framework, ...]:
        """Return the frameworks in use."""
        with reported(self._path):
            return read_frameworks(self._connection)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the decisions that count."""
        with reported(self._path):
            return read_decisions(self._connection)

    def marks(self, without: Collection[int]) -> tuple[ClaimMark, ...]:
        """Return the marks of the claims that stand, but for those left out."""
        with reported(self._path):
            return read_marks(self._connection, without=without)

    def first_marks(self, most: int, without: Collection[int]) -> tuple[tuple[ClaimMark, ...], frozenset[str]]:
        """Return the marks of the claims made first on each criterion, and the criteria that have more of them."""
        with reported(self._path):
            return read_first_marks(self._connection, most, without)

    def marks_on(self, criteria: Collection[str], without: Collection[int]) -> tuple[ClaimMark, ...]:
        """Return the marks of the claims that stand on these criteria."""
        with reported(self._path):
            return read_marks_on(self._connection, criteria, without)

    def works(self) -> dict[int, int]:
        """Return the work product that each annotation is about, by their numbers."""
        with reported(self._path):
            return dict(self._connection.execute("SELECT evidence_id, about FROM accounts WHERE about <> 0").fetchall())

    def claims(self, ids: Collection[int]) -> tuple[Claim, ...]:
        """Return those of these claims that stand."""
        with reported(self._path):
            return read_claims(self._connection, ids)

    def recent(self, count: int) -> Recent:
        """Return the accounts written last, the latest first."""
        with reported(self._path):
            return read_recent(self._connection, count)


@contextmanager
def looking(path: Path) -> Iterator[OverviewReader]:
    """Let a portfolio file be read as it is at one moment; raises FileError, also for what may be something else."""
    with reported(path), closing(probe(path, read_only=True, patience=0)) as connection:
        connection.execute("BEGIN")
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise FileError(f"{path} is no portfolio.")
        try:
            revision = checked_revision(connection)
        except ForeignSchemaError as error:
            raise FileError(f"{path} is not made as ours are.") from error
        if revision != HEAD:
            raise FileError(f"{path} is of another version.")
        yield OverviewReader(connection, path)
