"""The bytes of evidence files in pieces, so that putting them in or copying them out holds up nobody else for long.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

PIECE = 1024 * 1024


def upgrade() -> None:
    """Bring the tables up to this revision."""
    op.create_table(
        "file_pieces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_pieces")),
        sa.UniqueConstraint("content_id", "number", name=op.f("uq_file_pieces_content_id_number")),
    )
    with op.batch_alter_table("file_versions") as batch:
        batch.add_column(sa.Column("content_id", sa.Integer(), server_default="0", nullable=False))
    op.execute("UPDATE file_versions SET content_id = id")
    with op.batch_alter_table("file_versions") as batch:
        batch.alter_column("content_id", server_default=None)
        batch.create_unique_constraint(op.f("uq_file_versions_content_id"), ["content_id"])
    _cut_contents()
    op.drop_table("file_contents")


def _cut_contents() -> None:
    connection = op.get_bind()
    driver = connection.connection.driver_connection
    for (version,) in connection.exec_driver_sql("SELECT version_id FROM file_contents").all():
        with driver.blobopen("file_contents", "content", version, readonly=True) as blob:
            number = 0
            while piece := blob.read(PIECE):
                connection.exec_driver_sql(
                    "INSERT INTO file_pieces (content_id, number, content) VALUES (?, ?, ?)", (version, number, piece)
                )
                number += 1
