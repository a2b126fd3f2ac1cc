"""Evidence files with versions, records of what is held elsewhere, regions of claims, methods, and their search.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

METHODS = (
    ("RA", "reflective account"),
    ("WT", "witness testimony"),
    ("EWT", "expert witness testimony"),
    ("WP", "work product"),
    ("OBS", "observation"),
    ("PD", "professional discussion"),
    ("Q", "questions and answers"),
    ("PS", "personal statement"),
    ("CS", "case study"),
    ("RPL", "recognition of prior learning"),
)

# One row for each piece of evidence that was not removed. An account's title stands in its own index.
EVIDENCE_TEXTS = """
CREATE VIEW evidence_texts AS
SELECT evidence.id, CASE evidence.kind WHEN 'account' THEN '' ELSE evidence.title END AS title, evidence.description,
       coalesce(evidence_words.name, '') AS name, coalesce(evidence_words.body, '') AS body
FROM evidence LEFT JOIN evidence_words ON evidence_words.evidence_id = evidence.id
WHERE evidence.removed_at = ''
"""

EVIDENCE_INDEX = """
CREATE VIRTUAL TABLE evidence_index USING fts5 (
    title, description, name, body,
    content = 'evidence_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
"""


def upgrade() -> None:
    """Bring the tables up to this revision."""
    with op.batch_alter_table("evidence") as batch:
        batch.add_column(sa.Column("description", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("privacy", sa.Text(), server_default="open", nullable=False))
    _version_files()
    _create_thumbnails()
    _create_held_elsewhere()
    _point_claims_at_regions()
    _create_methods()
    _create_search()


def _version_files() -> None:
    op.rename_table("evidence_files", "former_files")
    op.rename_table("file_contents", "former_contents")
    op.drop_index("ix_evidence_files_sha256", "former_files")
    op.create_table(
        "evidence_files",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_files_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence_files")),
    )
    op.create_table(
        "file_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("source_sha256", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("cleaned", sa.Text(), nullable=False),
        sa.Column("warning", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence_files.evidence_id"], name=op.f("fk_file_versions_evidence_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_versions")),
        sa.UniqueConstraint("evidence_id", "number", name=op.f("uq_file_versions_evidence_id_number")),
    )  # fmt: skip
    op.create_index(op.f("ix_file_versions_evidence_id"), "file_versions", ["evidence_id"], unique=False)
    op.create_index(op.f("ix_file_versions_sha256"), "file_versions", ["sha256"], unique=False)
    op.create_index(op.f("ix_file_versions_source_sha256"), "file_versions", ["source_sha256"], unique=False)
    op.create_table("file_contents", *_blob(), *_of_version("file_contents"))
    op.execute("INSERT INTO evidence_files SELECT evidence_id, 1 FROM former_files")
    op.execute("""
        INSERT INTO file_versions
        SELECT evidence_id, evidence_id, 1, name, media_type, size, sha256, sha256, '', 0, '', '' FROM former_files
    """)
    op.execute("INSERT INTO file_contents SELECT evidence_id, content FROM former_contents")
    op.drop_table("former_contents")
    op.drop_table("former_files")


def _create_thumbnails() -> None:
    op.create_table("file_thumbnails", *_blob(), *_of_version("file_thumbnails"))


def _create_held_elsewhere() -> None:
    op.create_table(
        "held_elsewhere",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("held_at", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_held_elsewhere_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_held_elsewhere")),
    )


def _point_claims_at_regions() -> None:
    with op.batch_alter_table("claims") as batch:
        batch.add_column(sa.Column("page", sa.Integer(), nullable=True))
        for edge in ("box_left", "box_top", "box_width", "box_height", "stretch_start", "stretch_end"):
            batch.add_column(sa.Column(edge, sa.Double(), nullable=True))
        batch.add_column(sa.Column("file_version", sa.Integer(), server_default="0", nullable=False))


def _create_methods() -> None:
    methods = op.create_table(
        "methods",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_methods")),
    )
    rows = [{"code": code, "position": place, "name": name} for place, (code, name) in enumerate(METHODS)]
    op.bulk_insert(methods, rows)


def _create_search() -> None:
    op.create_table(
        "evidence_words",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"], ["evidence.id"], name=op.f("fk_evidence_words_evidence_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_evidence_words")),
    )
    op.execute("INSERT INTO evidence_words SELECT evidence_id, name, '' FROM file_versions")
    op.execute(EVIDENCE_TEXTS)
    op.execute(EVIDENCE_INDEX)
    op.execute("INSERT INTO evidence_index (evidence_index) VALUES ('rebuild')")


def _blob() -> tuple[sa.Column[int], sa.Column[bytes]]:
    version = sa.Column("version_id", sa.Integer(), nullable=False)
    return version, sa.Column("content", sa.LargeBinary(), nullable=False)


def _of_version(table: str) -> tuple[sa.ForeignKeyConstraint, sa.PrimaryKeyConstraint]:
    name = op.f(f"fk_{table}_version_id")
    return (
        sa.ForeignKeyConstraint(["version_id"], ["file_versions.id"], name=name, ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", name=op.f(f"pk_{table}")),
    )
