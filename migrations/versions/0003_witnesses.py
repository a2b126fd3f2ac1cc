"""Witnesses and their statements.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    _create_witnesses()
    _create_keys()
    _create_statements()
    _create_versions()
    _create_files()


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _create_witnesses() -> None:
    op.create_table(
        "witnesses",
        sa.Column("id", sa.Integer(), nullable=False),
        *_texts("name", "role", "organisation", "relationship", "known_since", "contact", "status", "qualification"),
        sa.Column("is_relative", sa.Boolean(), nullable=False),
        *_texts("removed_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witnesses")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "witness_samples",
        sa.Column("witness_id", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["witnesses.id"], name=op.f("fk_witness_samples_witness_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("witness_id", name=op.f("pk_witness_samples")),
    )


def _create_keys() -> None:
    op.create_table(
        "witness_keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("witness_id", sa.Integer(), nullable=False),
        *_texts("fingerprint"),
        sa.Column("has_pin", sa.Boolean(), nullable=False),
        *_texts("made_at"),
        sa.Column("failures", sa.Integer(), nullable=False),
        *_texts("failed_at"),
        sa.Column("certificate", sa.LargeBinary(), nullable=False),
        sa.Column("p12", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["witnesses.id"], name=op.f("fk_witness_keys_witness_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_witness_keys")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_witness_keys_fingerprint")),
    )
    op.create_index(op.f("ix_witness_keys_witness_id"), "witness_keys", ["witness_id"], unique=False)


def _create_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("witness_id", sa.Integer(), nullable=False),
        *_texts("purpose", "unit", "state"),
        sa.Column("counts", sa.Boolean(), nullable=False),
        *_texts("asked_at", "refused_why"),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_statements_evidence_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["witness_id"], ["witnesses.id"], name=op.f("fk_statements_witness_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_witness_id"), "statements", ["witness_id"], unique=False)
    op.create_table(
        "statement_requests",
        sa.Column("evidence_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("digest", "made_at", "witness", "event"),
        sa.Column("event_on", sa.Date(), nullable=True),
        *_texts("place"),
        sa.Column("prompts", sa.JSON(), nullable=False),
        sa.Column("criteria", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["statements.evidence_id"],
            name=op.f("fk_statement_requests_evidence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_id", "number", name=op.f("pk_statement_requests")),
    )
    op.create_index(op.f("ix_statement_requests_digest"), "statement_requests", ["digest"], unique=False)


def _create_versions() -> None:
    op.create_table(
        "statement_versions",
        sa.Column("evidence_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        *_texts("text"),
        sa.Column("seen", sa.JSON(), nullable=False),
        *_texts("way", "came_at", "witness_name", "witness_role", "relationship"),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("declared", sa.Boolean(), nullable=False),
        *_texts("typed_name"),
        sa.Column("signed_on", sa.Date(), nullable=True),
        *_texts("origin", "signed_at", "fingerprint", "digest", "confirmed_by", "confirmed_at"),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["statements.evidence_id"],
            name=op.f("fk_statement_versions_evidence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_id", "number", name=op.f("pk_statement_versions")),
    )


def _create_files() -> None:
    op.create_table(
        "statement_files",
        sa.Column("evidence_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        *_texts("kind", "name", "media_type", "sha256"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["statements.evidence_id"],
            name=op.f("fk_statement_files_evidence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_id", "number", "kind", name=op.f("pk_statement_files")),
    )
    op.create_index(op.f("ix_statement_files_sha256"), "statement_files", ["sha256"], unique=False)
