"""The first page: a section of its own, without a running head."""

from portfolio_app.domain.report import Cover
from portfolio_app.exporters.word.cells import column_widths
from portfolio_app.exporters.word.palette import (
    BOTTOM,
    COVER_TOP,
    HEADER_TOP,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT,
    TEXT_WIDTH,
    TOP,
)
from portfolio_app.exporters.word.tables import table_start
from portfolio_app.exporters.word.text import run

_FACT_SHARES = [0.29, 0.71]
_GAP = 300
_ROOM_TO_SIGN = 760


def cover(block: Cover) -> str:
    """Return the cover with its section's end."""
    lines = [_paragraph("CoverLine" if number else "Subtitle", line) for number, line in enumerate(block.lines) if line]
    return "".join(
        (
            _paragraph("CoverKicker", block.kicker) if block.kicker else "",
            _paragraph("Title", block.title),
            *lines,
            _facts(block.facts),
            _paragraph("CoverHeading", block.declaration_title) if block.declaration_title else "",
            _paragraph("BodyText", block.declaration) if block.declaration else "",
            _signatures(block.signatures),
            f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{section(top=COVER_TOP)}</w:pPr></w:p>',
        )
    )


def section(header: str = "", top: int = TOP) -> str:
    """Return a section's properties; ``header`` is the relationship of its running head."""
    head = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    return (
        f'<w:sectPr>{head}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{top}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="{HEADER_TOP}"'
        ' w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>'
    )


def _paragraph(style: str, text: str, look: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text, look)}</w:p>'


def _facts(facts: tuple[tuple[str, str], ...]) -> str:
    if not facts:
        return ""
    widths = column_widths(_FACT_SHARES)
    rows = []
    for fact in facts:
        looks = ('<w:rStyle w:val="Muted"/>', "")
        cells = zip(fact, widths, looks, strict=True)
        rows.append("".join(_cell(width, _paragraph("CoverFact", text, look)) for text, width, look in cells))
    space = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:spacing w:before="600" w:after="0"/></w:pPr></w:p>'
    whole = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return f"{space}{table_start('CoverTable', widths)}{whole}</w:tbl>"


def _signatures(labels: tuple[str, ...]) -> str:
    """Return the lines to sign: a row of cells with a line above each label, and gaps between."""
    if not labels:
        return ""
    width = (TEXT_WIDTH - _GAP * (len(labels) - 1)) // len(labels)
    line = f'<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="{TEXT}"/></w:tcBorders>'
    cells, widths = [], []
    for number, label in enumerate(labels):
        if number:
            cells.append(_cell(_GAP, _paragraph("SignatureLine", "")))
            widths.append(_GAP)
        cells.append(_cell(width, _paragraph("SignatureLine", label), line))
        widths.append(width)
    room = (
        f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:keepNext/><w:spacing w:before="{_ROOM_TO_SIGN}" w:after="0"/>'
        "</w:pPr></w:p>"
    )
    return f"{room}{table_start('SignatureTable', widths)}<w:tr>{''.join(cells)}</w:tr></w:tbl>"


def _cell(width: int, content: str, looks: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{looks}</w:tcPr>{content}</w:tc>'
