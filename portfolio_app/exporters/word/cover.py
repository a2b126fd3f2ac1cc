"""The first page: a section of its own, without a running head."""

from portfolio_app.domain.documents.report import Cover
from portfolio_app.exporters.word.cells import column_widths
from portfolio_app.exporters.word.palette import TEXT
from portfolio_app.exporters.word.setting import GAP_TO_SIGN, ROOM_TO_SIGN
from portfolio_app.exporters.word.tables import TABLE_END, table_start
from portfolio_app.exporters.word.text import run
from portfolio_app.translation import mark, tr

_FACT_SHARES = [0.29, 0.71]
_FACTS_SAID = mark("Facts about the portfolio: what each is called, and what it is.")
_SIGNED_SAID = mark("A line to sign on for each person named.")


def cover(block: Cover, width: int) -> str:
    """Return the cover, as wide as ``width`` (twentieths of a point); its section ends in its last paragraph."""
    lines = [_paragraph("CoverLine" if number else "Subtitle", line) for number, line in enumerate(block.lines) if line]
    return "".join(
        (
            _paragraph("CoverKicker", block.kicker) if block.kicker else "",
            _paragraph("Title", block.title),
            *lines,
            _facts(block.facts, width),
            _paragraph("CoverHeading", block.declaration_title) if block.declaration_title else "",
            _paragraph("BodyText", block.declaration) if block.declaration else "",
            signatures(block.signatures, width),
        )
    )


def _paragraph(style: str, text: str, look: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text, look)}</w:p>'


def _facts(facts: tuple[tuple[str, str], ...], width: int) -> str:
    if not facts:
        return ""
    widths = column_widths(_FACT_SHARES, width)
    rows = []
    for fact in facts:
        looks = ('<w:rStyle w:val="Muted"/>', "")
        cells = zip(fact, widths, looks, strict=True)
        rows.append("".join(_cell(width, _paragraph("CoverFact", text, look)) for text, width, look in cells))
    space = '<w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:spacing w:before="600" w:after="0"/></w:pPr></w:p>'
    whole = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>" for row in rows)
    return f"{space}{table_start('CoverTable', widths, summary=tr(_FACTS_SAID))}{whole}</w:tbl>"


def signatures(labels: tuple[str, ...], whole: int) -> str:
    """Return the lines to sign: a row of cells with a line above each label, and gaps between; and what ends it."""
    if not labels:
        return TABLE_END
    width = (whole - GAP_TO_SIGN * (len(labels) - 1)) // len(labels)
    line = f'<w:tcBorders><w:top w:val="single" w:sz="6" w:space="0" w:color="{TEXT}"/></w:tcBorders>'
    cells, widths = [], []
    for number, label in enumerate(labels):
        if number:
            cells.append(_cell(GAP_TO_SIGN, _paragraph("SignatureLine", "")))
            widths.append(GAP_TO_SIGN)
        cells.append(_cell(width, _paragraph("SignatureLine", label), line))
        widths.append(width)
    room = (
        f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:keepNext/><w:spacing w:before="{ROOM_TO_SIGN * 20}" w:after="0"/>'
        "</w:pPr></w:p>"
    )
    start = table_start("SignatureTable", widths, summary=tr(_SIGNED_SAID))
    return f"{room}{start}<w:tr>{''.join(cells)}</w:tr></w:tbl>{TABLE_END}"


def _cell(width: int, content: str, looks: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{looks}</w:tcPr>{content}</w:tc>'
