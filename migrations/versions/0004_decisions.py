"""Decisions that come back by file: what they speak of, how they were reached, and the file they came in with.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXTS = ("method", "questions", "framework_version", "wording", "pack")
RECEIPT = ("origin", "file_name", "file_sha256", "fingerprint", "taken_at", "undone_at")


def upgrade() -> None:
    """Bring the tables up to this revision."""
    for name in (*TEXTS, *RECEIPT):
        op.add_column("decisions", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "decided_claims",
        sa.Column("decision_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("claim_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name=op.f("fk_decided_claims_decision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", "claim_id", name=op.f("pk_decided_claims")),
    )
    op.create_index(op.f("ix_decisions_file_sha256"), "decisions", ["file_sha256"], unique=False)
