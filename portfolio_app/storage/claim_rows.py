"""Claims as their columns have them, read without SQLAlchemy: that takes longer to load than a window to paint."""

import json
import sqlite3
from collections.abc import Collection
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeAlias

from portfolio_app.domain.claims.claim import Claim, ClaimMark
from portfolio_app.domain.claims.passage import Anchor, Outcome, Passage
from portfolio_app.domain.claims.region import Box, Region, Stretch
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.storage.archived_rows import ARCHIVED_SQL
from portfolio_app.storage.members import member

if TYPE_CHECKING:
    from portfolio_app.storage.mapping import AnyRow
    from portfolio_app.storage.orm import ClaimRow

_Row: TypeAlias = "ClaimRow | AnyRow | SimpleNamespace"

_STANDING = f"""
withdrawn_at = '' AND evidence_id NOT IN (SELECT id FROM evidence WHERE removed_at <> '')
AND criterion NOT IN ({ARCHIVED_SQL})
"""

# A claim without a present place, such as one on the whole piece of evidence, stands at 0. Of most claims that is all:
# tens of thousands are read at a time, so the few that are lost, or on a part of a file, are
# only told by their id and read again.
_MARKS = f"""
SELECT criterion, evidence_id, coalesce(section, ''), coalesce(anchor_start, passage_start, 0),
       coalesce(anchor_end, passage_end, 0), need,
       CASE WHEN anchor_outcome IS ?1 OR page IS NOT NULL OR stretch_start IS NOT NULL THEN id END
FROM claims WHERE id NOT IN (SELECT value FROM json_each(?2)) AND {_STANDING} {{only}} ORDER BY id
"""

_FIRST = """
SELECT criterion, count(*) > ?1,
       (SELECT json_group_array(id) FROM (SELECT id FROM claims WHERE criterion = one.criterion ORDER BY id LIMIT ?1))
FROM claims AS one GROUP BY criterion
"""

_SPECIAL = """
SELECT criterion, evidence_id, coalesce(section, ''), coalesce(anchor_start, passage_start, 0),
       coalesce(anchor_end, passage_end, 0), need, anchor_outcome IS ?1,
       page, box_left, box_top, box_width, box_height, stretch_start, stretch_end
FROM claims WHERE id IN (SELECT value FROM json_each(?2)) ORDER BY 7, id
"""

_BY_ID = f"SELECT * FROM claims WHERE {_STANDING} AND id IN (SELECT value FROM json_each(?)) ORDER BY id"


def read_marks(
    connection: sqlite3.Connection, evidence_id: int | None = None, without: Collection[int] = ()
) -> tuple[ClaimMark, ...]:
    """Return the little of each standing claim, or of those on one piece of evidence, that coverage needs.

    Each is at its present place; lost ones come last, and those ``without`` which it is are left out.
    """
    only, which = ("", ()) if evidence_id is None else ("AND evidence_id = ?3", (evidence_id,))
    return _read_marks(connection, without, only, which)


def read_first_marks(
    connection: sqlite3.Connection, most: int, without: Collection[int] = ()
) -> tuple[tuple[ClaimMark, ...], frozenset[str]]:
    """Return the marks of the claims made first on each criterion, and the criteria that have more than ``most``."""
    found = connection.execute(_FIRST, (most,)).fetchall()
    first = [claim for _, _, ids in found for claim in json.loads(ids)]
    marks = _read_marks(connection, without, "AND id IN (SELECT value FROM json_each(?3))", (json.dumps(first),))
    return marks, frozenset(criterion for criterion, has_more, _ in found if has_more)


def read_marks_on(
    connection: sqlite3.Connection, criteria: Collection[str], without: Collection[int] = ()
) -> tuple[ClaimMark, ...]:
    """Return the marks of the standing claims on these criteria."""
    only = "AND criterion IN (SELECT value FROM json_each(?3))"
    return _read_marks(connection, without, only, (json.dumps(sorted(criteria)),))


def _read_marks(
    connection: sqlite3.Connection, without: Collection[int], only: str, which: tuple[str | int, ...]
) -> tuple[ClaimMark, ...]:
    values = (Outcome.LOST.value, json.dumps(sorted(without)), *which)
    rows = connection.execute(_MARKS.format(only=only), values).fetchall()
    special = [row[6] for row in rows if row[6] is not None]
    usual = [row for row in rows if row[6] is None] if special else rows
    made, present = tuple.__new__, (False, None)
    again = connection.execute(_SPECIAL, (Outcome.LOST.value, json.dumps(special))) if special else ()
    return (
        # As ClaimMark(*row[:6]) would be, in a fraction of the time.
        *[made(ClaimMark, row[:6] + present) for row in usual],
        *(ClaimMark(*row[:6], lost=bool(row[6]), region=region_of(*row[7:])) for row in again),
    )


def read_claims(connection: sqlite3.Connection, ids: Collection[int]) -> tuple[Claim, ...]:
    """Return those of these claims that stand on evidence that was not removed, in order of id."""
    cursor = connection.execute(_BY_ID, (json.dumps(sorted(ids)),))
    names = [column[0] for column in cursor.description]
    return tuple(claim_to_domain(SimpleNamespace(**dict(zip(names, row, strict=True)))) for row in cursor)


def claim_to_domain(row: _Row) -> Claim:
    """Return the claim."""
    return Claim(
        id=row.id,
        evidence_id=row.evidence_id,
        criterion=row.criterion,
        framework_version=row.framework_version,
        wording=row.wording,
        passage=_passage(row),
        anchor=_anchor(row),
        need=row.need,
        note=row.note,
        starred=row.starred,
        made_at=row.made_at,
        withdrawn_at=row.withdrawn_at,
        box=_box(row),
        stretch=None if row.stretch_start is None else Stretch(row.stretch_start, row.stretch_end or 0.0),
        file_version=row.file_version,
        reworded=bool(row.reworded),
    )


def region_of(
    page: int | None,
    left: float | None,
    top: float | None,
    width: float | None,
    height: float | None,
    start: float | None,
    end: float | None,
) -> Region | None:
    """Return the region that these columns describe."""
    if page is not None:
        return Box(page, left or 0.0, top or 0.0, width or 0.0, height or 0.0)
    return Stretch(start, end or 0.0) if start is not None else None


def _passage(row: _Row) -> Passage | None:
    if row.section is None:
        return None
    return Passage(
        section=member(Section, row.section),
        start=row.passage_start or 0,
        end=row.passage_end or 0,
        quote=row.quote or "",
        prefix=row.prefix or "",
        suffix=row.suffix or "",
        text_hash=row.text_hash or "",
    )


def _box(row: _Row) -> Box | None:
    if row.page is None:
        return None
    return Box(row.page, row.box_left or 0.0, row.box_top or 0.0, row.box_width or 0.0, row.box_height or 0.0)


def _anchor(row: _Row) -> Anchor | None:
    if row.anchor_outcome is None:
        return None
    return Anchor(member(Outcome, row.anchor_outcome), row.anchor_start or 0, row.anchor_end or 0)
