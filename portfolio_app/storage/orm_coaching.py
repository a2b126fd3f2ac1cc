"""The rows of what the learner does not want to be told, and of practice answers; private to storage."""

from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class DismissedAdviceRow(Base):
    """Advice that was dismissed on an account, or a kind that is off, which has no evidence (0) and no place."""

    __tablename__ = "dismissed_advice"

    kind: Mapped[str] = mapped_column(primary_key=True)
    evidence_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    section: Mapped[str] = mapped_column(primary_key=True)
    criterion: Mapped[str] = mapped_column(primary_key=True)
    detail: Mapped[str] = mapped_column(primary_key=True)
    dismissed_at: Mapped[str]


class PracticeAnswerRow(Base):
    """What the learner would say on a criterion, when asked this question."""

    __tablename__ = "practice_answers"

    criterion: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str]
    answer: Mapped[str]
    written_at: Mapped[str]
