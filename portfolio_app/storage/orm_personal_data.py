"""The rows of what was decided about personal data; private to storage."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class AllowanceRow(Base):
    """Words that the user settled, everywhere or in one piece of evidence (null for everywhere)."""

    __tablename__ = "allowances"
    __table_args__ = (UniqueConstraint("key", "evidence_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    words: Mapped[str]
    kind: Mapped[str]
    settled: Mapped[str]
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), index=True)
    decided_at: Mapped[str]


class PseudonymRow(Base):
    """What stands in the place of words; no pack, document or log ever holds this table."""

    __tablename__ = "pseudonyms"

    key: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    kind: Mapped[str]
    pseudonym: Mapped[str]


class RedactionRow(Base):
    """An entry of the log of what was replaced, without the words."""

    __tablename__ = "redactions"

    id: Mapped[int] = mapped_column(primary_key=True)
    done_at: Mapped[str]
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), index=True)
    claim_id: Mapped[int]
    part: Mapped[str]
    kind: Mapped[str]
    pseudonym: Mapped[str]
    times: Mapped[int]
