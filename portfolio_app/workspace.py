"""The composition root: opens a portfolio file and returns the services on it. Nothing else wires."""

from pathlib import Path
from types import TracebackType
from typing import Self

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.services.assessing.decisions import Decisions
from portfolio_app.services.claiming.claims import Claims
from portfolio_app.services.evidence.accounts import Accounts
from portfolio_app.services.evidence.evidence import EvidenceItems
from portfolio_app.services.evidence.methods import Methods
from portfolio_app.services.frameworks.frameworks import Frameworks
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.overview import Overview
from portfolio_app.services.packs.packs import Packs
from portfolio_app.services.portfolios import Details
from portfolio_app.services.witnesses.drafts import StatementDrafts
from portfolio_app.services.witnesses.register import Witnesses
from portfolio_app.services.witnesses.statements import Statements
from portfolio_app.storage.database import Database
from portfolio_app.storage.failures import damaged


class Workspace:
    """An open portfolio with everything that can be done with it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.details = Details(database)
        self.frameworks = Frameworks(database)
        self.accounts = Accounts(database)
        self.claims = Claims(database)
        self.decisions = Decisions(database)
        self.witnesses = Witnesses(database)
        self.statements = Statements(database)
        self.statement_drafts = StatementDrafts(database)
        self.evidence = EvidenceItems(database)
        self.methods = Methods(database)
        self.overview = Overview(database)
        self.packs = Packs(database)

    @property
    def path(self) -> Path:
        """The portfolio's file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._database.read_only

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


def open_workspace(path: Path, *, read_only: bool = False) -> Workspace:
    """Open a portfolio; raises FileError when it cannot be opened, saying what to do."""
    return Workspace(Database.open(path, read_only=read_only))


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
