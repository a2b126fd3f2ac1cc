"""What was decided about personal data, as stored."""

from collections.abc import Iterable

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.personal_data.allowance import Allowance, Settled
from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.place import Part
from portfolio_app.domain.personal_data.pseudonym import Pseudonym
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.storage.members import member
from portfolio_app.storage.orm_personal_data import AllowanceRow, PseudonymRow, RedactionRow


class PersonalDataRepository:
    """Allowances, pseudonyms and the log of what was replaced."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def allowances(self) -> tuple[Allowance, ...]:
        """Return what the user settled, in order."""
        rows = self._session.scalars(select(AllowanceRow).order_by(AllowanceRow.id))
        return tuple(
            Allowance(
                row.key,
                row.words,
                member(Kind, row.kind),
                member(Settled, row.settled),
                row.evidence_id or 0,
                row.decided_at,
            )
            for row in rows
        )

    def allow(self, allowance: Allowance) -> None:
        """Keep what the user settled, in the place of what was settled before about the same words there."""
        self.forget(allowance.key, allowance.evidence_id)
        self._session.add(
            AllowanceRow(
                key=allowance.key,
                words=allowance.words,
                kind=allowance.kind.value,
                settled=allowance.settled.value,
                evidence_id=allowance.evidence_id or None,
                decided_at=allowance.decided_at,
            )
        )
        self._session.flush()

    def forget(self, key: str, evidence_id: int) -> None:
        """Take back what was settled about words there."""
        where = AllowanceRow.evidence_id == evidence_id if evidence_id else AllowanceRow.evidence_id.is_(None)
        self._session.execute(delete(AllowanceRow).where(AllowanceRow.key == key, where))

    def pseudonyms(self) -> tuple[Pseudonym, ...]:
        """Return every pseudonym that was given."""
        rows = self._session.scalars(select(PseudonymRow).order_by(PseudonymRow.key))
        return tuple(Pseudonym(row.key, row.words, member(Kind, row.kind), row.pseudonym) for row in rows)

    def give(self, pseudonyms: Iterable[Pseudonym]) -> None:
        """Keep which words have which pseudonym from now on."""
        for each in pseudonyms:
            self._session.merge(
                PseudonymRow(key=each.key, words=each.words, kind=each.kind.value, pseudonym=each.pseudonym)
            )
        self._session.flush()

    def take_back(self, keys: Iterable[str]) -> None:
        """Forget the pseudonyms of these words."""
        self._session.execute(delete(PseudonymRow).where(PseudonymRow.key.in_(list(keys))))

    def log(self) -> tuple[Redaction, ...]:
        """Return the log of what was replaced, in order."""
        return tuple(map(_redaction, self._session.scalars(select(RedactionRow).order_by(RedactionRow.id))))

    def note(self, redactions: Iterable[Redaction]) -> None:
        """Add to the log."""
        for each in redactions:
            self._session.add(
                RedactionRow(
                    done_at=each.done_at,
                    evidence_id=each.evidence_id,
                    claim_id=each.claim_id,
                    part=each.part.value,
                    kind=each.kind.value if each.kind else "",
                    pseudonym=each.pseudonym,
                    times=each.times,
                )
            )
        self._session.flush()

    def strike(self, redactions: Iterable[Redaction]) -> None:
        """Take out of the log what was undone."""
        undone = set(redactions)
        for row in self._session.scalars(select(RedactionRow)).all():
            if _redaction(row) in undone:
                self._session.delete(row)
        self._session.flush()


def _redaction(row: RedactionRow) -> Redaction:
    return Redaction(
        row.done_at,
        row.evidence_id,
        member(Part, row.part),
        member(Kind, row.kind) if row.kind else None,
        row.pseudonym,
        row.times,
        row.claim_id,
    )
