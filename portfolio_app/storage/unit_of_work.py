"""One change, or one consistent reading, of a portfolio: everything in it happens, or nothing."""

from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.framework_cache import FrameworkCache
from portfolio_app.storage.overview_rows import OverviewReader

if TYPE_CHECKING:
    from portfolio_app.storage.accounts import AccountRepository
    from portfolio_app.storage.authorship import AuthorshipRepository
    from portfolio_app.storage.claims import ClaimRepository
    from portfolio_app.storage.coaching import CoachingRepository
    from portfolio_app.storage.contents import ContentRepository
    from portfolio_app.storage.decision_files import DecisionFileRepository
    from portfolio_app.storage.decisions import DecisionRepository
    from portfolio_app.storage.evidence import EvidenceRepository
    from portfolio_app.storage.files import FileRepository
    from portfolio_app.storage.framework_drafts import FrameworkDraftRepository
    from portfolio_app.storage.frameworks import FrameworkRepository
    from portfolio_app.storage.held_elsewhere import HeldElsewhereRepository
    from portfolio_app.storage.methods import MethodRepository
    from portfolio_app.storage.packs import PackRepository
    from portfolio_app.storage.personal_data import PersonalDataRepository
    from portfolio_app.storage.portfolio import PortfolioRepository
    from portfolio_app.storage.practice import PracticeRepository
    from portfolio_app.storage.rebuild import DataRepository
    from portfolio_app.storage.removed import RemovedRepository
    from portfolio_app.storage.search import SearchIndex
    from portfolio_app.storage.statement_data import StatementDataRepository
    from portfolio_app.storage.statements import StatementRepository
    from portfolio_app.storage.suggestions import SuggestionAnswerRepository
    from portfolio_app.storage.time_stamps import TimeStampRepository
    from portfolio_app.storage.witnesses import WitnessRepository

_REPOSITORIES = (
    "accounts",
    "authorship",
    "claims",
    "coaching",
    "contents",
    "decision_files",
    "decisions",
    "evidence",
    "files",
    "framework_drafts",
    "frameworks",
    "held_elsewhere",
    "methods",
    "packs",
    "personal_data",
    "portfolio",
    "practice",
    "search",
    "statements",
    "suggestions",
    "time_stamps",
    "witnesses",
)


class UnitOfWork:
    """A context manager that rolls back unless commit() was called.

    The transaction begins with the first use of a repository, which is loaded then: few calls want them all. Every
    failure of the file is a FileError.
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
        self._path = path
        self._cache = cache

    @property
    def overview(self) -> OverviewReader:
        """What an overview is made of."""
        return OverviewReader(driver_of(self._session), self._path)

    @cached_property
    def portfolio(self) -> "PortfolioRepository":
        """The description."""
        from portfolio_app.storage.portfolio import PortfolioRepository

        return PortfolioRepository(self._session)

    @cached_property
    def frameworks(self) -> "FrameworkRepository":
        """The frameworks in use."""
        from portfolio_app.storage.frameworks import FrameworkRepository

        return FrameworkRepository(self._session, self._path, self._cache)

    @cached_property
    def framework_drafts(self) -> "FrameworkDraftRepository":
        """The frameworks that are being written."""
        from portfolio_app.storage.framework_drafts import FrameworkDraftRepository

        return FrameworkDraftRepository(self._session, self._path)

    @cached_property
    def search(self) -> "SearchIndex":
        """The index of words."""
        from portfolio_app.storage.search import SearchIndex

        return SearchIndex(self._session)

    @cached_property
    def accounts(self) -> "AccountRepository":
        """What the learner wrote."""
        from portfolio_app.storage.accounts import AccountRepository

        return AccountRepository(self._session, self.search, self._path)

    @cached_property
    def authorship(self) -> "AuthorshipRepository":
        """How accounts came to be written."""
        from portfolio_app.storage.authorship import AuthorshipRepository

        return AuthorshipRepository(self._session)

    @cached_property
    def claims(self) -> "ClaimRepository":
        """What is claimed."""
        from portfolio_app.storage.claims import ClaimRepository

        return ClaimRepository(self._session, self._path)

    @cached_property
    def coaching(self) -> "CoachingRepository":
        """What the learner does not want to be told."""
        from portfolio_app.storage.coaching import CoachingRepository

        return CoachingRepository(self._session)

    @cached_property
    def practice(self) -> "PracticeRepository":
        """What the learner would say in a discussion."""
        from portfolio_app.storage.practice import PracticeRepository

        return PracticeRepository(self._session)

    @cached_property
    def decisions(self) -> "DecisionRepository":
        """What assessors decided."""
        from portfolio_app.storage.decisions import DecisionRepository

        return DecisionRepository(self._session, self._path)

    @cached_property
    def decision_files(self) -> "DecisionFileRepository":
        """The files that decisions came in with."""
        from portfolio_app.storage.decision_files import DecisionFileRepository

        return DecisionFileRepository(self._session)

    @cached_property
    def evidence(self) -> "EvidenceRepository":
        """Evidence of whatever kind."""
        from portfolio_app.storage.evidence import EvidenceRepository

        return EvidenceRepository(self._session, self.search)

    @cached_property
    def contents(self) -> "ContentRepository":
        """The bytes of files."""
        from portfolio_app.storage.contents import ContentRepository

        return ContentRepository(self._session)

    @cached_property
    def files(self) -> "FileRepository":
        """Evidence files."""
        from portfolio_app.storage.files import FileRepository

        return FileRepository(self._session, self.evidence, self.contents)

    @cached_property
    def held_elsewhere(self) -> "HeldElsewhereRepository":
        """Evidence that is held elsewhere."""
        from portfolio_app.storage.held_elsewhere import HeldElsewhereRepository

        return HeldElsewhereRepository(self._session, self.evidence)

    @cached_property
    def methods(self) -> "MethodRepository":
        """The methods of assessment."""
        from portfolio_app.storage.methods import MethodRepository

        return MethodRepository(self._session)

    @cached_property
    def packs(self) -> "PackRepository":
        """What was handed over."""
        from portfolio_app.storage.packs import PackRepository

        return PackRepository(self._session, self._path)

    @cached_property
    def witnesses(self) -> "WitnessRepository":
        """The register of witnesses."""
        from portfolio_app.storage.witnesses import WitnessRepository

        return WitnessRepository(self._session)

    @cached_property
    def statements(self) -> "StatementRepository":
        """What witnesses say."""
        from portfolio_app.storage.statements import StatementRepository

        return StatementRepository(self._session, self.evidence)

    @cached_property
    def witnessed(self) -> "StatementDataRepository":
        """Statements with all that a pack holds of them."""
        from portfolio_app.storage.statement_data import StatementDataRepository

        return StatementDataRepository(self._session, self.witnesses, self.statements)

    @cached_property
    def suggestion_answers(self) -> "SuggestionAnswerRepository":
        """What the learner said of suggested criteria."""
        from portfolio_app.storage.suggestions import SuggestionAnswerRepository

        return SuggestionAnswerRepository(self._session)

    @cached_property
    def time_stamps(self) -> "TimeStampRepository":
        """Times that others vouch for."""
        from portfolio_app.storage.time_stamps import TimeStampRepository

        return TimeStampRepository(self._session)

    @cached_property
    def personal_data(self) -> "PersonalDataRepository":
        """What was decided about personal data."""
        from portfolio_app.storage.personal_data import PersonalDataRepository

        return PersonalDataRepository(self._session)

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
            self._session,
            self.accounts,
            self.files,
            self.held_elsewhere,
            self.methods,
            self.witnessed,
            self.decision_files,
            self.time_stamps,
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
        # Only who has asked for the frameworks can have changed them.
        if "frameworks" in self.__dict__:
            self.frameworks.committed()


def load_repositories() -> None:
    """Import every repository, in whatever thread, so that none is waited for when it is first asked."""
    for name in _REPOSITORIES:
        import_module(f"portfolio_app.storage.{name}")
