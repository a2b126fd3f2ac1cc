"""Witnesses' keys in another wrapping, whom each statement was given for, and time stamps.

Revision ID: 0010
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute("ALTER TABLE witness_keys RENAME COLUMN p12 TO wrapped")
    op.add_column("statement_versions", sa.Column("learner", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "time_stamps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("request", sa.LargeBinary(), nullable=False),
        sa.Column("came_at", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_stamps")),
    )
    op.create_index(op.f("ix_time_stamps_digest"), "time_stamps", ["digest"], unique=False)
