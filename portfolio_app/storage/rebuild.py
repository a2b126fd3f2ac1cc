"""A whole portfolio as open data: read at once for a pack, and put into a new file with the same references."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from portfolio_app.domain.decisions.decision_file import DecisionFile, DecisionFileData
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.packs.portfolio_data import AccountData, FileData, FormerFile, PortfolioData, file_data
from portfolio_app.domain.witnesses.statement_data import StatementData, StatementFileData
from portfolio_app.storage.accounts import AccountRepository
from portfolio_app.storage.decision_files import DecisionFileRepository
from portfolio_app.storage.files import FileRepository
from portfolio_app.storage.held_elsewhere import HeldElsewhereRepository
from portfolio_app.storage.mapping import (
    decision_from_domain,
    evidence_from_domain,
    revision_from_domain,
    update_account,
    update_claim,
)
from portfolio_app.storage.methods import MethodRepository
from portfolio_app.storage.orm import AccountRow, ClaimRow, EvidenceRow
from portfolio_app.storage.search import SearchIndex
from portfolio_app.storage.statement_data import StatementDataRepository
from portfolio_app.storage.time_stamps import TimeStampRepository

PackedFile = FileData | FormerFile | StatementFileData | DecisionFileData
"""What open data says of a file that a pack holds."""

Opener = Callable[[PackedFile], AbstractContextManager[BinaryIO]]


class DataRepository:
    """Accounts with their former texts, files, claims and decisions, put in as they were."""

    def __init__(
        self,
        session: Session,
        accounts: AccountRepository,
        files: FileRepository,
        held: HeldElsewhereRepository,
        methods: MethodRepository,
        witnessed: StatementDataRepository,
        kept: DecisionFileRepository,
        stamps: TimeStampRepository,
    ) -> None:
        self._session = session
        self._index = SearchIndex(session)
        self._accounts = accounts
        self._files = files
        self._held = held
        self._methods = methods
        self._witnessed = witnessed
        self._kept = kept
        self._stamps = stamps

    def accounts(self) -> tuple[AccountData, ...]:
        """Return every account that was not removed, with all its texts."""
        accounts = self._accounts.all()
        return tuple(AccountData(a, self._accounts.revisions(a.evidence.id)) for a in accounts)

    def files(self) -> tuple[FileData, ...]:
        """Return what is known of every file that was not removed."""
        return tuple(map(file_data, self._files.all()))

    def last_evidence(self) -> int:
        """Return the highest number that a piece of evidence was ever given, removed ones included."""
        given = self._session.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = 'evidence'"))
        return max(int(given or 0), self._session.scalar(select(func.max(EvidenceRow.id))) or 0)

    def put(self, data: PortfolioData, opened: Opener) -> None:
        """Put everything but the portfolio's details and frameworks, which are there already, into an empty file."""
        # In order of reference, because SQLite gives the next number after the highest there is.
        if data.methods:
            self._methods.set(data.methods)
        for witness in data.witnesses:
            self._witnessed.put_witness(witness)
        pieces = (*data.accounts, *data.files, *data.held_elsewhere, *data.statements)
        for piece in sorted(pieces, key=lambda piece: piece.evidence.id):
            if isinstance(piece, AccountData):
                self._put_account(piece)
                continue
            self._reserve(piece.evidence.id - 1)
            if isinstance(piece, HeldElsewhere):
                self._held.add(piece)
                continue
            if isinstance(piece, StatementData):
                self._witnessed.put_statement(piece, opened)
                continue
            with opened(piece) as stream:
                self._files.add(piece.evidence, piece.present, stream)
            for former in piece.former:
                with opened(former) as stream:
                    self._files.keep(piece.evidence.id, former.version, stream)
        for claim in data.claims:
            row = ClaimRow(id=claim.id)
            update_claim(row, claim)
            self._session.add(row)
        for decision in data.decisions:
            row = decision_from_domain(decision)
            row.id = decision.id
            self._session.add(row)
        for file in data.decision_files:
            if file.path:
                with opened(file) as stream:
                    self._kept.keep(DecisionFile(file.sha256, file.name, file.taken_at, stream.read()))
        for stamp in data.time_stamps:
            self._stamps.add(stamp.stamp)
        self._session.flush()
        self._reserve(data.last_evidence)

    def _put_account(self, data: AccountData) -> None:
        account = data.account
        evidence = self._put_evidence(account.evidence)
        row = AccountRow(evidence_id=evidence.id, revision=account.revision)
        update_account(row, account)
        self._session.add(row)
        self._session.flush()
        for revision in data.revisions:
            stored = revision_from_domain(account, revision.saved_at)
            stored.number, stored.title = revision.number, revision.title
            for section, words in revision.text:
                setattr(stored, section.value, words)
            self._session.add(stored)
        self._session.flush()
        self._index.add(evidence.id)

    def _put_evidence(self, evidence: Evidence) -> EvidenceRow:
        row = evidence_from_domain(evidence)
        row.id = evidence.id
        self._session.add(row)
        self._session.flush()
        return row

    def _reserve(self, number: int) -> None:
        """Let the next evidence be given the number after this one."""
        self._session.execute(text("DELETE FROM sqlite_sequence WHERE name = 'evidence'"))
        self._session.execute(text("INSERT INTO sqlite_sequence VALUES ('evidence', :seq)"), {"seq": number})
