"""Annotations: an account may be about another piece of evidence, and may ask what, how, with whom and why.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("accounts", sa.Column("about", sa.Integer(), server_default="0", nullable=False))
    op.add_column("accounts", sa.Column("form", sa.Text(), server_default="star", nullable=False))
