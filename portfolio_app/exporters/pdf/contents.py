"""The table of contents: each heading with its page, all of it a link."""

from portfolio_app.domain.report import Contents, Heading, Report, UnitHeading
from portfolio_app.exporters.pdf.annotations import add_link
from portfolio_app.exporters.pdf.book import Book, Bookmark
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import draw_plain, page_label
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import SetLine, Span, width_of
from portfolio_app.exporters.pdf.style import BORDER, LEFT, MUTED, RIGHT, WIDTH, stroke
from portfolio_app.exporters.pdf.tags import Element

_INDENT = 16.0
_NUMBERS = 40.0
_LEADER_END = 26.0
_MOST_LINES = 4


def add_contents(flow: Flow, block: Contents, report: Report) -> None:
    """Add the contents of the whole report."""
    book = flow.book
    flow.new_page()
    style = book.styles.heads[0]
    heading = book.add_heading(1)
    title = tidy(block.title)

    def draw(page: Page, top: float) -> None:
        book.mark_place(block.anchor, page, LEFT, top + 14)
        if block.anchor:
            book.bookmarks.append(Bookmark(title, 1, book.places[block.anchor]))

    flow.add(0, draw, keep=True)
    lines = break_spans([Span(title, style)], WIDTH)
    for index, line in enumerate(lines):

        def draw_title(page: Page, top: float, line: SetLine = line) -> None:
            draw_plain(page, LEFT, top - 17, line, heading)

        flow.add(style.leading, draw_title, after=8 if index == len(lines) - 1 else 0, keep=True)
    contents = book.tree.add(book.tree.root, b"TOC")
    for entry in report.blocks:
        if isinstance(entry, Heading) and entry.in_contents and entry.level <= 2 and entry.anchor:
            _entry(flow, contents, entry.text, entry.level, entry.anchor)
        elif isinstance(entry, UnitHeading) and entry.in_contents and entry.anchor:
            _entry(flow, contents, f"{entry.label} {entry.title}".strip(), 2, entry.anchor)
    flow.add(0, lambda page, top: None)


def _entry(flow: Flow, contents: Element, title: str, level: int, anchor: str) -> None:
    book = flow.book
    style = book.styles.strong if level == 1 else book.styles.body
    x = LEFT + _INDENT * (level - 1)
    room = WIDTH - _NUMBERS - (x - LEFT)
    # A title longer than this stands in full only where the entry leads.
    title = style.face.cut(tidy(title).replace("\n", " "), room * (_MOST_LINES - 1) * 1000 / style.size)
    lines = break_spans([Span(title, style)], room)
    height = len(lines) * style.leading + 2
    owner = book.tree.add(book.tree.add(contents, b"TOCI"), b"Link")

    def draw(page: Page, top: float) -> None:
        _draw_entry(book, page, x, top, lines, owner, anchor)

    flow.add(height, draw, before=7 if level == 1 else 0)


def _draw_entry(
    book: Book, page: Page, x: float, top: float, lines: list[SetLine], owner: Element, anchor: str
) -> None:
    baseline, end = top, x
    for index, line in enumerate(lines):
        baseline = top - 11.5 - index * 15
        draw_plain(page, x, baseline, line, owner, ending=" ")
        end = x + width_of(line)
    _leader(page, end + 6, baseline, RIGHT - _LEADER_END)
    later = owner.later(page.number)
    bottom = baseline - 4

    def number(late: Page) -> None:
        style = book.styles.body
        label = page_label(book, anchor)
        width = style.face.width(label) * style.size / 1000
        late.text(RIGHT - width, baseline, style, label, later)
        if anchor in book.places:
            add_link(book, late, (x, bottom, RIGHT, top), anchor, f"page {label}", later)

    page.later(number)


def _leader(page: Page, start: float, baseline: float, end: float) -> None:
    """Draw a row of dots; the dots of all entries stand under each other."""
    start = end - int((end - start) / 4) * 4
    if start < end:
        page.shape(
            stroke(MUTED)
            + b"0.7 w 1 J [0 4] 0 d %.2f %.2f m %.2f %.2f l S\n" % (start, baseline + 1, end, baseline + 1)
        )


__all__ = ["BORDER", "add_contents"]
