"""Drawing set lines: words, links, page numbers that may be known only later, state symbols."""

from portfolio_app.exporters.pdf.annotations import add_link
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.lines import Fragment, SetLine
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.symbols import draw_state
from portfolio_app.exporters.pdf.tags import Element


def ascent(size: float) -> float:
    """Return the height of letters above the baseline, as the eye takes it."""
    return size * 0.75


def draw_line(
    book: Book, page: Page, x: float, baseline: float, line: SetLine, element: Element, right: float = 0
) -> None:
    """Draw a line from x, or ending at ``right``; a line that waits for a page number is drawn when it is known."""
    for span, _, _ in line:
        if span.page_of and span.page_of not in book.places:
            stand_in = element.later(page.number)
            page.later(lambda late, owner=stand_in: _draw(book, late, x, baseline, line, owner, right))
            return
    _draw(book, page, x, baseline, line, element, right)


def page_label(book: Book, anchor: str) -> str:
    """Return the number of the page that the anchor is on; a dash when there is no such place."""
    place = book.places.get(anchor)
    if place is None:
        book.lost.add(anchor)
        return "–"
    return str(place.page)


def _draw(book: Book, page: Page, x: float, y: float, line: SetLine, element: Element, right: float) -> None:
    resolved = line
    if any(span.page_of for span, _, _ in line):
        resolved = [_resolved(book, fragment) for fragment in line]
    if right:
        x = right - sum(width for _, _, width in resolved)
    for span, text, width in resolved:
        if span.state is not None:
            draw_state(page, span.state, x, y, span.style)
        elif span.link and (span.link in book.places or not span.page_of):
            owner = book.tree.add(element, b"Link")
            page.text(x, y, span.style, text, owner)
            size = span.style.size
            add_link(book, page, (x, y - size * 0.28, x + width, y + size * 0.92), span.link, text, owner)
            book.tree.close(owner)
        elif text:
            page.text(x, y, span.style, text, element)
        x += width


def _resolved(book: Book, fragment: Fragment) -> Fragment:
    """Return the fragment with the page number that it names."""
    span, text, width = fragment
    if span.page_of:
        text += page_label(book, span.page_of)
        width = span.style.face.widths[text] * span.style.size / 1000
    return span, text, width
