"""The rows of how accounts came to be written; private to storage."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class AuthorshipRow(Base):
    """How many characters came into an account in ten minutes, and how; never which."""

    __tablename__ = "authorship"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    began_at: Mapped[str] = mapped_column(primary_key=True)
    typed: Mapped[int]
    pasted: Mapped[int]
    dictated: Mapped[int]
    reworked: Mapped[int]
    brought_in: Mapped[int]
    removed: Mapped[int]


class AuthorshipSealRow(Base):
    """The seal over all stretches of an account; one that does not fit shows a change from outside."""

    __tablename__ = "authorship_seals"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    seal: Mapped[str]
