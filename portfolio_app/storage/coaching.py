"""What the learner does not want to be told, as stored."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.advising import Turned
from portfolio_app.storage.moved_references import move_references
from portfolio_app.storage.orm_coaching import DismissedAdviceRow


class CoachingRepository:
    """Advice that was dismissed, and kinds that are off."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def turned(self, evidence_id: int) -> Turned:
        """Return what is not wanted on an account."""
        query = select(DismissedAdviceRow).where(DismissedAdviceRow.evidence_id.in_((0, evidence_id)))
        rows = tuple(self._session.scalars(query))
        return Turned(
            frozenset((row.kind, row.section, row.criterion, row.detail) for row in rows if row.evidence_id),
            frozenset(row.kind for row in rows if not row.evidence_id),
        )

    def off(self) -> tuple[str, ...]:
        """Return the kinds that are off, in order."""
        query = select(DismissedAdviceRow.kind).where(DismissedAdviceRow.evidence_id == 0)
        return tuple(self._session.scalars(query.order_by(DismissedAdviceRow.kind)))

    def dismiss(self, evidence_id: int, advice: Advice, at: str) -> None:
        """Keep that this advice is not wanted on that account."""
        kind, section, criterion, detail = advice.key
        self._keep(
            DismissedAdviceRow(
                kind=kind, evidence_id=evidence_id, section=section, criterion=criterion, detail=detail, dismissed_at=at
            )
        )

    def turn_off(self, kind: str, at: str) -> None:
        """Keep that this kind of advice is not wanted anywhere."""
        self._keep(DismissedAdviceRow(kind=kind, evidence_id=0, section="", criterion="", detail="", dismissed_at=at))

    def bring_back(self, evidence_id: int, advice: Advice) -> None:
        """Let advice on that account be given again."""
        row = DismissedAdviceRow
        kind, section, criterion, detail = advice.key
        self._session.execute(
            delete(row).where(
                row.kind == kind,
                row.evidence_id == evidence_id,
                row.section == section,
                row.criterion == criterion,
                row.detail == detail,
            )
        )

    def turn_on(self, kind: str) -> None:
        """Let a kind of advice be given again."""
        row = DismissedAdviceRow
        self._session.execute(delete(row).where(row.kind == kind, row.evidence_id == 0))

    def clear(self, evidence_id: int) -> None:
        """Let all advice on an account be given again, of every kind."""
        row = DismissedAdviceRow
        self._session.execute(delete(row).where(row.evidence_id.in_((0, evidence_id))))

    def put(self, evidence_id: int, turned: Turned, at: str) -> None:
        """Keep what is not wanted on an account, and the kinds that are off."""
        for kind, section, criterion, detail in turned.dismissed:
            self._keep(
                DismissedAdviceRow(
                    kind=kind,
                    evidence_id=evidence_id,
                    section=section,
                    criterion=criterion,
                    detail=detail,
                    dismissed_at=at,
                )
            )
        for kind in turned.off:
            self.turn_off(kind, at)

    def move(self, goes: Mapping[str, str]) -> None:
        """Let what is not wanted on each first criterion be that on the second, which is what it is called now."""
        move_references(self._session, DismissedAdviceRow, goes)

    def _keep(self, row: DismissedAdviceRow) -> None:
        self._session.merge(row)
        self._session.flush()
