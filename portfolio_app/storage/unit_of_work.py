"""One change, or one consistent reading, of a portfolio: everything in it happens, or nothing."""

from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from portfolio_app.storage.accounts import AccountRepository
from portfolio_app.storage.claims import ClaimRepository
from portfolio_app.storage.contents import ContentRepository
from portfolio_app.storage.decisions import DecisionRepository
from portfolio_app.storage.evidence import EvidenceRepository
from portfolio_app.storage.files import FileRepository
from portfolio_app.storage.frameworks import FrameworkCache, FrameworkRepository
from portfolio_app.storage.held_elsewhere import HeldElsewhereRepository
from portfolio_app.storage.methods import MethodRepository
from portfolio_app.storage.packs import PackRepository
from portfolio_app.storage.portfolio import PortfolioRepository
from portfolio_app.storage.search import SearchIndex
from portfolio_app.storage.statements import StatementRepository
from portfolio_app.storage.witnesses import WitnessRepository

if TYPE_CHECKING:
    from portfolio_app.storage.rebuild import DataRepository
    from portfolio_app.storage.removed import RemovedRepository
    from portfolio_app.storage.statement_data import StatementDataRepository


class UnitOfWork:
    """A context manager that rolls back unless commit() was called.

    The transaction begins with the first use of a repository. Every failure of the file is a FileError.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path,
        cache: FrameworkCache | None = None,
        turn: AbstractContextManager[None] | None = None,
    ) -> None:
        self._turn = turn or nullcontext()
        self._session = Session(engine, expire_on_commit=False)
        self.portfolio = PortfolioRepository(self._session)
        self.frameworks = FrameworkRepository(self._session, cache)
        self.search = SearchIndex(self._session)
        self.accounts = AccountRepository(self._session, self.search)
        self.claims = ClaimRepository(self._session, path)
        self.decisions = DecisionRepository(self._session)
        self.evidence = EvidenceRepository(self._session, self.search)
        self.contents = ContentRepository(self._session)
        self.files = FileRepository(self._session, self.evidence, self.contents)
        self.held_elsewhere = HeldElsewhereRepository(self._session, self.evidence)
        self.methods = MethodRepository(self._session)
        self.packs = PackRepository(self._session)
        self.witnesses = WitnessRepository(self._session)
        self.statements = StatementRepository(self._session, self.evidence)

    @cached_property
    def witnessed(self) -> "StatementDataRepository":
        """Statements with all that a pack holds of them."""
        from portfolio_app.storage.statement_data import StatementDataRepository

        return StatementDataRepository(self._session, self.witnesses, self.statements)

    @cached_property
    def removed(self) -> "RemovedRepository":
        """What was taken out; few calls want that."""
        from portfolio_app.storage.removed import RemovedRepository

        return RemovedRepository(self._session, self.search)

    @cached_property
    def data(self) -> "DataRepository":
        """Everything in the form in which a pack holds it; few calls want that."""
        from portfolio_app.storage.rebuild import DataRepository

        return DataRepository(
            self._session, self.accounts, self.files, self.held_elsewhere, self.methods, self.witnessed
        )

    def __enter__(self) -> Self:
        self._turn.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            self._session.close()  # rolls back what was not committed
        finally:
            self._turn.__exit__(kind, error, traceback)

    @property
    def connection(self) -> Connection:
        """The connection of the transaction, for storage's own questions."""
        return self._session.connection()

    def commit(self) -> None:
        """Make the changes permanent."""
        self._session.commit()
        self.frameworks.committed()
