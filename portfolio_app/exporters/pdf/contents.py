"""The table of contents: each heading with its page, all of it a link."""

from collections.abc import Iterator

from portfolio_app.domain.documents.report import Contents, Heading, Report, UnitHeading
from portfolio_app.exporters.pdf.annotations import add_link
from portfolio_app.exporters.pdf.book import Book, Bookmark
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import Spot, draw_plain, page_label
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import SetLine, Span, width_of
from portfolio_app.exporters.pdf.style import BORDER, MUTED, stroke
from portfolio_app.exporters.pdf.tags import Element
from portfolio_app.translation import tr

_INDENT = 16.0
_NUMBERS = 40.0
_LEADER_END = 26.0
_MOST_LINES = 4
# As many entries at the end stand on one page.
_TOGETHER = 4


def add_contents(flow: Flow, block: Contents, report: Report) -> None:
    """Add the contents of the whole report."""
    book = flow.book
    flow.new_page()
    style, left, width = book.styles.heads[0], book.sheet.left, book.sheet.width
    heading = book.add_heading(1)
    title = tidy(block.title)

    def draw(page: Page, top: float) -> None:
        book.mark_place(block.anchor, page, left, top + 14)
        if block.anchor:
            book.bookmarks.append(Bookmark(title, 1, book.places[block.anchor]))

    flow.add(0, draw, keep=True)
    lines = break_spans([Span(title, style)], width)
    for index, line in enumerate(lines):

        def draw_title(page: Page, top: float, line: SetLine = line) -> None:
            draw_plain(Spot(page, left, top - style.drop), line, heading)

        flow.add(style.leading, draw_title, after=8 if index == len(lines) - 1 else 0, keep=True)
    contents = book.tree.add(book.tree.root, b"TOC")
    entries = list(_entries(report))
    for index, (words, level, anchor) in enumerate(entries, start=1):
        _entry(flow, contents, words, level, anchor, keep=len(entries) - _TOGETHER < index < len(entries))
    flow.add(0, lambda page, top: None)


def _entries(report: Report) -> Iterator[tuple[str, int, str]]:
    """Yield the title, level and anchor of what the contents list."""
    for block in report.blocks:
        if isinstance(block, Heading) and block.in_contents and block.level <= 2 and block.anchor:
            yield block.text, block.level, block.anchor
        elif isinstance(block, UnitHeading) and block.in_contents and block.anchor:
            yield f"{block.label} {block.title}".strip(), 2, block.anchor


def _entry(flow: Flow, contents: Element, title: str, level: int, anchor: str, *, keep: bool) -> None:
    book = flow.book
    style = book.styles.strong if level == 1 else book.styles.body
    sheet = book.sheet
    x = sheet.left + _INDENT * (level - 1)
    room = sheet.width - _NUMBERS * sheet.scale - (x - sheet.left)
    # A title longer than this stands in full only where the entry leads.
    title = style.face.cut(tidy(title).replace("\n", " "), room * (_MOST_LINES - 1) * 1000 / style.size)
    lines = break_spans([Span(title, style)], room)
    height = len(lines) * style.leading + 2
    owner = book.tree.add(book.tree.add(contents, b"TOCI"), b"Link")

    def draw(page: Page, top: float) -> None:
        _draw_entry(book, Spot(page, x, top), lines, owner, anchor)

    flow.add(height, draw, before=7 if level == 1 else 0, keep=keep)


def _draw_entry(book: Book, spot: Spot, lines: list[SetLine], owner: Element, anchor: str) -> None:
    """Draw an entry below the spot, its number as soon as it is known."""
    page, x, top = spot
    right = book.sheet.right
    leading, drop = book.styles.body.leading, book.styles.body.drop + 0.8
    baseline, end = top, x
    for index, line in enumerate(lines):
        baseline = top - drop - index * leading
        draw_plain(Spot(page, x, baseline), line, owner, after=" ")
        end = x + width_of(line)
    _leader(page, end + 6, baseline, right - _LEADER_END * book.sheet.scale)
    later = owner.later(page.number)
    bottom = baseline - 4

    def number(late: Page) -> None:
        style = book.styles.body
        label = page_label(book, anchor)
        width = style.face.width(label) * style.size / 1000
        late.text(right - width, baseline, style, label, later)
        if anchor in book.places:
            add_link(book, late, (x, bottom, right, top), anchor, tr("page {label}", label=label), later)

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
