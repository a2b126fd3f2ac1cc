"""What all rows of a portfolio file share, and those of frameworks, evidence and claims; private to storage."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

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
    ai_use: Mapped[str] = mapped_column(default="", server_default="")
    authorship_since: Mapped[str] = mapped_column(default="", server_default="")


class NeedRow(Base):
    """A part of what a criterion wants."""

    __tablename__ = "needs"

    id: Mapped[int] = mapped_column(primary_key=True)
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criteria.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    at_least: Mapped[int]


class CriterionRow(Base):
    """A criterion; claims and decisions point at its reference.

    What is a list in JSON of a framework, unit or criterion is "" where it is empty.
    """

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
    pathways: Mapped[str] = mapped_column(default="", server_default="")
    group_code: Mapped[str] = mapped_column(default="", server_default="")
    covers: Mapped[str] = mapped_column(default="", server_default="")
    parent: Mapped[str] = mapped_column(default="", server_default="")
    grade: Mapped[str] = mapped_column(default="", server_default="")
    identity: Mapped[str] = mapped_column(default="", server_default="")


class OutcomeRow(Base):
    """A learning outcome of a unit."""

    __tablename__ = "outcomes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]


class UnitRow(Base):
    """A unit of a framework, with its guidance."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    framework_id: Mapped[int] = mapped_column(ForeignKey("frameworks.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    guidance: Mapped[dict[str, Any]] = mapped_column(JSON)
    level: Mapped[int | None]
    credits: Mapped[int | None]
    hours: Mapped[int | None]
    groups: Mapped[str] = mapped_column(default="", server_default="")
    combination: Mapped[str] = mapped_column(default="", server_default="")
    chosen: Mapped[bool] = mapped_column(default=True, server_default="1")
    identity: Mapped[str] = mapped_column(default="", server_default="")


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
    kind: Mapped[str] = mapped_column(default="qualification", server_default="qualification")
    regime: Mapped[str] = mapped_column(default="", server_default="")
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    status: Mapped[str] = mapped_column(default="", server_default="")
    credits: Mapped[int | None]
    minimum_hours: Mapped[int | None]
    licence: Mapped[str] = mapped_column(default="", server_default="")
    pathways: Mapped[str] = mapped_column(default="", server_default="")
    pathway: Mapped[str] = mapped_column(default="", server_default="")
    combinations: Mapped[str] = mapped_column(default="", server_default="")
    descriptors: Mapped[str] = mapped_column(default="", server_default="")


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
    about: Mapped[int] = mapped_column(default=0, server_default="0")
    form: Mapped[str] = mapped_column(default="star", server_default="star")


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
    redacted_at: Mapped[str] = mapped_column(default="", server_default="")


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
    reworded: Mapped[bool] = mapped_column(default=False, server_default="0")
