"""Decisions as their columns have them, read without SQLAlchemy."""

import json
import sqlite3
from collections import defaultdict

from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Origin, Receipt, Role, Verdict
from portfolio_app.storage.archived_rows import ARCHIVED_SQL
from portfolio_app.storage.members import member

_COUNTS = f"WHERE undone_at = '' AND criterion NOT IN ({ARCHIVED_SQL})"
_DECISIONS = """
SELECT id, criterion, verdict, role, decided_by, decided_at, feedback, checks, method, questions, framework_version,
       wording, pack, origin, file_name, file_sha256, taken_at, fingerprint, undone_at
FROM decisions {which} ORDER BY id
"""
_CLAIMS = "SELECT decision_id, claim_id, digest, accepted, feedback FROM decided_claims ORDER BY decision_id, position"


def read_decisions(connection: sqlite3.Connection, *, undone: bool = False) -> tuple[Decision, ...]:
    """Return every decision that counts, or with ``undone`` all there are, in the order of being taken in.

    Only all of them include decisions on archived criteria.
    """
    rows = connection.execute(_DECISIONS.format(which="" if undone else _COUNTS)).fetchall()
    claims: defaultdict[int, list[DecidedClaim]] = defaultdict(list)
    for decision, claim, digest, accepted, feedback in connection.execute(_CLAIMS) if rows else ():
        said = None if accepted is None else bool(accepted)
        claims[decision].append(DecidedClaim(claim, digest, said, feedback))
    return tuple(
        Decision(
            row[0],
            row[1],
            member(Verdict, row[2]),
            member(Role, row[3]),
            *row[4:7],
            checks=frozenset(member(Check, check) for check in json.loads(row[7])),
            method=row[8],
            questions=row[9],
            claims=tuple(claims[row[0]]),
            framework_version=row[10],
            wording=row[11],
            pack=row[12],
            receipt=Receipt(member(Origin, row[13]), *row[14:]) if row[13] else None,
        )
        for row in rows
    )
