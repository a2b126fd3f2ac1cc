"""What a learner said of suggested criteria, as stored: the latest answers, one for a criterion and the same words."""

from array import array
from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portfolio_app.domain.suggestions.choosing import Answer
from portfolio_app.storage.moved_references import move_references
from portfolio_app.storage.orm_suggestions import SuggestionAnswerRow

MOST = 500
"""Older answers are let go: each is compared with the words whenever something is suggested."""
_HALF = 127


class SuggestionAnswerRepository:
    """Answers, each of the model that the words were read with."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, model: str, answers: Iterable[Answer]) -> None:
        """Keep answers in place of former ones on the same words and criterion.

        What was right once stays so: the same words may prove a second criterion, which is then the one that is taken.
        """
        self._keep(model, answers, against_right=False)

    def refuse(self, model: str, answers: Iterable[Answer]) -> None:
        """Keep that criteria were said not to be right, in place of whatever was said before on the same words."""
        self._keep(model, answers, against_right=True)

    def _keep(self, model: str, answers: Iterable[Answer], *, against_right: bool) -> None:
        row = SuggestionAnswerRow
        for answer in answers:
            words = array("b", [round(each * _HALF) for each in answer.vector]).tobytes()
            same = (row.criterion == answer.criterion, row.model == model, row.words == words)
            kept = not answer.right and not against_right
            if kept and self._session.scalar(select(row.id).where(*same, row.right)):
                continue
            self._session.execute(delete(row).where(*same))
            self._session.add(row(criterion=answer.criterion, model=model, words=words, right=answer.right))
        self._session.flush()
        kept = select(row.id).order_by(row.id.desc()).limit(MOST)
        self._session.execute(delete(row).where(row.id.not_in(kept)))

    def move(self, goes: Mapping[str, str]) -> None:
        """Put what was said of each first criterion under the second, which is what it is called now."""
        move_references(self._session, SuggestionAnswerRow, goes)

    def of(self, model: str) -> tuple[Answer, ...]:
        """Return the answers of a model, in order; those of another say nothing to it."""
        row = SuggestionAnswerRow
        return tuple(
            Answer(each.criterion, [number / _HALF for number in array("b", each.words)], each.right)
            for each in self._session.scalars(select(row).where(row.model == model).order_by(row.id))
        )
