"""Frameworks of any kind: version, regime, pathways, groups, layers, optional units; claims on reworded criteria.

Revision ID: 0011
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    _words("frameworks", "regime", "status", "licence", "pathways", "pathway", "combinations", "descriptors")
    op.add_column("frameworks", sa.Column("kind", sa.Text(), server_default="qualification", nullable=False))
    for name in ("valid_from", "valid_until"):
        op.add_column("frameworks", sa.Column(name, sa.Date(), nullable=True))
    _numbers("frameworks", "credits", "minimum_hours")
    _words("units", "groups", "combination", "identity")
    _numbers("units", "level", "credits", "hours")
    op.add_column("units", sa.Column("chosen", sa.Boolean(), server_default="1", nullable=False))
    _words("criteria", "pathways", "group_code", "covers", "parent", "grade", "identity")
    op.add_column("claims", sa.Column("reworded", sa.Boolean(), server_default="0", nullable=False))


def _words(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Text(), server_default="", nullable=False))


def _numbers(table: str, *names: str) -> None:
    for name in names:
        op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
