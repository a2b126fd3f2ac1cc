"""Advice that the learner does not want to see again.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "dismissed_advice",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("dismissed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint(
            "kind", "evidence_id", "section", "criterion", "detail", name=op.f("pk_dismissed_advice")
        ),
    )
