"""Evidence of every kind, as stored: what lists show, its details, and taking it out and back."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, reference_of
from portfolio_app.domain.evidence.file import EvidenceSummary
from portfolio_app.storage.archived import archived_criteria
from portfolio_app.storage.mapping import evidence_from_domain, evidence_to_domain, update_evidence, version_to_domain
from portfolio_app.storage.orm import AccountRow, ClaimRow, EvidenceRow, EvidenceWordsRow, FileRow, FileVersionRow
from portfolio_app.storage.search import SearchIndex
from portfolio_app.translation import tr

_PRESENT = EvidenceRow.removed_at == ""


class EvidenceRepository:
    """Evidence without its content; a removed piece keeps its rows and its reference."""

    def __init__(self, session: Session, index: SearchIndex) -> None:
        self._session = session
        self._index = index

    def add(self, evidence: Evidence, *, name: str = "", words: str = "") -> Evidence:
        """Store new evidence and return it with its id; ``name`` and ``words`` are what searching finds beside it."""
        row = evidence_from_domain(evidence)
        row.removed_at = ""
        self._session.add(row)
        self._session.flush()
        self._session.add(EvidenceWordsRow(evidence_id=row.id, name=name, body=words))
        self._session.flush()
        self._index.add(row.id)
        return evidence_to_domain(row)

    def get(self, evidence_id: int) -> Evidence | None:
        """Return the evidence, of whatever kind, or None when it was removed or never stored."""
        row = self._session.get(EvidenceRow, evidence_id)
        return evidence_to_domain(row) if row is not None and not row.removed_at else None

    def save(self, evidence: Evidence) -> None:
        """Replace the details of stored evidence; raises InputError when there is none."""
        row = self._row(evidence.id)
        self._index.forget(row.id)
        update_evidence(row, evidence)
        self._session.flush()
        self._index.add(row.id)

    def set_words(self, evidence_id: int, *, name: str, words: str) -> None:
        """Exchange the name and the words by which searching finds the evidence."""
        self._index.forget(evidence_id)
        self._session.merge(EvidenceWordsRow(evidence_id=evidence_id, name=name, body=words))
        self._session.flush()
        self._index.add(evidence_id)

    def words(self) -> dict[int, str]:
        """Return the words inside of all evidence that is no account, as searching knows them, by its number."""
        query = select(EvidenceWordsRow.evidence_id, EvidenceWordsRow.body).join(EvidenceRow).where(_PRESENT)
        return {evidence_id: body for evidence_id, body in self._session.execute(query)}  # noqa: C416  # a Row is no pair

    def words_of(self, evidence_id: int) -> str:
        """Return the words inside of one piece of evidence, as searching knows them; "" where it has none."""
        query = select(EvidenceWordsRow.body).join(EvidenceRow).where(_PRESENT, EvidenceRow.id == evidence_id)
        return self._session.scalar(query) or ""

    def list(self, only: Collection[int] | None = None) -> tuple[EvidenceSummary, ...]:
        """Return every piece of evidence, or ``only`` those of these ids, without content, in order of reference."""
        counts = (
            select(ClaimRow.evidence_id, func.count().label("claims"))
            .where(ClaimRow.withdrawn_at == "", ClaimRow.criterion.not_in(archived_criteria()))
            .group_by(ClaimRow.evidence_id)
            .subquery()
        )
        evidence = EvidenceRow.__table__.c
        query = (
            select(*evidence, AccountRow.words, AccountRow.about, func.coalesce(counts.c.claims, 0).label("claims"))
            .outerjoin(AccountRow, AccountRow.evidence_id == EvidenceRow.id)
            .outerjoin(counts, counts.c.evidence_id == EvidenceRow.id)
            .where(_PRESENT if only is None else _PRESENT & EvidenceRow.id.in_(only))
            .order_by(EvidenceRow.id)
        )
        rows = self._session.execute(query).all()
        versions = self._session.execute(
            select(FileVersionRow.__table__).join(FileRow, FileRow.evidence_id == FileVersionRow.evidence_id)
            .where(FileVersionRow.number == FileRow.version)
        )  # fmt: skip
        files = {row.evidence_id: version_to_domain(row) for row in versions}
        return tuple(
            EvidenceSummary(evidence_to_domain(row), row.claims, row.words or 0, files.get(row.id), row.about or 0)
            for row in rows
        )

    def remove(self, evidence_id: int, at: str) -> None:
        """Take the evidence away, so that restore() can bring it back; its reference is never used again."""
        self._mark(evidence_id, at)

    def restore(self, evidence_id: int) -> None:
        """Bring removed evidence back; raises InputError when there never was any."""
        self._mark(evidence_id, "")

    def _mark(self, evidence_id: int, removed_at: str) -> None:
        row = self._row(evidence_id)
        self._index.forget(evidence_id)
        row.removed_at = removed_at
        self._session.flush()
        self._index.add(evidence_id)

    def _row(self, evidence_id: int) -> EvidenceRow:
        row = self._session.get(EvidenceRow, evidence_id)
        if row is None:
            raise InputError(
                tr("There is no evidence {reference} in this portfolio.", reference=reference_of(evidence_id))
            )
        return row
