"""Witnesses' keys in another wrapping, and whom each statement was given for.

Revision ID: 0010
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute("ALTER TABLE witness_keys RENAME COLUMN p12 TO wrapped")
    op.add_column("statement_versions", sa.Column("learner", sa.Text(), server_default="", nullable=False))
