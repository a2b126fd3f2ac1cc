"""Frameworks that are archived: kept with their claims and decisions, and hidden.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("frameworks", sa.Column("archived_at", sa.Text(), server_default="", nullable=False))
