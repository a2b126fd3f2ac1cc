"""Witnesses' keys in another wrapping.

Revision ID: 0010
Revises: 0008
"""

from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.execute("ALTER TABLE witness_keys RENAME COLUMN p12 TO wrapped")
