"""The witness register and the witnesses' signing keys, as stored."""

from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.witness import Witness, WitnessKey, WitnessStatus, witness_reference
from portfolio_app.storage.members import member
from portfolio_app.storage.orm_witnesses import WitnessKeyRow, WitnessRow, WitnessSampleRow
from portfolio_app.translation import tr

_TEXTS = ("name", "role", "organisation", "relationship", "known_since", "contact", "qualification")


class KeptKey(NamedTuple):
    """A private key under its PIN, and its certificate (DER)."""

    wrapped: bytes
    certificate: bytes


class WitnessRepository:
    """Witnesses; a removed one keeps the row, for their statements name them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, witness: Witness) -> Witness:
        """Store a new witness and return them with their id."""
        row = WitnessRow()
        _update(row, witness)
        self._session.add(row)
        self._session.flush()
        return replace(witness, id=row.id)

    def put(self, witness: Witness) -> None:
        """Store a witness under the number that they had elsewhere."""
        row = WitnessRow(id=witness.id)
        _update(row, witness)
        self._session.add(row)
        self._session.flush()

    def get(self, witness_id: int, *, removed: bool = False) -> Witness | None:
        """Return the witness, or None; a removed one only when asked for."""
        row = self._session.get(WitnessRow, witness_id)
        return _to_domain(row) if row and (removed or not row.removed_at) else None

    def all(self) -> tuple[Witness, ...]:
        """Return the register in order of reference."""
        rows = self._session.scalars(select(WitnessRow).where(WitnessRow.removed_at == "").order_by(WitnessRow.id))
        return tuple(_to_domain(row) for row in rows)

    def save(self, witness: Witness) -> None:
        """Replace every field of a stored witness; raises InputError when there is none."""
        _update(self._row(witness.id), witness)
        self._session.flush()

    def mark_removed(self, witness_id: int, at: str) -> None:
        """Take the witness out of the register, or with "" bring them back."""
        self._row(witness_id).removed_at = at
        self._session.flush()

    def sample(self, witness_id: int) -> bytes | None:
        """Return the sample signature as PNG, if there is one."""
        row = self._session.get(WitnessSampleRow, witness_id)
        return row.picture if row else None

    def put_sample(self, witness_id: int, picture: bytes) -> None:
        """Keep a sample signature in place of a former one."""
        self._session.merge(WitnessSampleRow(witness_id=witness_id, picture=picture))
        self._session.flush()

    def signing_keys(self, witness_id: int | None = None) -> tuple[WitnessKey, ...]:
        """Return the keys of a witness, or of all, in the order in which they were made."""
        query = select(WitnessKeyRow).order_by(WitnessKeyRow.id)
        if witness_id is not None:
            query = query.where(WitnessKeyRow.witness_id == witness_id)
        return tuple(
            WitnessKey(row.id, row.witness_id, row.fingerprint, row.has_pin, row.made_at)
            for row in self._session.scalars(query)
        )

    def usable_keys(self, witness_id: int) -> tuple[WitnessKey, ...]:
        """Return the keys that can sign here: those that came with a pack can only check."""
        query = select(WitnessKeyRow.id).where(WitnessKeyRow.witness_id == witness_id, WitnessKeyRow.wrapped != b"")
        usable = set(self._session.scalars(query))
        return tuple(key for key in self.signing_keys(witness_id) if key.id in usable)

    def add_key(self, key: WitnessKey, certificate: bytes, wrapped: bytes) -> WitnessKey:
        """Store a new key and return it with its id."""
        row = WitnessKeyRow(
            witness_id=key.witness_id, fingerprint=key.fingerprint, has_pin=key.has_pin, made_at=key.made_at,
            failures=0, failed_at="", certificate=certificate, wrapped=wrapped,
        )  # fmt: skip
        self._session.add(row)
        self._session.flush()
        return replace(key, id=row.id)

    def kept_key(self, key_id: int) -> KeptKey:
        """Return the key as it is kept, and its certificate."""
        row = self._session.get_one(WitnessKeyRow, key_id)
        return KeptKey(row.wrapped, row.certificate)

    def put_wrapped(self, key_id: int, wrapped: bytes, *, has_pin: bool) -> None:
        """Keep the key in another wrapping, and leave nothing of the former one in the file."""
        row = self._session.get_one(WitnessKeyRow, key_id)
        row.wrapped, row.has_pin = wrapped, has_pin
        self._session.flush()

    def failures(self, key_id: int) -> tuple[int, str]:
        """Return how many wrong PINs were given since the last right one, and when the last was (ISO 8601, UTC)."""
        row = self._session.get_one(WitnessKeyRow, key_id)
        return row.failures, row.failed_at

    def put_failures(self, key_id: int, failures: int, failed_at: str) -> None:
        """Keep count of wrong PINs."""
        row = self._session.get_one(WitnessKeyRow, key_id)
        row.failures, row.failed_at = failures, failed_at
        self._session.flush()

    def _row(self, witness_id: int) -> WitnessRow:
        row = self._session.get(WitnessRow, witness_id)
        if row is None:
            raise InputError(
                tr(
                    "There is no witness {witness_reference} in this portfolio.",
                    witness_reference=witness_reference(witness_id),
                )
            )
        return row


def _update(row: WitnessRow, witness: Witness) -> None:
    for name in _TEXTS:
        setattr(row, name, getattr(witness, name))
    row.status = witness.status.value
    row.is_relative = witness.is_relative


def _to_domain(row: WitnessRow) -> Witness:
    texts = {name: getattr(row, name) for name in _TEXTS}
    return Witness(row.id, status=member(WitnessStatus, row.status), is_relative=row.is_relative, **texts)
