"""The open data of a portfolio: everything that another program, or another provider, needs to take it over."""

from dataclasses import dataclass

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.decision import Decision
from portfolio_app.domain.evidence import Evidence, ReflectiveAccount, Revision
from portfolio_app.domain.framework import Framework
from portfolio_app.domain.pack_record import Changes, PackRecord
from portfolio_app.domain.portfolio import Portfolio

SCHEMA = "portfolio-evidence-mapper/1"
"""The name and version of the format; a version is only ever added to by fields that may be missing."""


@dataclass(frozen=True, slots=True)
class AccountData:
    """An account with every text that it has had, the present one last."""

    account: ReflectiveAccount
    revisions: tuple[Revision, ...]

    @property
    def evidence(self) -> Evidence:
        """The account as a piece of evidence."""
        return self.account.evidence


@dataclass(frozen=True, slots=True)
class FileData:
    """A file of evidence; ``path`` is where the pack holds it, "" outside of a pack."""

    evidence: Evidence
    name: str
    media_type: str
    size: int
    sha256: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class PortfolioData:
    """A whole portfolio; ``last_evidence`` is the highest number ever given, so that none is given twice.

    ``last_pack`` is the last pack that held something else, and ``changes`` what is different from it.
    """

    schema: str
    portfolio: Portfolio
    last_evidence: int
    frameworks: tuple[Framework, ...] = ()
    accounts: tuple[AccountData, ...] = ()
    files: tuple[FileData, ...] = ()
    claims: tuple[Claim, ...] = ()
    decisions: tuple[Decision, ...] = ()
    last_pack: PackRecord | None = None
    changes: Changes | None = None
