"""The evidence index as a table."""

from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, reference_of
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.workbook.places import EVIDENCE, Places, with_noun
from portfolio_app.translation import mark, tr

_COLUMNS = (
    SheetColumn(mark("Evidence"), 10, Look.STRONG),
    SheetColumn(mark("Title"), 32),
    SheetColumn(mark("Kind"), 17),
    SheetColumn(mark("Method"), 20),
    SheetColumn(mark("Date"), 12, Look.DATE),
    SheetColumn(mark("Words"), 8, Look.NUMBER),
    SheetColumn(mark("File, or where it is held"), 24),
    SheetColumn(mark("Claims"), 8, Look.NUMBER),
    SheetColumn(mark("Criteria"), 34),
    SheetColumn(mark("SHA-256 of the file"), 22),
)


_KINDS = {
    EvidenceKind.ACCOUNT: mark("reflective account"),
    EvidenceKind.FILE: "file",
    EvidenceKind.STATEMENT: mark("witness statement"),
    EvidenceKind.HELD_ELSEWHERE: mark("held elsewhere"),
}


def evidence_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the sheet: every piece of evidence, of whatever kind."""
    where = {file.evidence.id: file.name for file in sources.files} | {
        held.evidence.id: held.where for held in sources.held
    }
    sums = {file.evidence.id: file.sha256 for file in sources.files}
    rows = tuple(
        _row(sources, evidence, places, where.get(evidence.id, ""), sums.get(evidence.id, ""))
        for evidence in sources.evidence.values()
    )
    return Sheet(EVIDENCE, with_noun(_COLUMNS, sources), rows, frozen=1)


def _kind(sources: Sources, evidence: Evidence) -> str:
    account = sources.account.get(evidence.id)
    if account is not None and account.about:
        return tr("annotation of {reference}", reference=reference_of(account.about))
    return tr(_KINDS[evidence.kind])


def _row(sources: Sources, evidence: Evidence, places: Places, where: str, sha256: str) -> tuple[Cell | Value, ...]:
    claims = sources.counting(sources.claims_in(evidence))
    used = {claim.criterion for claim in claims if not claim.lost}
    codes = ", ".join(sources.code(c) for reference, c in sources.criterion.items() if reference in used)
    return (
        Cell(evidence.reference, places.whole(evidence.id)),
        evidence.title,
        _kind(sources, evidence),
        f"{evidence.method} {sources.methods.get(evidence.method, '')}".strip(),
        evidence.produced_on,
        sources.words.get(evidence.id),
        where,
        len(claims),
        codes,
        sha256,
    )
