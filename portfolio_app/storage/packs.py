"""The key that signs this portfolio's packs, and what the packs held."""

from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.packs.record import PackRecord
from portfolio_app.storage.failures import damaged
from portfolio_app.storage.orm_decisions import PackItemRow, PackKeyRow, PackRow

_KEY_BYTES = 32
_KEPT = 2
"""Packs of a profile whose contents are kept: the last one, and the one before with something else in it."""


class PackRepository:
    """Packs that were made, in their order; of older ones only the dates are kept."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session = session
        self._path = path

    def private_key(self) -> bytes:
        """Return the key, which was made with the portfolio and is not shown to anybody.

        Raises FileError where the file has none, or one that is none.
        """
        row = self._session.get(PackKeyRow, 1)
        if row is None or len(row.private) != _KEY_BYTES:
            raise damaged(self._path)
        return row.private

    def all(self) -> tuple[PackRecord, ...]:
        """Return every pack ever made, without what it held, the last one last."""
        rows = self._session.scalars(select(PackRow).order_by(PackRow.id))
        return tuple(PackRecord(row.made_at, row.profile, row.digest) for row in rows)

    def last(self, profile: str, *, other_than: str) -> PackRecord | None:
        """Return the last pack of the profile that held something else than the digest ``other_than`` says."""
        row = self._session.scalars(
            select(PackRow)
            .where(
                PackRow.profile == profile, PackRow.digest != other_than, PackRow.id.in_(select(PackItemRow.pack_id))
            )
            .order_by(PackRow.id.desc())
            .limit(1)
        ).first()
        return PackRecord(row.made_at, row.profile, row.digest, self._items(row.id)) if row else None

    def add(self, record: PackRecord) -> None:
        """Remember a pack; one that holds what the last one held takes its place."""
        former = list(
            self._session.scalars(select(PackRow).where(PackRow.profile == record.profile).order_by(PackRow.id))
        )
        if former and former[-1].digest == record.digest:
            former[-1].made_at = record.made_at
            self._session.flush()
            return
        row = PackRow(made_at=record.made_at, profile=record.profile, digest=record.digest)
        self._session.add(row)
        self._session.flush()
        self._session.add_all(
            PackItemRow(pack_id=row.id, item=item, digest=digest) for item, digest in record.items.items()
        )
        old = [kept.id for kept in former[: 1 - _KEPT]]
        self._session.execute(delete(PackItemRow).where(PackItemRow.pack_id.in_(old)))
        self._session.flush()

    def _items(self, pack_id: int) -> dict[str, str]:
        rows = self._session.execute(
            select(PackItemRow.item, PackItemRow.digest)
            .where(PackItemRow.pack_id == pack_id)
            .order_by(PackItemRow.item)
        )
        return {row.item: row.digest for row in rows}
