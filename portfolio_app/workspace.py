"""The composition root: opens a portfolio file and returns the services on it. Nothing else wires."""

from functools import cached_property
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.storage.database import Database
from portfolio_app.storage.failures import damaged
from portfolio_app.storage.unit_of_work import load_repositories

if TYPE_CHECKING:
    from portfolio_app.services.assessing.decisions import Decisions
    from portfolio_app.services.claiming.claims import Claims
    from portfolio_app.services.coaching.coaching import Coaching
    from portfolio_app.services.coaching.practice import PracticeTalk
    from portfolio_app.services.earlier import EarlierCopies
    from portfolio_app.services.evidence.account_files import AccountFiles
    from portfolio_app.services.evidence.accounts import Accounts
    from portfolio_app.services.evidence.authorship import AuthorshipRecord
    from portfolio_app.services.evidence.coded_projects import CodedProjects
    from portfolio_app.services.evidence.evidence import EvidenceItems
    from portfolio_app.services.evidence.methods import Methods
    from portfolio_app.services.evidence.removed import RemovedThings
    from portfolio_app.services.frameworks.drafts import FrameworkDrafts
    from portfolio_app.services.frameworks.frameworks import Frameworks
    from portfolio_app.services.frameworks.versions import Versions
    from portfolio_app.services.locking import Locking
    from portfolio_app.services.overview import Overview
    from portfolio_app.services.packs.packs import Packs
    from portfolio_app.services.personal_data.blacking_out import BlackingOut
    from portfolio_app.services.personal_data.file_replacing import FileReplacing
    from portfolio_app.services.personal_data.personal_data import PersonalData
    from portfolio_app.services.portfolios import Details
    from portfolio_app.services.suggestions.suggestions import Suggestions
    from portfolio_app.services.time_stamps.time_stamps import TimeStamps
    from portfolio_app.services.witnesses.drafts import StatementDrafts
    from portfolio_app.services.witnesses.statements import Statements
    from portfolio_app.services.witnesses.witnesses import Witnesses

_SERVICES = (
    "assessing.decisions",
    "claiming.claims",
    "coaching.coaching",
    "coaching.practice",
    "earlier",
    "evidence.account_files",
    "evidence.accounts",
    "evidence.authorship",
    "evidence.coded_projects",
    "evidence.evidence",
    "evidence.methods",
    "evidence.removed",
    "frameworks.drafts",
    "frameworks.frameworks",
    "frameworks.versions",
    "locking",
    "overview",
    "packs.packs",
    "personal_data.blacking_out",
    "personal_data.file_replacing",
    "personal_data.personal_data",
    "portfolios",
    "suggestions.suggestions",
    "time_stamps.time_stamps",
    "witnesses.drafts",
    "witnesses.witnesses",
    "witnesses.statements",
)


class Workspace:
    """An open portfolio with everything that can be done with it; a service is loaded when it is first asked."""

    def __init__(self, database: Database, copy_of: Path | None = None) -> None:
        self._database = database
        self.copy_of = copy_of
        """The portfolio that this is an earlier copy of, or None."""

    @cached_property
    def details(self) -> "Details":
        """The learner's details."""
        from portfolio_app.services.portfolios import Details

        return Details(self._database)

    @cached_property
    def frameworks(self) -> "Frameworks":
        """What is assessed against."""
        from portfolio_app.services.frameworks.frameworks import Frameworks

        return Frameworks(self._database)

    @cached_property
    def framework_drafts(self) -> "FrameworkDrafts":
        """The frameworks that are being written."""
        from portfolio_app.services.frameworks.drafts import FrameworkDrafts

        return FrameworkDrafts(self._database, lambda: self.suggestions.forget())

    @cached_property
    def versions(self) -> "Versions":
        """The versions of frameworks, and moving from one to another."""
        from portfolio_app.services.frameworks.versions import Versions

        return Versions(self._database)

    @cached_property
    def accounts(self) -> "Accounts":
        """What the learner wrote."""
        from portfolio_app.services.evidence.accounts import Accounts

        return Accounts(self._database)

    @cached_property
    def account_files(self) -> "AccountFiles":
        """Accounts in documents that the learner has already."""
        from portfolio_app.services.evidence.account_files import AccountFiles

        return AccountFiles(self._database)

    @cached_property
    def authorship(self) -> "AuthorshipRecord":
        """How accounts came to be written."""
        from portfolio_app.services.evidence.authorship import AuthorshipRecord

        return AuthorshipRecord(self._database)

    @cached_property
    def coded_projects(self) -> "CodedProjects":
        """Coded projects that came back from other programs."""
        from portfolio_app.services.evidence.coded_projects import CodedProjects

        return CodedProjects(self._database)

    @cached_property
    def claims(self) -> "Claims":
        """What is claimed."""
        from portfolio_app.services.claiming.claims import Claims

        return Claims(self._database)

    @cached_property
    def coaching(self) -> "Coaching":
        """What is still missing, said kindly."""
        from portfolio_app.services.coaching.coaching import Coaching

        return Coaching(self._database)

    @cached_property
    def suggestions(self) -> "Suggestions":
        """Criteria that words may prove."""
        from portfolio_app.services.suggestions.suggestions import Suggestions

        return Suggestions(self._database)

    @cached_property
    def practice(self) -> "PracticeTalk":
        """Questions to practise on, and the learner's answers."""
        from portfolio_app.services.coaching.practice import PracticeTalk

        return PracticeTalk(self._database)

    @cached_property
    def decisions(self) -> "Decisions":
        """What assessors decided."""
        from portfolio_app.services.assessing.decisions import Decisions

        return Decisions(self._database)

    @cached_property
    def witnesses(self) -> "Witnesses":
        """The register of witnesses."""
        from portfolio_app.services.witnesses.witnesses import Witnesses

        return Witnesses(self._database)

    @cached_property
    def statements(self) -> "Statements":
        """What witnesses say."""
        from portfolio_app.services.witnesses.statements import Statements

        return Statements(self._database)

    @cached_property
    def statement_drafts(self) -> "StatementDrafts":
        """What witnesses have written before signing."""
        from portfolio_app.services.witnesses.drafts import StatementDrafts

        return StatementDrafts(self._database)

    @cached_property
    def evidence(self) -> "EvidenceItems":
        """Evidence that is no account."""
        from portfolio_app.services.evidence.evidence import EvidenceItems

        return EvidenceItems(self._database)

    @cached_property
    def methods(self) -> "Methods":
        """The methods of assessment."""
        from portfolio_app.services.evidence.methods import Methods

        return Methods(self._database)

    @cached_property
    def removed(self) -> "RemovedThings":
        """What was taken out."""
        from portfolio_app.services.evidence.removed import RemovedThings

        return RemovedThings(self._database)

    @cached_property
    def earlier(self) -> "EarlierCopies":
        """The copies that the program made of it."""
        from portfolio_app.services.earlier import EarlierCopies

        return EarlierCopies(self._database)

    @cached_property
    def locking(self) -> "Locking":
        """The passphrase."""
        from portfolio_app.services.locking import Locking

        return Locking(self._database)

    @cached_property
    def overview(self) -> "Overview":
        """The portfolio as a whole."""
        from portfolio_app.services.overview import Overview

        return Overview(self._database)

    @cached_property
    def packs(self) -> "Packs":
        """What is handed over."""
        from portfolio_app.services.packs.packs import Packs

        return Packs(self._database)

    @cached_property
    def personal_data(self) -> "PersonalData":
        """What is found of other people, and what was decided about it."""
        from portfolio_app.services.personal_data.personal_data import PersonalData

        return PersonalData(self._database)

    @cached_property
    def blacking_out(self) -> "BlackingOut":
        """Blacking out pages and pictures for good."""
        from portfolio_app.services.personal_data.blacking_out import BlackingOut

        return BlackingOut(self._database, self.personal_data)

    @cached_property
    def file_replacing(self) -> "FileReplacing":
        """Replacing words inside of files, and taking out what they conceal, for good."""
        from portfolio_app.services.personal_data.file_replacing import FileReplacing

        return FileReplacing(self._database, self.personal_data)

    @cached_property
    def time_stamps(self) -> "TimeStamps":
        """Times that others vouch for."""
        from portfolio_app.services.time_stamps.time_stamps import TimeStamps

        return TimeStamps(self._database)

    @property
    def path(self) -> Path:
        """The portfolio's file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._database.read_only

    @property
    def locked(self) -> bool:
        """Whether it opens with a passphrase only."""
        return self._database.locked

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know about opening the file, such as a backup that could not be made."""
        return self._database.warnings

    def explain(self, error: Exception) -> Exception:
        """Return what to tell the user of an unforeseen error: damage to the file, if there is any that explains it."""
        from portfolio_app.storage.self_check import holds_wrong_values

        return damaged(self.path) if holds_wrong_values(self._database) else error

    def close(self) -> None:
        """Close the file and let others open it."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def load_services() -> None:
    """Import every service, in whatever thread, so that none is waited for when it is first asked."""
    for name in _SERVICES:
        import_module(f"portfolio_app.services.{name}")
    load_repositories()
    import_module("portfolio_app.domain.progress.readiness")  # of what a service imports late, the longest


def open_workspace(path: Path, *, read_only: bool = False) -> Workspace:
    """Open a portfolio; raises FileError when it cannot be opened, saying what to do."""
    return Workspace(Database.open(path, read_only=read_only))


def open_copy(copy: Path, present: Path) -> Workspace:
    """Open an earlier copy of a portfolio, only to look at it; raises FileError."""
    return Workspace(Database.open_copy(copy), present)


def open_as_free(path: Path) -> Workspace:
    """Open a portfolio to change it, or only to look at it where it is open elsewhere or may not be written."""
    try:
        return open_workspace(path)
    except FileError:
        return open_workspace(path, read_only=True)


def create_workspace(path: Path, portfolio: Portfolio, frameworks: tuple[Framework, ...] = ()) -> Workspace:
    """Make a new portfolio with frameworks and open it; raises FileError when the file is there already."""
    return Workspace(Database.create(path, portfolio, frameworks))


def import_workspace(pack: Path, path: Path, progress: Progress = silent) -> Workspace:
    """Make a new portfolio from a pack and open it; raises InputError or FileError, and then there is none."""
    from portfolio_app.services.packs.taking_over import rebuild

    return Workspace(rebuild(pack, path, progress))
