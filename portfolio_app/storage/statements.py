"""Witness statements, as stored: requests and versions are only ever added."""

import hashlib
from collections import defaultdict
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import EvidenceKind, reference_of
from portfolio_app.domain.witnesses.statement import (
    Statement,
    StatementDraft,
    StatementRequest,
    StatementState,
    StatementVersion,
    Way,
)
from portfolio_app.domain.witnesses.statement_form import FormCriterion, Purpose
from portfolio_app.domain.witnesses.statement_rules import FILE, PICTURE
from portfolio_app.storage.evidence import EvidenceRepository
from portfolio_app.storage.mapping import evidence_to_domain
from portfolio_app.storage.members import member
from portfolio_app.storage.orm import EvidenceRow
from portfolio_app.storage.orm_witnesses import (
    StatementDraftRow,
    StatementFileRow,
    StatementRequestRow,
    StatementRow,
    StatementVersionRow,
    WitnessRow,
)
from portfolio_app.translation import tr

_SAME = (
    "number", "request", "text", "came_at", "witness_name", "witness_role", "relationship", "seen_on", "declared",
    "typed_name", "signed_on", "origin", "signed_at", "fingerprint", "digest", "confirmed_by", "confirmed_at",
    "learner",
)  # fmt: skip


_DRAFT = ("text", "name", "role", "relationship", "seen_on", "typed_name")


class StoredFile(NamedTuple):
    """A file of a version with its bytes."""

    name: str
    media_type: str
    content: bytes


class Returned(NamedTuple):
    """Where a file came back before: the statement, its version, and when."""

    evidence_id: int
    number: int
    came_at: str


class StatementRepository:
    """Statements; a removed one keeps its rows and its reference, but only restore() finds it."""

    def __init__(self, session: Session, evidence: EvidenceRepository) -> None:
        self._session = session
        self._evidence = evidence

    def add(self, statement: Statement) -> Statement:
        """Store a new statement as drafted, without a request; return it with its reference."""
        stored = replace(statement, evidence=self._evidence.add(statement.evidence))
        row = StatementRow(evidence_id=stored.evidence.id)
        _update(row, stored)
        self._session.add(row)
        self._session.flush()
        return stored

    def save(self, statement: Statement) -> None:
        """Store the statement's title, date, state and witness; requests and versions are added apart."""
        evidence, row = self._rows(statement.evidence.id)
        # The other details are edited elsewhere.
        title, produced_on = statement.evidence.title, statement.evidence.produced_on
        self._evidence.save(replace(evidence_to_domain(evidence), title=title, produced_on=produced_on))
        _update(row, statement)
        self._session.flush()

    def add_request(self, evidence_id: int, request: StatementRequest) -> None:
        """Add what the witness is now asked."""
        self._session.add(
            StatementRequestRow(
                evidence_id=evidence_id, number=request.number, digest=request.digest, made_at=request.made_at,
                witness=request.witness, event=request.event, event_on=request.event_on, place=request.place,
                prompts=list(request.prompts), criteria=[[c.ref, c.label, c.text] for c in request.criteria],
            )
        )  # fmt: skip
        self._session.flush()

    def add_version(self, evidence_id: int, version: StatementVersion, file: StoredFile, picture: bytes | None) -> None:
        """Add what the witness said, with the file that came or was signed, and the drawn signature if there is one."""
        row = StatementVersionRow(evidence_id=evidence_id, way=version.way.value, seen=list(version.seen))
        for name in _SAME:
            setattr(row, name, getattr(version, name))
        self._session.add(row)
        self._add_file(evidence_id, version.number, FILE, file)
        if picture is not None:
            self._add_file(evidence_id, version.number, PICTURE, StoredFile("signature.png", "image/png", picture))
        self._session.flush()
        self._evidence.set_words(evidence_id, name=version.witness_name, words=version.text)
        self.put_draft(evidence_id, None)

    def draft(self, evidence_id: int) -> StatementDraft | None:
        """Return what the witness has begun to write, or None."""
        row = self._session.get(StatementDraftRow, evidence_id)
        if row is None:
            return None
        texts = {name: str(row.said.get(name, "")) for name in _DRAFT}
        return StatementDraft(**texts, seen=tuple(row.said.get("seen", ())))

    def put_draft(self, evidence_id: int, draft: StatementDraft | None) -> None:
        """Keep what the witness has begun to write, or with None nothing."""
        row = self._session.get(StatementDraftRow, evidence_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()
        if draft is not None:
            said = {name: getattr(draft, name) for name in _DRAFT} | {"seen": list(draft.seen)}
            self._session.add(StatementDraftRow(evidence_id=evidence_id, said=said))
        self._session.flush()

    def confirm(self, evidence_id: int, number: int, by: str, at: str) -> None:
        """Note who confirmed a version, and when."""
        row = self._session.get_one(StatementVersionRow, (evidence_id, number))
        row.confirmed_by, row.confirmed_at = by, at
        self._session.flush()

    def get(self, evidence_id: int) -> Statement | None:
        """Return the statement, or None when it was removed or is not one."""
        return next(iter(self._read(evidence_id)), None)

    def all(self) -> tuple[Statement, ...]:
        """Return every statement in order of reference, without files."""
        return self._read()

    def requests(self, evidence_id: int) -> tuple[StatementRequest, ...]:
        """Return what the witness was asked, the oldest first."""
        rows = self._session.scalars(
            select(StatementRequestRow)
            .where(StatementRequestRow.evidence_id == evidence_id)
            .order_by(StatementRequestRow.number)
        )
        return tuple(_request(row) for row in rows)

    def file(self, evidence_id: int, number: int, kind: str = FILE) -> StoredFile | None:
        """Return a version's file or picture with its bytes."""
        row = self._session.get(StatementFileRow, (evidence_id, number, kind))
        return StoredFile(row.name, row.media_type, row.content) if row else None

    def came_before(self, sha256: str) -> Returned | None:
        """Return where a file with this sha256 was taken in already, or None."""
        row = self._session.execute(
            select(StatementVersionRow.evidence_id, StatementVersionRow.number, StatementVersionRow.came_at)
            .join(
                StatementFileRow,
                (StatementFileRow.evidence_id == StatementVersionRow.evidence_id)
                & (StatementFileRow.number == StatementVersionRow.number),
            )
            .join(EvidenceRow, EvidenceRow.id == StatementVersionRow.evidence_id)
            .where(StatementFileRow.sha256 == sha256, StatementFileRow.kind == FILE, EvidenceRow.removed_at == "")
        ).first()
        return Returned(*row) if row else None

    def mark_removed(self, evidence_id: int, at: str) -> None:
        """Take the statement away, or with "" bring it back."""
        row = self._session.get(EvidenceRow, evidence_id)
        if row is None or row.kind != EvidenceKind.STATEMENT.value:
            raise InputError(
                tr("There is no statement {reference} in this portfolio.", reference=reference_of(evidence_id))
            )
        if at:
            self._evidence.remove(evidence_id, at)
        else:
            self._evidence.restore(evidence_id)

    def damaged(self) -> tuple[int, ...]:
        """Return the numbers of statements whose files do not fit their sha256."""
        query = (
            select(StatementFileRow.evidence_id, StatementFileRow.sha256, StatementFileRow.content)
            .join(EvidenceRow, EvidenceRow.id == StatementFileRow.evidence_id)
            .where(EvidenceRow.removed_at == "")
            .order_by(StatementFileRow.evidence_id)
        )
        rows = self._session.execute(query.execution_options(yield_per=1))
        bad = [evidence_id for evidence_id, sha256, content in rows if _sha256(content) != sha256]
        return tuple(dict.fromkeys(bad))

    def _read(self, evidence_id: int | None = None) -> tuple[Statement, ...]:
        query = (
            select(EvidenceRow, StatementRow, WitnessRow.name)
            .join(StatementRow, StatementRow.evidence_id == EvidenceRow.id)
            .join(WitnessRow, WitnessRow.id == StatementRow.witness_id)
            .where(EvidenceRow.removed_at == "")
            .order_by(EvidenceRow.id)
        )
        if evidence_id is not None:
            query = query.where(EvidenceRow.id == evidence_id)
        requests = self._latest_requests(evidence_id)
        versions = self._versions(evidence_id)
        return tuple(
            Statement(
                evidence=evidence_to_domain(evidence),
                witness_id=row.witness_id,
                witness_name=name,
                purpose=Purpose(row.purpose),
                unit=row.unit,
                state=member(StatementState, row.state),
                request=requests[evidence.id],
                versions=tuple(versions[evidence.id]),
                asked_at=row.asked_at,
                refused_why=row.refused_why,
                counts=row.counts,
            )
            for evidence, row, name in self._session.execute(query)
        )

    def _latest_requests(self, evidence_id: int | None) -> dict[int, StatementRequest]:
        query = select(StatementRequestRow).order_by(StatementRequestRow.number)
        if evidence_id is not None:
            query = query.where(StatementRequestRow.evidence_id == evidence_id)
        return {row.evidence_id: _request(row) for row in self._session.scalars(query)}

    def _versions(self, evidence_id: int | None) -> defaultdict[int, list[StatementVersion]]:
        file = StatementFileRow
        query = (
            select(StatementVersionRow, file.name, file.media_type, file.sha256)
            .outerjoin(
                file,
                (file.evidence_id == StatementVersionRow.evidence_id)
                & (file.number == StatementVersionRow.number)
                & (file.kind == FILE),
            )
            .order_by(StatementVersionRow.evidence_id, StatementVersionRow.number)
        )
        if evidence_id is not None:
            query = query.where(StatementVersionRow.evidence_id == evidence_id)
        found: defaultdict[int, list[StatementVersion]] = defaultdict(list)
        for row, name, media_type, sha256 in self._session.execute(query):
            found[row.evidence_id].append(_version(row, name or "", media_type or "", sha256 or ""))
        return found

    def _add_file(self, evidence_id: int, number: int, kind: str, file: StoredFile) -> None:
        self._session.add(
            StatementFileRow(
                evidence_id=evidence_id, number=number, kind=kind, name=file.name, media_type=file.media_type,
                sha256=_sha256(file.content), content=file.content,
            )
        )  # fmt: skip

    def _rows(self, evidence_id: int) -> tuple[EvidenceRow, StatementRow]:
        row = self._session.execute(
            select(EvidenceRow, StatementRow)
            .join(StatementRow, StatementRow.evidence_id == EvidenceRow.id)
            .where(EvidenceRow.id == evidence_id, EvidenceRow.removed_at == "")
        ).first()
        if row is None:
            raise InputError(
                tr("There is no statement {reference} in this portfolio.", reference=reference_of(evidence_id))
            )
        return row[0], row[1]


def _update(row: StatementRow, statement: Statement) -> None:
    row.witness_id = statement.witness_id
    row.purpose = statement.purpose.value
    row.unit = statement.unit
    row.state = statement.state.value
    row.counts = statement.counts
    row.asked_at = statement.asked_at
    row.refused_why = statement.refused_why


def _request(row: StatementRequestRow) -> StatementRequest:
    return StatementRequest(
        number=row.number,
        criteria=tuple(FormCriterion(*criterion) for criterion in row.criteria),
        event=row.event,
        event_on=row.event_on,
        place=row.place,
        prompts=tuple(row.prompts),
        witness=row.witness,
        made_at=row.made_at,
        digest=row.digest,
    )


def _version(row: StatementVersionRow, name: str, media_type: str, sha256: str) -> StatementVersion:
    same = {field: getattr(row, field) for field in _SAME}
    seen, way = tuple(row.seen), member(Way, row.way)
    return StatementVersion(**same, seen=seen, way=way, file_name=name, media_type=media_type, sha256=sha256)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
