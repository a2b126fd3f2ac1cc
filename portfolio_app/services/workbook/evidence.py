"""The evidence index as a table."""

from portfolio_app.domain.evidence import METHODS, ReflectiveAccount
from portfolio_app.domain.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.services.report.content import Sources
from portfolio_app.services.workbook.places import EVIDENCE, Places

_COLUMNS = (
    SheetColumn("Evidence", 11, Look.STRONG),
    SheetColumn("Title", 40),
    SheetColumn("Kind", 18),
    SheetColumn("Method", 26),
    SheetColumn("Date", 13, Look.DATE),
    SheetColumn("Words", 9, Look.NUMBER),
    SheetColumn("Claims", 9, Look.NUMBER),
    SheetColumn("Criteria", 46),
)


def evidence_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the sheet."""
    return Sheet(EVIDENCE, _COLUMNS, tuple(_row(sources, account, places) for account in sources.accounts), frozen=1)


def _row(sources: Sources, account: ReflectiveAccount, places: Places) -> tuple[Cell | Value, ...]:
    evidence = account.evidence
    claims = sources.claims_in(account.evidence)
    used = {claim.criterion for claim in claims if not claim.lost}
    codes = ", ".join(sources.code(c) for reference, c in sources.criterion.items() if reference in used)
    method = f"{evidence.method} {METHODS[evidence.method]}" if evidence.method in METHODS else evidence.method
    return (
        Cell(evidence.reference, places.whole(evidence.id, evidence.kind)),
        evidence.title,
        "reflective account",
        method,
        evidence.produced_on,
        sources.words[evidence.id],
        len(claims),
        codes,
    )
