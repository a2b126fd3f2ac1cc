"""The rows of witnesses and their statements; private to storage."""

from datetime import date

from sqlalchemy import JSON, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from portfolio_app.storage.orm import Base


class WitnessRow(Base):
    """A person in the witness register; AUTOINCREMENT keeps the reference from being given to someone else."""

    __tablename__ = "witnesses"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    organisation: Mapped[str]
    relationship: Mapped[str]
    known_since: Mapped[str]
    contact: Mapped[str]
    status: Mapped[str]
    qualification: Mapped[str]
    is_relative: Mapped[bool]
    removed_at: Mapped[str] = mapped_column(default="")


class WitnessSampleRow(Base):
    """A witness's sample signature as PNG."""

    __tablename__ = "witness_samples"

    witness_id: Mapped[int] = mapped_column(ForeignKey("witnesses.id", ondelete="CASCADE"), primary_key=True)
    picture: Mapped[bytes] = mapped_column(LargeBinary)


class WitnessKeyRow(Base):
    """A witness's signing key under their PIN, with the wrong PINs since the last right one."""

    __tablename__ = "witness_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    witness_id: Mapped[int] = mapped_column(ForeignKey("witnesses.id", ondelete="CASCADE"), index=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    has_pin: Mapped[bool]
    made_at: Mapped[str]
    failures: Mapped[int]
    failed_at: Mapped[str]
    certificate: Mapped[bytes] = mapped_column(LargeBinary)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)


class StatementRow(Base):
    """A witness statement; ``counts`` says whether its claims count."""

    __tablename__ = "statements"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    witness_id: Mapped[int] = mapped_column(ForeignKey("witnesses.id", ondelete="RESTRICT"), index=True)
    purpose: Mapped[str]
    unit: Mapped[str]
    state: Mapped[str]
    counts: Mapped[bool]
    asked_at: Mapped[str]
    refused_why: Mapped[str]


class StatementRequestRow(Base):
    """What a witness was asked, each time that it was changed."""

    __tablename__ = "statement_requests"

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("statements.evidence_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(index=True)
    made_at: Mapped[str]
    witness: Mapped[str]
    event: Mapped[str]
    event_on: Mapped[date | None]
    place: Mapped[str]
    prompts: Mapped[list[str]] = mapped_column(JSON)
    criteria: Mapped[list[list[str]]] = mapped_column(JSON)


class StatementVersionRow(Base):
    """What a witness said; but for the confirmation a row is never changed."""

    __tablename__ = "statement_versions"

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("statements.evidence_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    request: Mapped[int]
    text: Mapped[str]
    seen: Mapped[list[str]] = mapped_column(JSON)
    way: Mapped[str]
    came_at: Mapped[str]
    witness_name: Mapped[str]
    witness_role: Mapped[str]
    relationship: Mapped[str]
    seen_on: Mapped[date | None]
    declared: Mapped[bool]
    typed_name: Mapped[str]
    signed_on: Mapped[date | None]
    origin: Mapped[str]
    signed_at: Mapped[str]
    fingerprint: Mapped[str]
    digest: Mapped[str]
    confirmed_by: Mapped[str]
    confirmed_at: Mapped[str]
    learner: Mapped[str] = mapped_column(server_default="")


class StatementDraftRow(Base):
    """What a witness has written and not signed yet."""

    __tablename__ = "statement_drafts"

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("statements.evidence_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    said: Mapped[dict[str, str | list[str]]] = mapped_column(JSON)


class StatementFileRow(Base):
    """A file of a version: what came back or was signed, or the picture of the drawn signature."""

    __tablename__ = "statement_files"

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("statements.evidence_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
