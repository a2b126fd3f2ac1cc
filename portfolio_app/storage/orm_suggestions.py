"""The rows of what a learner said of suggested criteria; private to storage."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class SuggestionAnswerRow(Base):
    """Words, as numbers of one model, and whether a criterion was right for them; the words themselves are not kept."""

    __tablename__ = "suggestion_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion: Mapped[str]
    model: Mapped[str]
    words: Mapped[bytes] = mapped_column(LargeBinary)
    right: Mapped[bool]
