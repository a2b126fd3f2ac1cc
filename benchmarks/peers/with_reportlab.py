"""The report by reportlab's Platypus; page numbers by repeated passes, as its user guide has it. It cannot tag."""

import sys
from html import escape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)
from running import ACCENT, BORDER, COLOURS, MUTED, TEXT, TINTS, main

_MOST_PASSES = 6
_WIDTH = 450


def make(report: dict[str, Any], path: Path) -> None:
    """Build until all page numbers stand."""
    for name, face in (("Body", "Regular"), ("Strong", "Semibold")):
        pdfmetrics.registerFont(TTFont(name, f"{report['fonts']}/SourceSansPro-{face}.ttf"))
    pdfmetrics.registerFontFamily("Body", normal="Body", bold="Strong", italic="Body", boldItalic="Strong")
    known: dict[str, int] = {}
    for _ in range(_MOST_PASSES):
        template = _Template(report, path)
        template.build(_Story(report, known).flowables())
        if template.pages == known:
            return
        known = template.pages


def _style(
    name: str, size: float, leading: float, font: str = "Body", colour: str = TEXT, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=HexColor(colour), **more)


_BODY = _style("body", 10.5, 15, spaceAfter=6)
_CELL = _style("cell", 10.5, 15)
_SMALL = _style("small", 8.5, 12, colour=MUTED)
_QUOTE = _style("quote", 10.5, 15, leftIndent=12)
_SOURCE = _style("source", 8.5, 12, colour=MUTED, leftIndent=12, spaceAfter=8)
_HEADS = [
    _style(f"head{n}", size, size + 5, "Strong", keepWithNext=1, spaceBefore=12, spaceAfter=4)
    for n, size in enumerate((19, 13, 12))
]
_RULES = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(BORDER)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
)


class _Template(BaseDocTemplate):
    """Notes the page of every heading, row and passage that has an anchor."""

    def __init__(self, report: dict[str, Any], path: Path) -> None:
        super().__init__(str(path), pagesize=A4, title=report["title"], author=report["learner"])
        frame = Frame(93, 58, _WIDTH, 722, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._head))
        self.pages: dict[str, int] = {}
        self._words = report["header"]

    def afterFlowable(self, flowable: Flowable) -> None:
        for anchor in getattr(flowable, "anchors", ()):
            self.pages.setdefault(anchor, self.page)
        level = getattr(flowable, "outline", None)
        if level is not None:
            self.canv.bookmarkPage(flowable.anchors[0])
            self.canv.addOutlineEntry(flowable.getPlainText(), flowable.anchors[0], level, closed=True)

    def _head(self, canvas: Any, _: Any) -> None:
        canvas.setFont("Body", 8.5)
        canvas.drawString(93, 804, self._words)
        canvas.drawRightString(543, 804, str(canvas.getPageNumber()))


class _Story:
    """Makes the report's flowables with the page numbers known so far."""

    def __init__(self, report: dict[str, Any], pages: dict[str, int]) -> None:
        self.blocks = report["blocks"]
        self.pages = pages

    def flowables(self) -> list[Flowable]:
        return [flowable for block in self.blocks for flowable in getattr(self, f"_{block['kind']}")(block)]

    def _line(self, runs: list[dict[str, Any]]) -> str:
        parts: list[str] = []
        for run in runs:
            words = escape(run["text"], quote=False)
            if "page_of" in run:
                page = self.pages.get(run["page_of"], 0)
                parts.append(f'<a href="#{escape(run["page_of"])}" color="{ACCENT}">{words}{page}</a>')
                continue
            if run["tone"] in ("strong", "code"):
                words = f"<b>{words}</b>"
            elif run["tone"] in ("small", "muted"):
                words = f'<font size="8.5" color="{MUTED}">{words}</font>'
            parts.append(f'<a href="#{escape(run["link"])}" color="{ACCENT}">{words}</a>' if run.get("link") else words)
        return "".join(parts)

    def _cover(self, block: dict[str, Any]) -> list[Flowable]:
        words = [block["kicker"], block["title"], *block["lines"], block["declaration_title"], block["declaration"]]
        facts = Table([[a, b] for a, b in block["facts"]], [128, 322])
        return [*(Paragraph(escape(each), _BODY) for each in words), facts]

    def _contents(self, block: dict[str, Any]) -> list[Flowable]:
        rows = [
            [
                Paragraph(f'<a href="#{escape(entry["anchor"])}">{escape(entry["text"])}</a>', _CELL),
                str(self.pages.get(entry["anchor"], 0)),
            ]
            for entry in self.blocks
            if entry.get("listed")
        ]
        return [PageBreak(), Paragraph(escape(block["title"]), _HEADS[0]), Table(rows, [410, 40])]

    def _heading(self, block: dict[str, Any]) -> list[Flowable]:
        start: list[Flowable] = [PageBreak()] if block["new_page"] else []
        kicker = [Paragraph(self._line(block["kicker"]), _SMALL)] if block["kicker"] else []
        level = block["level"] - 1
        return [*start, *kicker, _anchored(escape(block["text"]), _HEADS[level], [block["anchor"]], level)]

    def _unit(self, block: dict[str, Any]) -> list[Flowable]:
        return [CondPageBreak(80), _anchored(escape(block["text"]), _HEADS[1], [block["anchor"]], 1)]

    def _criterion(self, block: dict[str, Any]) -> list[Flowable]:
        words = f"{escape(block['code'])} {escape(block['text'])}"
        notes = [Paragraph(self._line(note), _SMALL) for note in block["notes"]]
        return [_anchored(words, _HEADS[2], [block["anchor"]], 2), *notes]

    def _paragraph(self, block: dict[str, Any]) -> list[Flowable]:
        return [Paragraph(self._line(block["runs"]), _BODY)]

    def _quote(self, block: dict[str, Any]) -> list[Flowable]:
        source = self._line(block["source"]) + " " + escape(block["note"])
        return [Paragraph(escape(block["text"], quote=False), _QUOTE), Paragraph(source, _SOURCE)]

    def _table(self, block: dict[str, Any]) -> list[Flowable]:
        shares = [column["share"] for column in block["columns"]]
        rows: list[list[Flowable]] = [[Paragraph(escape(column["title"]), _SMALL) for column in block["columns"]]]
        for row in block["rows"]:
            texts = ["<br/>".join(self._line(line) for line in cell) for cell in row["cells"]]
            cells = [Paragraph(text, _CELL) for text in texts]
            rows.append([_anchored(texts[0], _CELL, [row["anchor"]]), *cells[1:]])
        return [
            Table(rows, [share * _WIDTH / sum(shares) for share in shares], repeatRows=1, style=_RULES),
            Spacer(1, 10),
        ]

    def _marked(self, block: dict[str, Any]) -> list[Flowable]:
        parts: list[str] = []
        anchors: list[str] = []
        for piece in block["pieces"]:
            for mark in piece["opens"]:
                anchors.append(mark["anchor"])
                code = f'<a href="#{escape(mark["link"])}">{escape(mark["code"])}</a>'
                parts.append(f'<font name="Strong" size="8.5">{code} </font>')
            words = escape(piece["text"], quote=False).replace("\n", "<br/>")
            if piece["colour"] is not None:
                ground, colour = TINTS[piece["colour"] % 8], COLOURS[piece["colour"] % 8]
                words = f'<u color="{colour}"><font backColor="{ground}">{words}</font></u>'
            parts.append(words)
        return [_anchored("".join(parts), _BODY, anchors)]


def _anchored(text: str, look: ParagraphStyle, anchors: list[str], outline: int | None = None) -> Paragraph:
    anchors = [anchor for anchor in anchors if anchor]
    flowable = Paragraph("".join(f'<a name="{escape(anchor)}"/>' for anchor in anchors) + text, look)
    flowable.anchors = anchors
    if outline is not None and anchors:
        flowable.outline = outline
    return flowable


if __name__ == "__main__":
    main(make)
