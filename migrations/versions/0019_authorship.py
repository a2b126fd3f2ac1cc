"""How accounts came to be written, where the learner wants that recorded, and what they say of their use of AI.

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("portfolio", sa.Column("ai_use", sa.Text(), server_default="", nullable=False))
    op.add_column("portfolio", sa.Column("authorship_since", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "authorship",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.Text(), nullable=False),
        sa.Column("typed", sa.Integer(), nullable=False),
        sa.Column("pasted", sa.Integer(), nullable=False),
        sa.Column("dictated", sa.Integer(), nullable=False),
        sa.Column("reworked", sa.Integer(), nullable=False),
        sa.Column("brought_in", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_authorship_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", "began_at", name=op.f("pk_authorship")),
    )
    op.create_table(
        "authorship_seals",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_authorship_seals_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_authorship_seals")),
    )
