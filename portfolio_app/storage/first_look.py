"""A first look at a portfolio file, read without SQLAlchemy: that takes longer to load than a window to paint."""

from contextlib import closing
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.portfolio import FirstLook
from portfolio_app.storage.driver import APPLICATION_ID, failures, probe
from portfolio_app.storage.known_schema import ForeignSchemaError, checked_revision
from portfolio_app.storage.revision import HEAD

_ACCOUNTS = "SELECT count(*) FROM evidence WHERE kind = 'account' AND removed_at = ''"
_IN_USE = "SELECT id FROM frameworks WHERE archived_at = ''"
_UNITS = f"SELECT title FROM units WHERE framework_id IN ({_IN_USE}) ORDER BY framework_id, position"
_CRITERIA = f"""
SELECT count(*) FROM criteria JOIN outcomes ON outcomes.id = criteria.outcome_id
JOIN units ON units.id = outcomes.unit_id WHERE units.framework_id IN ({_IN_USE})
"""


def read_first_look(path: Path) -> FirstLook | None:
    """Return what the file says of itself, or None when it does not say so at once.

    None is no judgement: opening the file finds out what is wrong with it, and says so.
    """
    try:
        # Nobody waits for another program here; the file is opened with patience afterwards.
        with closing(probe(path, read_only=True, patience=0)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return None
            if checked_revision(connection) != HEAD:
                return None
            learner, programme = connection.execute("SELECT learner, programme FROM portfolio").fetchone()
            accounts = connection.execute(_ACCOUNTS).fetchone()[0]
            criteria = connection.execute(_CRITERIA).fetchone()[0]
            units = tuple(str(title) for (title,) in connection.execute(_UNITS))
    except (*failures(), ForeignSchemaError, FileError, TypeError, ValueError, OSError):
        return None
    return FirstLook(str(learner), str(programme), int(accounts), int(criteria), units)
