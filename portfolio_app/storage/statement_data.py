"""Witnesses and statements as open data: read for a pack, and put into a new file as they were."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_data import KeyData, StatementData, StatementFileData, WitnessData
from portfolio_app.domain.witnesses.statement_rules import FILE, PICTURE
from portfolio_app.domain.witnesses.witness import WitnessKey
from portfolio_app.storage.orm_witnesses import StatementFileRow, WitnessKeyRow
from portfolio_app.storage.statements import StatementRepository, StoredFile
from portfolio_app.storage.witnesses import WitnessRepository

Opener = Callable[[StatementFileData], AbstractContextManager[BinaryIO]]


class StatementDataRepository:
    """The register and the statements, with their files apart."""

    def __init__(self, session: Session, witnesses: WitnessRepository, statements: StatementRepository) -> None:
        self._session = session
        self._witnesses = witnesses
        self._statements = statements

    def witnesses(self) -> tuple[WitnessData, ...]:
        """Return the register with what is public of the keys."""
        keys: dict[int, list[KeyData]] = {}
        for row in self._session.scalars(select(WitnessKeyRow).order_by(WitnessKeyRow.id)):
            keys.setdefault(row.witness_id, []).append(KeyData(row.fingerprint, row.made_at, row.certificate))
        return tuple(
            WitnessData(witness, self._witnesses.sample(witness.id) or b"", tuple(keys.get(witness.id, ())))
            for witness in self._witnesses.all()
        )

    def statements(self) -> tuple[StatementData, ...]:
        """Return every statement with what is known of its files."""
        return tuple(
            StatementData(each, self._statements.requests(each.evidence.id), self._files(each))
            for each in self._statements.all()
        )

    def content(self, evidence_id: int, file: StatementFileData) -> bytes:
        """Return the bytes of a file; none when it is missing."""
        found = self._statements.file(evidence_id, file.number, file.kind)
        return found.content if found else b""

    def put_witness(self, data: WitnessData) -> None:
        """Put a witness in with the number they had; their keys can check signatures and make none."""
        self._witnesses.put(data.witness)
        if data.sample:
            self._witnesses.put_sample(data.witness.id, data.sample)
        for key in data.keys:
            known = WitnessKey(0, data.witness.id, key.fingerprint, has_pin=False, made_at=key.made_at)
            self._witnesses.add_key(known, key.certificate, b"")

    def put_statement(self, data: StatementData, opened: Opener) -> None:
        """Put a statement in, with its requests, versions and files; its reference must be the next one."""
        self._statements.add(data.statement)
        for request in data.requests:
            self._statements.add_request(data.evidence.id, request)
        files = {(file.number, file.kind): file for file in data.files}
        for version in data.statement.versions:
            file = files[version.number, FILE]
            picture = files.get((version.number, PICTURE))
            drawn = _read(opened, picture) if picture else None
            stored = StoredFile(file.name, file.media_type, _read(opened, file))
            self._statements.add_version(data.evidence.id, version, stored, drawn)

    def _files(self, statement: Statement) -> tuple[StatementFileData, ...]:
        row = StatementFileRow
        rows = self._session.execute(
            select(row.number, row.kind, row.name, row.media_type, func.length(row.content), row.sha256)
            .where(row.evidence_id == statement.evidence.id)
            .order_by(row.number, row.kind)
        )
        return tuple(StatementFileData(*found) for found in rows)


def _read(opened: Opener, file: StatementFileData) -> bytes:
    with opened(file) as stream:
        return stream.read()
