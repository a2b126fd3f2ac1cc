"""The first page: who, what, which version, and a declaration to sign."""

from portfolio_app.domain.documents.report import Cover
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import Spot, draw_line
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import SetLine, Span
from portfolio_app.exporters.pdf.style import BORDER, TEXT, TextStyle
from portfolio_app.exporters.pdf.tags import Element

_FROM_TOP = 112.0
_LABELS = 128.0
_TO_SIGN = 46.0
_BETWEEN = 18.0
_ABREAST = 4

Columns = tuple[tuple[float, list[SetLine], Element], ...]


def add_cover(flow: Flow, cover: Cover) -> None:
    """Add the cover, which has no running head."""
    flow.new_page(header=False)
    styles = flow.book.styles
    flow.add(_FROM_TOP, lambda page, top: None, keep=True)
    if cover.kicker:
        _text(flow, cover.kicker.upper(), styles.cover_kicker, after=4)
    if cover.title:
        _text(flow, cover.title, styles.cover_title, after=3)
    for index, line in enumerate(cover.lines):
        style = styles.cover_line if index == 0 else styles.cover_muted
        _text(flow, line, style)
    _facts(flow, cover.facts)
    if cover.declaration_title:
        _text(flow, cover.declaration_title, styles.heads[1], before=44, after=3, keep=True)
    if cover.declaration:
        _text(flow, cover.declaration, styles.body, keep=bool(cover.signatures))
    add_signatures(flow, cover.signatures)
    flow.new_page()


def _text(flow: Flow, text: str, style: TextStyle, *, before: float = 0, after: float = 0, keep: bool = False) -> None:
    """Add a paragraph of its own."""
    left, tree = flow.book.sheet.left, flow.book.tree
    element = tree.add(tree.root, b"P")
    lines = break_spans([Span(tidy(text), style)], flow.book.sheet.width)
    for index, line in enumerate(lines):

        def draw(page: Page, top: float, line: SetLine = line) -> None:
            draw_line(flow.book, Spot(page, left, top - style.drop), line, element)

        last = index == len(lines) - 1
        flow.add(style.leading, draw, before=0 if index else before, after=after if last else 0, keep=keep or not last)


def _facts(flow: Flow, facts: tuple[tuple[str, str], ...]) -> None:
    if not facts:
        return
    book = flow.book
    table = book.tree.add(book.tree.root, b"Table")
    body, muted = book.styles.body, book.styles.intro
    left, labels = book.sheet.left, _LABELS * book.sheet.scale
    for index, (label, value) in enumerate(facts):
        row = book.tree.add(table, b"TR")
        head = book.tree.add(row, b"TH", b"/A<</O/Table/Scope/Row>>")
        cell = book.tree.add(row, b"TD")
        columns = (
            (left, break_spans([Span(tidy(label), muted)], labels - 12), head),
            (left + labels, break_spans([Span(tidy(value), body)], book.sheet.width - labels), cell),
        )
        _fact(flow, columns, first=index == 0)


def _fact(flow: Flow, columns: Columns, *, first: bool) -> None:
    """Add a fact line by line, so that one of any length goes on over the page's end."""
    leading, drop, sheet = flow.book.styles.body.leading, flow.book.styles.body.drop, flow.book.sheet
    last = max(len(lines) for _, lines, _ in columns) - 1
    for number in range(last + 1):
        above = 6.0 if number == 0 else 0.0
        height = above + leading + (6.0 if number == last else 0.0)

        def draw(page: Page, top: float, number: int = number, above: float = above, height: float = height) -> None:
            if number == last:
                page.box(sheet.left, top - height, sheet.width, 0.6, BORDER)
            for x, lines, element in columns:
                if number < len(lines):
                    draw_line(flow.book, Spot(page, x, top - above - drop), lines[number], element)

        flow.add(height, draw, before=34 if first and number == 0 else 0, keep=number < last)


def add_signatures(flow: Flow, signatures: tuple[str, ...]) -> None:
    """Add lines to sign on, a few side by side."""
    for start in range(0, len(signatures), _ABREAST):
        _signature_row(flow, signatures[start : start + _ABREAST])


def _signature_row(flow: Flow, signatures: tuple[str, ...]) -> None:
    """Add lines to sign on, side by side, each with what stands under it."""
    book, style, sheet = flow.book, flow.book.styles.small, flow.book.sheet
    width = (sheet.width - _BETWEEN * (len(signatures) - 1)) / len(signatures)
    element = book.tree.add(book.tree.root, b"P")
    cells = [break_spans([Span(tidy(label), style)], width) for label in signatures]
    last = max(len(lines) for lines in cells) - 1
    for number in range(last + 1):
        above = _TO_SIGN + 4.0 if number == 0 else 0.0

        def draw(page: Page, top: float, number: int = number, above: float = above) -> None:
            for index, lines in enumerate(cells):
                x = sheet.left + index * (width + _BETWEEN)
                if number == 0:
                    page.box(x, top - _TO_SIGN, width, 0.8, TEXT)
                if number < len(lines):
                    spot = Spot(page, x, top - above - style.drop + 0.6)
                    draw_line(book, spot, lines[number], element)

        flow.add(above + style.leading, draw, keep=number < last)
