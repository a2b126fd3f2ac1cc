"""When something was blacked out or replaced in a file.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.add_column("file_versions", sa.Column("redacted_at", sa.Text(), server_default="", nullable=False))
