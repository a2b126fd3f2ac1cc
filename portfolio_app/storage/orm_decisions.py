"""The rows of decisions and of the packs that they are made on; private to storage."""

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portfolio_app.storage.orm import Base


class DecidedClaimRow(Base):
    """A claim that a decision speaks of; a claim left out of a pack may be unknown here, so nothing is referred to."""

    __tablename__ = "decided_claims"

    decision_id: Mapped[int] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    claim_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    digest: Mapped[str]
    accepted: Mapped[bool | None]
    feedback: Mapped[str]


class DecisionRow(Base):
    """A judgement on a criterion; only ever added. Without an origin it came in with no file."""

    __tablename__ = "decisions"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criteria.reference", ondelete="RESTRICT"), index=True)
    verdict: Mapped[str]
    role: Mapped[str]
    decided_by: Mapped[str]
    decided_at: Mapped[str]
    feedback: Mapped[str]
    checks: Mapped[list[str]] = mapped_column(JSON)
    method: Mapped[str] = mapped_column(server_default="")
    questions: Mapped[str] = mapped_column(server_default="")
    framework_version: Mapped[str] = mapped_column(server_default="")
    wording: Mapped[str] = mapped_column(server_default="")
    pack: Mapped[str] = mapped_column(server_default="")
    origin: Mapped[str] = mapped_column(server_default="")
    file_name: Mapped[str] = mapped_column(server_default="")
    file_sha256: Mapped[str] = mapped_column(server_default="", index=True)
    fingerprint: Mapped[str] = mapped_column(server_default="")
    taken_at: Mapped[str] = mapped_column(server_default="")
    undone_at: Mapped[str] = mapped_column(server_default="")
    claims: Mapped[list[DecidedClaimRow]] = relationship(
        order_by=DecidedClaimRow.position, lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class DecisionFileRow(Base):
    """A file that decisions came in with, as it came; it is never changed or removed."""

    __tablename__ = "decision_files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    taken_at: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class PackKeyRow(Base):
    """The key that signs this portfolio's packs; the only row of its table."""

    __tablename__ = "pack_key"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    private: Mapped[bytes] = mapped_column(LargeBinary)


class PackItemRow(Base):
    """A claim or a piece of evidence as a pack held it: what it was, as a digest."""

    __tablename__ = "pack_items"

    pack_id: Mapped[int] = mapped_column(
        ForeignKey("packs.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    item: Mapped[str] = mapped_column(primary_key=True)
    digest: Mapped[str]


class PackRow(Base):
    """A pack that was made; only the last ones are kept."""

    __tablename__ = "packs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[str]
    profile: Mapped[str]
    digest: Mapped[str]
