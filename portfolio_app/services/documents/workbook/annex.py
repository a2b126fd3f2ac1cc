"""The mapping annex as a table: code, definition, evidence title and page, as assessment plans ask for it."""

from portfolio_app.domain.documents.workbook import Cell, Look, Sheet, SheetColumn, Value
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.services.documents.report.annex import DEFINITION, EVIDENCE, evidence_for, say_evidence
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.workbook.places import ANNEX, Places
from portfolio_app.translation import tr


def annex_sheet(sources: Sources, places: Places) -> Sheet:
    """Return the sheet; pages are those of the document beside the workbook, where there is one."""
    columns = (
        SheetColumn(sources.noun.head, 12, Look.STRONG),
        SheetColumn(tr(DEFINITION), 60),
        SheetColumn(tr(EVIDENCE), 60),
    )
    rows = tuple(_row(sources, criterion, places) for criterion in sources.criterion.values())
    return Sheet(ANNEX, columns, rows, frozen=1)


def _row(sources: Sources, criterion: Criterion, places: Places) -> tuple[Cell | Value, ...]:
    found = evidence_for(sources, criterion, places.page)
    return (
        Cell(sources.code(criterion), places.criterion(criterion.reference), sources.colour(criterion)),
        criterion.text,
        "; ".join(say_evidence(*each) for each in found.items()) or sources.unneeded.get(criterion.reference, ""),
    )
