"""Handbooks made up in the layouts that awarding bodies use, as PDF and as Word; each holds the same two units."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)

Unit = tuple[str, str, list[tuple[str, str, list[str]]]]

UNITS: list[Unit] = [
    (
        "301",
        "Principles of customer service in a retail environment",
        [
            (
                "1",
                "Understand the needs and expectations of customers in a range of everyday situations at work",
                [
                    "Explain the difference between internal and external customers and give examples of both of them "
                    "from an organisation that is known to the learner",
                    "Describe how to find out what customers need",
                    "Explain why customers’ expectations change over time, and what an organisation may do about it "
                    "when they do",
                ],
            ),
            (
                "2",
                "Understand how legislation affects customer service",
                [
                    "Outline the main duties under the Equality Act 2010",
                    "Summarise the rights of consumers, including refunds, repairs and replacements within 30 days",
                    "Identify who to ask when in doubt",
                ],
            ),
        ],
    ),
    (
        "302",
        "Deliver customer service",
        [
            (
                "1",
                "Be able to prepare to deal with customers",
                [
                    f"Carry out step {number} of preparing the area of work in line with the procedures that the "
                    f"organisation has for it"
                    for number in range(1, 12)
                ],
            ),
            (
                "2",
                "Be able to provide customer service",
                ["Greet customers politely", "Respond to customers’ questions", "Pass on what cannot be solved alone"],
            ),
        ],
    ),
]

_STYLES = getSampleStyleSheet()
_PROSE = (
    "This section explains how the unit is used. Centres should plan their teaching with care, and 1.5 hours are "
    "enough for most of it. "
)


def _p(text: str, style: str = "BodyText") -> Paragraph:
    return Paragraph(text, _STYLES[style])


def _head(unit: Unit) -> list[Flowable]:
    return [
        _p(f"Unit {unit[0]}: {unit[1]}", "Heading1"),
        _p("Level: 2   Credit value: 4   GLH: 30"),
        _p("Unit aim", "Heading3"),
        _p(_PROSE * 2),
        Spacer(1, 6),
    ]


def _tail() -> list[Flowable]:
    return [_p("Assessment guidance", "Heading3"), _p(_PROSE * 3), PageBreak()]


def _grid(rows: list[list[Any]], widths: list[float]) -> LongTable:
    table = LongTable(rows, colWidths=widths, repeatRows=1)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _single(units: list[Unit]) -> list[Flowable]:
    made: list[Flowable] = []
    for unit in units:
        made += _head(unit)
        for code, title, criteria in unit[2]:
            made += [_p(f"Learning outcome {code}: {title}", "Heading3"), _p("The learner can:")]
            made += [_p(f"{code}.{n} {text}") for n, text in enumerate(criteria, 1)]
        made += _tail()
    return made


def _two_columns(units: list[Unit]) -> list[Flowable]:
    """Outcome on the left, its criteria in one cell on the right."""
    made: list[Flowable] = []
    for unit in units:
        made += _head(unit)
        rows: list[list[Any]] = [
            [_p("Learning outcomes<br/>The learner will:"), _p("Assessment criteria<br/>The learner can:")]
        ]
        for code, title, criteria in unit[2]:
            cell = [_p(f"{code}.{n} {text}") for n, text in enumerate(criteria, 1)]
            rows.append([_p(f"{code}. {title}"), cell])
        made += [_grid(rows, [60 * mm, 100 * mm]), *_tail()]
    return made


def _across_pages(units: list[Unit]) -> list[Flowable]:
    """A row for each criterion, number and words in cells of their own; the table goes on over pages."""
    made: list[Flowable] = []
    for unit in units:
        made += [*_head(unit), Spacer(1, 300)]
        rows: list[list[Any]] = [[_p("Learning outcome"), _p("Assessment criteria"), ""]]
        for code, title, criteria in unit[2]:
            for n, text in enumerate(criteria, 1):
                rows.append([_p(f"{code} {title}") if n == 1 else "", _p(f"{code}.{n}"), _p(text)])
        made += [_grid(rows, [50 * mm, 15 * mm, 95 * mm]), *_tail()]
    return made


def _beside(units: list[Unit]) -> list[Flowable]:
    """LO1 beside AC1.1, with LO and AC written before the numbers."""
    made: list[Flowable] = []
    for unit in units:
        made += _head(unit)
        rows: list[list[Any]] = [[_p("Learning outcomes"), _p("Assessment criteria")]]
        for code, title, criteria in unit[2]:
            for n, text in enumerate(criteria, 1):
                rows.append([_p(f"LO{code} {title}") if n == 1 else "", _p(f"AC{code}.{n} {text}")])
        made += [_grid(rows, [65 * mm, 95 * mm]), *_tail()]
    return made


def _bullets(units: list[Unit]) -> list[Flowable]:
    made: list[Flowable] = []
    for unit in units:
        made += _head(unit)
        for code, title, criteria in unit[2]:
            made += [_p("The learner will:"), _p(f"{code}. {title}"), _p("The learner can:")]
            made += [Paragraph(text, _STYLES["Bullet"], bulletText="•") for text in criteria]
        made += _tail()
    return made


def _own_line(units: list[Unit]) -> list[Flowable]:
    made: list[Flowable] = []
    for unit in units:
        made += _head(unit)
        for code, title, criteria in unit[2]:
            made += [_p(f"Learning outcome {code}", "Heading3"), _p(title), _p("The learner can:")]
            for n, text in enumerate(criteria, 1):
                made += [_p(f"{code}.{n}"), _p(text)]
        made += _tail()
    return made


def _newspaper(units: list[Unit]) -> list[Flowable]:
    return _single(units)


PDF_LAYOUTS: dict[str, Callable[[list[Unit]], list[Flowable]]] = {
    "single column": _single,
    "table of two columns": _two_columns,
    "table across pages": _across_pages,
    "landscape": _two_columns,
    "outcome beside criterion": _beside,
    "bullets": _bullets,
    "number on its own line": _own_line,
    "two columns of text": _newspaper,
}


def write_pdf(layout: str, path: Path) -> None:
    """Write the units as a PDF with running heads, page numbers, a list of contents and prose around."""
    size = landscape(A4) if layout == "landscape" else A4
    wide, high = size

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(20 * mm, high - 12 * mm, "Level 2 Diploma in Customer Service (601/1234/5)")
        canvas.drawString(20 * mm, 10 * mm, "Qualification handbook version 3.1")
        canvas.drawRightString(wide - 20 * mm, 10 * mm, str(document.page))

    if layout == "two columns of text":
        half = (wide - 50 * mm) / 2
        frames = [Frame(20 * mm + n * (half + 10 * mm), 18 * mm, half, high - 36 * mm) for n in range(2)]
    else:
        frames = [Frame(20 * mm, 18 * mm, wide - 40 * mm, high - 36 * mm)]
    document = BaseDocTemplate(str(path), pagesize=size, invariant=1)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    contents = [_p("Contents", "Heading1")]
    contents += [_p(f"Unit {unit[0]}: {unit[1]} {'.' * 20} {3 + n}") for n, unit in enumerate(UNITS)]
    front = [_p("1 Introduction", "Heading2"), _p(_PROSE), _p("1.1 Purpose of the qualification"), _p(_PROSE * 2)]
    document.build([*contents, *front, PageBreak(), *PDF_LAYOUTS[layout](UNITS)])


def write_word(layout: str, path: Path) -> None:
    """Write the units as a Word file: with Word's own numbers before the criteria, or in a table."""
    document = new_document()
    document.add_heading("Level 2 Diploma in Customer Service", 0)
    document.add_paragraph(_PROSE)
    for unit in UNITS:
        document.add_heading(f"Unit {unit[0]}: {unit[1]}", 1)
        document.add_paragraph(_PROSE)
        if layout == "numbered lists":
            _numbered(document, unit)
        else:
            _table(document, unit)
        document.add_heading("Evidence requirements", 2)
        document.add_paragraph(_PROSE)
    document.save(str(path))


def _table(document: Document, unit: Unit) -> None:
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Learning outcomes\nThe learner will:"
    table.rows[0].cells[1].text = "Assessment criteria\nThe learner can:"
    for code, title, criteria in unit[2]:
        cells = table.add_row().cells
        cells[0].text = f"{code}. {title}"
        cells[1].text = f"{code}.1 {criteria[0]}"
        for n, text in enumerate(criteria[1:], 2):
            cells[1].add_paragraph(f"{code}.{n} {text}")


def _numbered(document: Document, unit: Unit) -> None:
    number = _two_levels(document)
    document.add_paragraph("The learner will:")
    for _, title, criteria in unit[2]:
        _set_number(document.add_paragraph(title), number, 0)
        document.add_paragraph("The learner can:")
        for text in criteria:
            _set_number(document.add_paragraph(text), number, 1)


def _two_levels(document: Document) -> int:
    numbering = document.part.numbering_part.element
    own = 500 + len(numbering.findall(qn("w:abstractNum")))
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(own))
    for level, text in enumerate(("%1.", "%1.%2")):
        made = OxmlElement("w:lvl")
        made.set(qn("w:ilvl"), str(level))
        for name, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", text)):
            part = OxmlElement(f"w:{name}")
            part.set(qn("w:val"), value)
            made.append(part)
        abstract.append(made)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), str(own))
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), str(own))
    number.append(link)
    numbering.append(number)
    return own


def _set_number(paragraph: WordParagraph, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = level
