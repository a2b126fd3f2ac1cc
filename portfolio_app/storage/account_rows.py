"""Accounts as lists show them, read without SQLAlchemy and past their texts."""

import json
import sqlite3
from collections.abc import Collection
from datetime import date

from portfolio_app.domain.evidence.evidence import AccountForm, AccountSummary, Evidence, EvidenceKind, Privacy
from portfolio_app.storage.archived_rows import ARCHIVED_SQL
from portfolio_app.storage.members import member

# Not joined with the evidence: so the index alone is read, past no text.
_LAST_SAVED = """
SELECT evidence_id, max(saved_at) AS latest FROM account_revisions
WHERE evidence_id NOT IN (SELECT id FROM evidence WHERE removed_at <> '')
GROUP BY evidence_id ORDER BY latest DESC, evidence_id DESC LIMIT ?
"""

# Claims are counted for each: counting all first would read every one for the six accounts of the overview.
_SUMMARIES = f"""
SELECT evidence.id, kind, title, produced_on, method, description, privacy, place, words,
       (SELECT count(*) FROM claims WHERE claims.evidence_id = evidence.id AND withdrawn_at = ''
        AND criterion NOT IN ({ARCHIVED_SQL})), about, form
FROM evidence JOIN accounts ON accounts.evidence_id = evidence.id
WHERE removed_at = '' {{which}} ORDER BY evidence.id
"""

Recent = tuple[tuple[AccountSummary, str], ...]
"""Accounts, each with the time (ISO 8601, UTC) at which its latest revision began."""


def read_summaries(connection: sqlite3.Connection, only: Collection[int] | None = None) -> tuple[AccountSummary, ...]:
    """Return every account, or ``only`` those of these ids, without its words, in order of reference."""
    if only is None:
        rows = connection.execute(_SUMMARIES.format(which=""))
    else:
        which = "AND evidence.id IN (SELECT value FROM json_each(?))"
        rows = connection.execute(_SUMMARIES.format(which=which), (json.dumps(sorted(only)),))
    return tuple(
        AccountSummary(
            Evidence(
                id_,
                member(EvidenceKind, kind),
                title,
                date.fromisoformat(day) if day is not None else None,
                method,
                description,
                member(Privacy, privacy),
            ),
            *shown,
            form=member(AccountForm, form),
        )
        for id_, kind, title, day, method, description, privacy, *shown, form in rows
    )


def read_recent(connection: sqlite3.Connection, count: int) -> Recent:
    """Return the accounts whose latest revision began last, the latest first."""
    latest = connection.execute(_LAST_SAVED, (count,)).fetchall()
    found = {summary.evidence.id: summary for summary in read_summaries(connection, [id_ for id_, _ in latest])}
    return tuple((found[id_], saved_at) for id_, saved_at in latest if id_ in found)
