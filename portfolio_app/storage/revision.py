"""Which schema a file has, and which this program writes."""

import sqlite3

HEAD = "0019"
"""The newest revision in migrations/versions; a test compares the two."""


def revision_of(connection: sqlite3.Connection) -> str:
    """Return the revision that the file was last brought to."""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""
