"""The claims on an account as marks on its words."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.claim_list import ClaimRow
from portfolio_app.ui.writing.passage_marks import Mark


def marks_of(rows: Iterable[ClaimRow]) -> Iterator[tuple[Section, Mark]]:
    """Return a mark for each claim whose words are in the text."""
    for row in rows:
        passage, anchor = row.claim.passage, row.claim.anchor
        if passage and anchor and anchor.found:
            tip, changed = _tip(row), bool(row.trouble)
            mark = Mark(
                row.claim.id,
                anchor.start,
                anchor.end,
                row.code,
                row.colour,
                tip,
                changed=changed,
                refused=row.refused,
            )
            yield passage.section, mark


def _tip(row: ClaimRow) -> str:
    why = row.trouble or row.short
    recheck = tr("To re-check: {why}", why=why) if why else ""
    return "\n".join(filter(None, (f"{row.code}  {row.criterion}", row.need, row.claim.note, recheck)))
