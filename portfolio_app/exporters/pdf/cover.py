"""The first page: who, what, which version, and a declaration to sign."""

from portfolio_app.domain.report import Cover
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import draw_line
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import SetLine, Span, break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.style import BORDER, LEFT, TEXT, WIDTH, TextStyle
from portfolio_app.exporters.pdf.tags import Element

_FROM_TOP = 112.0
_LABELS = 128.0
_TO_SIGN = 46.0
_BETWEEN = 18.0


def add_cover(flow: Flow, cover: Cover) -> None:
    """Add the cover, which has no running head."""
    flow.new_page(header=False)
    styles, tree = flow.book.styles, flow.book.tree
    flow.add(_FROM_TOP, lambda page, top: None, keep=True)
    if cover.kicker:
        _text(flow, cover.kicker.upper(), styles.cover_kicker, tree.add(tree.root, b"P"), after=4)
    if cover.title:
        _text(flow, cover.title, styles.cover_title, tree.add(tree.root, b"P"), after=3)
    for index, line in enumerate(cover.lines):
        style = styles.cover_line if index == 0 else styles.cover_muted
        _text(flow, line, style, tree.add(tree.root, b"P"))
    _facts(flow, cover.facts)
    if cover.declaration_title:
        _text(flow, cover.declaration_title, styles.heads[1], tree.add(tree.root, b"P"), before=44, after=3, keep=True)
    if cover.declaration:
        _text(flow, cover.declaration, styles.body, tree.add(tree.root, b"P"), keep=bool(cover.signatures))
    _signatures(flow, cover.signatures)
    flow.new_page()


def _text(
    flow: Flow,
    text: str,
    style: TextStyle,
    element: Element,
    *,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> None:
    lines = break_spans([Span(tidy(text), style)], WIDTH)
    for index, line in enumerate(lines):

        def draw(page: Page, top: float, line: SetLine = line) -> None:
            draw_line(flow.book, page, LEFT, top - style.leading * 0.5 - style.size * 0.31, line, element)

        last = index == len(lines) - 1
        flow.add(style.leading, draw, before=0 if index else before, after=after if last else 0, keep=keep or not last)


def _facts(flow: Flow, facts: tuple[tuple[str, str], ...]) -> None:
    if not facts:
        return
    book = flow.book
    table = book.tree.add(book.tree.root, b"Table")
    body, muted = book.styles.body, book.styles.intro
    for index, (label, value) in enumerate(facts):
        row = book.tree.add(table, b"TR")
        head = book.tree.add(row, b"TH", b"/A<</O/Table/Scope/Row>>")
        cell = book.tree.add(row, b"TD")
        columns = (
            (LEFT, break_spans([Span(tidy(label), muted)], _LABELS - 12), head),
            (LEFT + _LABELS, break_spans([Span(tidy(value), body)], WIDTH - _LABELS), cell),
        )
        height = max(len(lines) for _, lines, _ in columns) * body.leading + 12

        def draw(page: Page, top: float, columns: tuple = columns, height: float = height) -> None:
            page.box(LEFT, top - height, WIDTH, 0.6, BORDER)
            for x, lines, element in columns:
                for number, line in enumerate(lines):
                    draw_line(book, page, x, top - 16.5 - number * body.leading, line, element)

        flow.add(height, draw, before=0 if index else 34)


def _signatures(flow: Flow, signatures: tuple[str, ...]) -> None:
    if not signatures:
        return
    book, style = flow.book, flow.book.styles.small
    width = (WIDTH - _BETWEEN * (len(signatures) - 1)) / len(signatures)
    element = book.tree.add(book.tree.root, b"P")
    cells = [break_spans([Span(tidy(label), style)], max(width, 20)) for label in signatures]
    height = _TO_SIGN + max(len(lines) for lines in cells) * style.leading + 4

    def draw(page: Page, top: float) -> None:
        for index, lines in enumerate(cells):
            x = LEFT + index * (width + _BETWEEN)
            page.box(x, top - _TO_SIGN, width, 0.8, TEXT)
            for number, line in enumerate(lines):
                draw_line(book, page, x, top - _TO_SIGN - 12 - number * style.leading, line, element)

    flow.add(height, draw)
