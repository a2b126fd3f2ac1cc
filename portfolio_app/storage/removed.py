"""What was taken out of a portfolio, as stored, and its end."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.removed import RemovedKind, RemovedThing
from portfolio_app.storage.orm import (
    AccountRow,
    ClaimRow,
    EvidenceRow,
    FileVersionRow,
)
from portfolio_app.storage.orm_coaching import DismissedAdviceRow
from portfolio_app.storage.orm_witnesses import StatementFileRow, StatementRow, WitnessRow
from portfolio_app.storage.search import SearchIndex
from portfolio_app.translation import tr


class RemovedRepository:
    """Finds what was taken out, and deletes it with every row that is of it."""

    def __init__(self, session: Session, index: SearchIndex) -> None:
        self._session = session
        self._index = index

    def all(self) -> tuple[RemovedThing, ...]:
        """Return everything that was taken out, the latest first.

        Claims that were withdrawn on evidence that is out itself come and go with that.
        """
        things = (*self._evidence(), *self._claims(), *self._witnesses())
        return tuple(sorted(things, key=lambda thing: thing.removed_at, reverse=True))

    def delete(self, things: tuple[RemovedThing, ...]) -> tuple[int, ...]:
        """Delete these things for good and return the contents of files that nothing has any more.

        Raises InputError for a witness whose statements are kept. References are never given to anything else.
        """
        evidence = [thing.id for thing in things if thing.kind not in (RemovedKind.CLAIM, RemovedKind.WITNESS)]
        claims = [thing.id for thing in things if thing.kind is RemovedKind.CLAIM]
        contents = self._session.scalars(
            select(FileVersionRow.content_id).where(FileVersionRow.evidence_id.in_(evidence))
        ).all()
        self._session.execute(delete(ClaimRow).where(ClaimRow.id.in_(claims) | ClaimRow.evidence_id.in_(evidence)))
        self._session.execute(delete(DismissedAdviceRow).where(DismissedAdviceRow.evidence_id.in_(evidence)))
        self._session.execute(delete(EvidenceRow).where(EvidenceRow.id.in_(evidence)))  # and all that is of it
        for thing in things:
            if thing.kind is RemovedKind.WITNESS:
                self._delete_witness(thing)
        self._index.merge()
        return tuple(contents)

    def _delete_witness(self, thing: RemovedThing) -> None:
        if self.is_asked(thing.id):
            raise InputError(
                tr(
                    "{reference} {title} cannot be removed for good while there is a statement of theirs.",
                    reference=thing.reference,
                    title=thing.title,
                )
            )
        self._session.execute(delete(WitnessRow).where(WitnessRow.id == thing.id))

    def is_asked(self, witness_id: int) -> bool:
        """Tell whether any statement, taken out or not, is this witness's."""
        theirs = select(StatementRow.evidence_id).where(StatementRow.witness_id == witness_id).limit(1)
        return self._session.scalar(theirs) is not None

    def _evidence(self) -> list[RemovedThing]:
        evidence = EvidenceRow.id
        claims = (
            select(func.count(ClaimRow.id))
            .where(ClaimRow.evidence_id == evidence, ClaimRow.withdrawn_at == "")
            .scalar_subquery()
        )
        files = select(func.sum(FileVersionRow.size)).where(FileVersionRow.evidence_id == evidence).scalar_subquery()
        content = func.sum(func.length(StatementFileRow.content))
        signed = select(content).where(StatementFileRow.evidence_id == evidence).scalar_subquery()
        columns = (evidence, EvidenceRow.kind, EvidenceRow.title, EvidenceRow.removed_at)
        query = select(*columns, AccountRow.words, files, signed, claims).outerjoin(AccountRow)
        rows = self._session.execute(query.where(EvidenceRow.removed_at != "").order_by(evidence.desc()))
        return [
            RemovedThing(RemovedKind(kind), id_, title, at, words or 0, (size or 0) + (scans or 0), count)
            for id_, kind, title, at, words, size, scans, count in rows
        ]

    def _claims(self) -> list[RemovedThing]:
        columns = (ClaimRow.id, ClaimRow.quote, ClaimRow.withdrawn_at, ClaimRow.evidence_id, ClaimRow.criterion)
        query = select(*columns, EvidenceRow.title).join(EvidenceRow, EvidenceRow.id == ClaimRow.evidence_id)
        rows = self._session.execute(
            query.where(ClaimRow.withdrawn_at != "", EvidenceRow.removed_at == "").order_by(ClaimRow.id.desc())
        )
        return [
            RemovedThing(RemovedKind.CLAIM, id_, quote or title, at, evidence=evidence_id, criterion=criterion)
            for id_, quote, at, evidence_id, criterion, title in rows
        ]

    def _witnesses(self) -> list[RemovedThing]:
        rows = self._session.execute(
            select(WitnessRow.id, WitnessRow.name, WitnessRow.removed_at).where(WitnessRow.removed_at != "")
        )
        return [RemovedThing(RemovedKind.WITNESS, *row) for row in rows]
