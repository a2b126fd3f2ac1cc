"""The open data of a portfolio: everything that another program, or another provider, needs to take it over."""

from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.decision_file import DecisionFileData
from portfolio_app.domain.evidence.authorship import AccountRecord
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount, Revision
from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.packs.record import Changes, PackRecord
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.time_stamps.time_stamp import TimeStamp
from portfolio_app.domain.witnesses.statement_data import StatementData, WitnessData

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
class FormerFile:
    """A version that a file had; ``path`` is where the pack holds it, "" outside of a pack."""

    version: FileVersion
    path: str = ""

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.version.size

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes."""
        return self.version.sha256


@dataclass(frozen=True, slots=True)
class FileData:
    """A file of evidence in its present version, and the others; ``path`` is where the pack holds it, "" elsewhere.

    ``source_sha256`` is that of the file that the learner chose, of which something may have been taken out
    (``cleaned``).
    """

    evidence: Evidence
    name: str
    media_type: str
    size: int
    sha256: str
    path: str = ""
    version: int = 1
    pages: int = 0
    source_sha256: str = ""
    added_at: str = ""
    cleaned: str = ""
    warning: str = ""
    redacted_at: str = ""
    former: tuple[FormerFile, ...] = ()

    @property
    def present(self) -> FileVersion:
        """The version as the portfolio keeps it."""
        return FileVersion(
            number=self.version,
            name=self.name,
            media_type=self.media_type,
            size=self.size,
            sha256=self.sha256,
            source_sha256=self.source_sha256,
            added_at=self.added_at,
            pages=self.pages,
            cleaned=self.cleaned,
            warning=self.warning,
            redacted_at=self.redacted_at,
        )


@dataclass(frozen=True, slots=True)
class StampData:
    """The time stamp of a statement's file: that file's SHA-256, and the answer (RFC 3161); ``path`` is as of files."""

    about: str
    digest: str
    asked_at: str
    came_at: str
    answer: bytes
    path: str = ""

    @property
    def stamp(self) -> TimeStamp:
        """The time stamp as a portfolio keeps it; what was asked stays where it was asked."""
        return TimeStamp(0, self.about, self.digest, self.asked_at, came_at=self.came_at, answer=self.answer)


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
    held_elsewhere: tuple[HeldElsewhere, ...] = ()
    methods: tuple[Method, ...] = ()
    witnesses: tuple[WitnessData, ...] = ()
    statements: tuple[StatementData, ...] = ()
    decision_files: tuple[DecisionFileData, ...] = ()
    time_stamps: tuple[StampData, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    authorship: tuple[AccountRecord, ...] = ()


Piece = AccountData | FileData | HeldElsewhere | StatementData


def pieces_of(data: PortfolioData) -> tuple[Piece, ...]:
    """Return every piece of evidence, of whatever kind."""
    return (*data.accounts, *data.files, *data.held_elsewhere, *data.statements)


def file_data(file: EvidenceFile) -> FileData:
    """Return a file as open data has it: its present version."""
    present = file.present
    return FileData(
        evidence=file.evidence,
        name=present.name,
        media_type=present.media_type,
        size=present.size,
        sha256=present.sha256,
        version=present.number,
        pages=present.pages,
        source_sha256=present.source_sha256,
        added_at=present.added_at,
        cleaned=present.cleaned,
        warning=present.warning,
        redacted_at=present.redacted_at,
        former=tuple(map(FormerFile, file.former)),
    )
