"""How accounts came to be written, as stored."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.evidence.authorship import Counts, TenMinutes
from portfolio_app.storage.orm import EvidenceRow
from portfolio_app.storage.orm_authorship import AuthorshipRow, AuthorshipSealRow


class AuthorshipRepository:
    """The stretches of each account, and the seal over them; sealing is for others."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, evidence_id: int) -> tuple[TenMinutes, ...]:
        """Return the stretches of an account, in the order of time."""
        rows = select(AuthorshipRow).where(AuthorshipRow.evidence_id == evidence_id).order_by(AuthorshipRow.began_at)
        return tuple(map(_stretch, self._session.scalars(rows)))

    def all(self) -> dict[int, tuple[TenMinutes, ...]]:
        """Return the stretches of every account that was not removed and has some, or a seal, by its number."""
        present = select(EvidenceRow.id).where(EvidenceRow.removed_at == "")
        sealed = select(AuthorshipSealRow.evidence_id).where(AuthorshipSealRow.evidence_id.in_(present))
        found: dict[int, list[TenMinutes]] = {evidence_id: [] for evidence_id in self._session.scalars(sealed)}
        rows = select(AuthorshipRow).where(AuthorshipRow.evidence_id.in_(present)).order_by(AuthorshipRow.began_at)
        for row in self._session.scalars(rows):
            found.setdefault(row.evidence_id, []).append(_stretch(row))
        return {evidence_id: tuple(stretches) for evidence_id, stretches in sorted(found.items())}

    def seal(self, evidence_id: int) -> str | None:
        """Return the seal over an account's stretches, "" for one found broken, or None where there is none."""
        row = self._session.get(AuthorshipSealRow, evidence_id)
        return row.seal if row else None

    def put(self, evidence_id: int, stretches: Iterable[TenMinutes], seal: str) -> None:
        """Keep these stretches of an account in the place of the former ones, under a seal."""
        self._session.execute(delete(AuthorshipRow).where(AuthorshipRow.evidence_id == evidence_id))
        for each in stretches:
            self._session.add(AuthorshipRow(evidence_id=evidence_id, began_at=each.began_at, **asdict(each.counts)))
        self._session.merge(AuthorshipSealRow(evidence_id=evidence_id, seal=seal))
        self._session.flush()


def _stretch(row: AuthorshipRow) -> TenMinutes:
    return TenMinutes(
        row.began_at,
        Counts(row.typed, row.pasted, row.dictated, row.reworked, row.brought_in, row.removed),
    )
