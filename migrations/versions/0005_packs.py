"""What packs need: the key that signs them, and what each pack held.

Revision ID: 0005
Revises: 0004
"""

import os

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this revision."""
    key = op.create_table(
        "pack_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("private", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_pack_key_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_key")),
    )
    # Any 32 random bytes are an Ed25519 private key (RFC 8032, section 5.1.5). Made here, every portfolio has one.
    op.bulk_insert(key, [{"id": 1, "private": os.urandom(32)}])
    op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pack_items",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_pack_items_pack_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("pack_id", "item", name=op.f("pk_pack_items")),
    )
