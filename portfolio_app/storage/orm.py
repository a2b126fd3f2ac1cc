"""The rows of a portfolio file; private to storage."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What all rows share: constraints with names, so that a migration can find them."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {str: Text}  # noqa: RUF012  # SQLAlchemy reads it from the class


class PortfolioRow(Base):
    """Whose portfolio it is; the only row of its table."""

    __tablename__ = "portfolio"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str]
    learner: Mapped[str]
    created_at: Mapped[str]
    learner_number: Mapped[str]
    programme: Mapped[str]
    employer: Mapped[str]
    provider: Mapped[str]


class NeedRow(Base):
    """A part of what a criterion wants."""

    __tablename__ = "needs"

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criteria.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    at_least: Mapped[int]


class CriterionRow(Base):
    """A criterion; claims and decisions point at its reference."""

    __tablename__ = "criteria"

    id: Mapped[int] = mapped_column(primary_key=True)
    outcome_id: Mapped[int] = mapped_column(ForeignKey("outcomes.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    reference: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str]
    text: Mapped[str]
    kind: Mapped[str]
    verb: Mapped[str]
    assessed_by: Mapped[str]
    core: Mapped[bool]
    needs: Mapped[list[NeedRow]] = relationship(
        order_by=NeedRow.position, lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class OutcomeRow(Base):
    """A learning outcome of a unit."""

    __tablename__ = "outcomes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    criteria: Mapped[list[CriterionRow]] = relationship(
        order_by=CriterionRow.position, lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class UnitRow(Base):
    """A unit of a framework, with its guidance."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    framework_id: Mapped[int] = mapped_column(ForeignKey("frameworks.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    guidance: Mapped[dict[str, Any]] = mapped_column(JSON)
    outcomes: Mapped[list[OutcomeRow]] = relationship(
        order_by=OutcomeRow.position, lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class FrameworkRow(Base):
    """A framework; its id gives the order in which frameworks were added."""

    __tablename__ = "frameworks"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    version: Mapped[str]
    level: Mapped[int | None]
    source: Mapped[str]
    attribution: Mapped[str]
    archived_at: Mapped[str] = mapped_column(default="", server_default="")
    units: Mapped[list[UnitRow]] = relationship(
        order_by=UnitRow.position, lazy="selectin", cascade="all, delete-orphan", passive_deletes=True
    )


class EvidenceRow(Base):
    """A piece of evidence; AUTOINCREMENT keeps its reference from being given to something else."""

    __tablename__ = "evidence"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    produced_on: Mapped[date | None]
    method: Mapped[str]
    removed_at: Mapped[str] = mapped_column(default="")
    description: Mapped[str] = mapped_column(default="", server_default="")
    privacy: Mapped[str] = mapped_column(default="open", server_default="open")


class AccountRow(Base):
    """The present words of an account."""

    __tablename__ = "accounts"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int]
    words: Mapped[int]  # before the texts, so that a list need not read past them
    place: Mapped[str]
    situation: Mapped[str]
    task: Mapped[str]
    action: Mapped[str]
    result: Mapped[str]
    reflection: Mapped[str]


class RevisionRow(Base):
    """The words of an account at one time, the present ones included."""

    __tablename__ = "account_revisions"
    # What was written last is asked for without reading past the texts.
    __table_args__ = (Index("ix_account_revisions_saved_at", "evidence_id", "saved_at"),)

    evidence_id: Mapped[int] = mapped_column(
        ForeignKey("accounts.evidence_id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    saved_at: Mapped[str]
    title: Mapped[str]
    situation: Mapped[str]
    task: Mapped[str]
    action: Mapped[str]
    result: Mapped[str]
    reflection: Mapped[str]


class FileRow(Base):
    """Which version of an evidence file is the present one."""

    __tablename__ = "evidence_files"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int]


class FileVersionRow(Base):
    """What is known of one version of an evidence file, without its content."""

    __tablename__ = "file_versions"
    __table_args__ = (UniqueConstraint("evidence_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence_files.evidence_id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    source_sha256: Mapped[str] = mapped_column(index=True)
    added_at: Mapped[str]
    pages: Mapped[int]
    cleaned: Mapped[str]
    warning: Mapped[str]
    content_id: Mapped[int] = mapped_column(unique=True)


class FilePieceRow(Base):
    """Some of the bytes of a version, in a table of their own so that lists never touch them.

    They may be there before the version that has them as its content, so nothing ties them to it.
    """

    __tablename__ = "file_pieces"
    __table_args__ = (UniqueConstraint("content_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    content_id: Mapped[int]
    number: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ThumbnailRow(Base):
    """A small picture of a version, as JPEG."""

    __tablename__ = "file_thumbnails"

    version_id: Mapped[int] = mapped_column(ForeignKey("file_versions.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class HeldElsewhereRow(Base):
    """Where evidence is held that is not in the portfolio."""

    __tablename__ = "held_elsewhere"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    what: Mapped[str]
    held_at: Mapped[str]
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]


class EvidenceWordsRow(Base):
    """The words in evidence that is no account, for searching: those of a file, of a statement, of a signpost."""

    __tablename__ = "evidence_words"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str]
    body: Mapped[str]


class MethodRow(Base):
    """A method of assessment and its code."""

    __tablename__ = "methods"

    code: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    name: Mapped[str]


class ClaimRow(Base):
    """A claim; passage, anchor, page and stretch are null for a claim on the whole piece of evidence."""

    __tablename__ = "claims"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id", ondelete="RESTRICT"), index=True)
    criterion: Mapped[str] = mapped_column(ForeignKey("criteria.reference", ondelete="RESTRICT"), index=True)
    withdrawn_at: Mapped[str]
    need: Mapped[str]
    section: Mapped[str | None]
    anchor_outcome: Mapped[str | None]
    anchor_start: Mapped[int | None]
    anchor_end: Mapped[int | None]
    passage_start: Mapped[int | None]
    passage_end: Mapped[int | None]
    quote: Mapped[str | None]
    prefix: Mapped[str | None]
    suffix: Mapped[str | None]
    text_hash: Mapped[str | None]
    framework_version: Mapped[str]
    wording: Mapped[str]
    note: Mapped[str]
    starred: Mapped[bool]
    made_at: Mapped[str]
    page: Mapped[int | None]
    box_left: Mapped[float | None]
    box_top: Mapped[float | None]
    box_width: Mapped[float | None]
    box_height: Mapped[float | None]
    stretch_start: Mapped[float | None]
    stretch_end: Mapped[float | None]
    file_version: Mapped[int] = mapped_column(default=0, server_default="0")


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
    p12: Mapped[bytes] = mapped_column(LargeBinary)


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
