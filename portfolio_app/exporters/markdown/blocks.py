"""The blocks of a report as Markdown, each a paragraph, a list or a table of its own."""

from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    Paragraph,
    Picture,
    Quote,
    Row,
    SignatureLines,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.anchors import Places, grouped
from portfolio_app.exporters.markdown.inline import Inlines
from portfolio_app.exporters.markdown.text import escaped, one_line, paragraph, strong
from portfolio_app.translation import tr

_DEEPEST = 6


class Body:
    """Renders the blocks of one report in order."""

    def __init__(self, places: Places, *, under_title: bool) -> None:
        self._places = places
        self._inlines = Inlines(places)
        self._open: list[int] = []
        self._top = 1 if under_title else 0

    def render(self, block: Block) -> str:
        """Return the block, without blank lines around it, or "" when there is nothing to say."""
        match block:
            case Heading():
                return self._titled(block.level, escaped(block.text), block.anchor, self._inlines.line(block.kicker))
            case UnitHeading():
                return self._titled(2, escaped(f"{block.label} {block.title}"), block.anchor)
            case CriterionHeading():
                notes = [self._inlines.line(note) for note in block.notes]
                return self._titled(3, escaped(f"{block.code} {block.text}"), block.anchor, *notes)
            case Paragraph():
                return paragraph(self._inlines.line(block.runs))
            case Quote():
                return self._quote(block)
            case Table():
                return self._table(block)
            case MarkedParagraph():
                return self._inlines.marked(block)
            case Picture():
                return self._picture(block)
            case Cover():
                return _cover(block)
            case SignatureLines():
                return _signatures(block.labels)
            case Contents():
                return self._contents(block)

    def _titled(self, level: int, words: str, anchor: str, *below: str) -> str:
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        depth = min(len(self._open) + self._top, _DEEPEST)
        heading = f"{'#' * depth} {self._inlines.place(anchor)}{one_line(words)}"
        return "\n\n".join([heading, *(paragraph(line) for line in below if line.strip())])

    def _contents(self, block: Contents) -> str:
        items: list[str] = []
        for head, below in grouped(self._places.entries):
            items.append(f"- {self._inlines.linked(one_line(escaped(head.text)), head.anchor)}")
            items += [f"  - {self._inlines.linked(one_line(escaped(sub.text)), sub.anchor)}" for sub in below]
        place = self._inlines.place(block.anchor)
        return "\n\n".join([f"{'#' * (self._top + 1)} {place}{one_line(escaped(block.title))}", "\n".join(items)])

    def _quote(self, block: Quote) -> str:
        parts = [paragraph(escaped(block.text)), paragraph(self._inlines.line(block.source))]
        parts += [paragraph(tr("Note: {note}", note=escaped(block.note)))] if block.note else []
        lines = "\n\n".join(part for part in parts if part).split("\n")
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def _picture(self, block: Picture) -> str:
        """Return what the picture shows and what is claimed in it: the picture itself would be unreadable here."""
        stamp = f"{escaped(block.stamp)}\n" if block.stamp else ""
        said = f"{stamp}{escaped(block.alt)}\n{self._inlines.line(block.caption)}"
        claimed = [f"- {self._inlines.outlined(outline.mark)}" for outline in block.outlines]
        return "\n\n".join(filter(None, [self._inlines.place(block.anchor) + paragraph(said), "\n".join(claimed)]))

    def _table(self, block: Table) -> str:
        heads = " | ".join(one_line(escaped(tr(column.title))) for column in block.columns)
        rule = " | ".join("---:" if column.align is Align.RIGHT else "---" for column in block.columns)
        rows = [self._row(row, block.columns) for row in block.rows]
        return "\n".join([f"| {heads} |", f"| {rule} |", *rows])

    def _row(self, row: Row, columns: tuple[Column, ...]) -> str:
        cells = [self._inlines.cell(lines) for lines in row.cells[: len(columns)]]
        cells[:1] = [self._inlines.place(row.anchor) + cell for cell in cells[:1]]
        return f"| {' | '.join(cells)} |"


def _cover(block: Cover) -> str:
    facts = [f"- {strong(escaped(label))}: {one_line(escaped(value))}" for label, value in block.facts]
    parts = [
        paragraph(escaped(block.kicker)),
        f"# {one_line(escaped(block.title))}",
        *(paragraph(escaped(line)) for line in block.lines),
        "\n".join(facts),
        f"## {one_line(escaped(block.declaration_title))}",
        paragraph(escaped(block.declaration)),
        _signatures(block.signatures),
    ]
    return "\n\n".join(part for part in parts if part.strip())


def _signatures(names: tuple[str, ...]) -> str:
    return "\n".join(f"- {one_line(escaped(name))}:" for name in names)
