"""What the learner would say in a discussion, as stored."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.coaching.practice import PracticeAnswer
from portfolio_app.storage.moved_references import move_references
from portfolio_app.storage.orm_coaching import PracticeAnswerRow


class PracticeRepository:
    """Answers by criterion and question."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> tuple[PracticeAnswer, ...]:
        """Return every answer, in the order in which they were written."""
        query = select(PracticeAnswerRow).order_by(PracticeAnswerRow.written_at, PracticeAnswerRow.key)
        return tuple(map(_answer, self._session.scalars(query)))

    def get(self, criterion: str, key: str) -> PracticeAnswer | None:
        """Return one answer, or None."""
        row = self._session.get(PracticeAnswerRow, (criterion, key))
        return _answer(row) if row else None

    def save(self, answer: PracticeAnswer) -> None:
        """Keep an answer in the place of the one before it; one without words is kept no longer."""
        if not answer.text:
            row = PracticeAnswerRow
            self._session.execute(delete(row).where(row.criterion == answer.criterion, row.key == answer.key))
        else:
            self._put(answer)
        self._session.flush()

    def copy(self, goes: Iterable[tuple[str, str]]) -> None:
        """Let the answers on each first criterion be on the second too, where that has none to the question."""
        there = self.all()
        known = {(answer.criterion, answer.key) for answer in there}
        for old, new in goes:
            for answer in there:
                if answer.criterion == old and (new, answer.key) not in known:
                    self._put(PracticeAnswer(new, answer.key, answer.question, answer.text, answer.written_at))
        self._session.flush()

    def move(self, goes: Mapping[str, str]) -> None:
        """Put the answers on each first criterion under the second, which is what it is called now."""
        move_references(self._session, PracticeAnswerRow, goes)

    def _put(self, answer: PracticeAnswer) -> None:
        self._session.merge(
            PracticeAnswerRow(
                criterion=answer.criterion,
                key=answer.key,
                question=answer.question,
                answer=answer.text,
                written_at=answer.written_at,
            )
        )


def _answer(row: PracticeAnswerRow) -> PracticeAnswer:
    return PracticeAnswer(row.criterion, row.key, row.question, row.answer, row.written_at)
