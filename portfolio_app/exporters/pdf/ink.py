"""Drawing set lines: words, links, page numbers that may be known only later, state symbols."""

from operator import add
from typing import NamedTuple

from portfolio_app.exporters.pdf.annotations import add_link
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import Fragment, SetLine, TurnedLine, offsets_of, stretch_of
from portfolio_app.exporters.pdf.symbols import draw_state
from portfolio_app.exporters.pdf.tags import Element


class Spot(NamedTuple):
    """A place on a page: where a line's words begin, or end, on its baseline."""

    page: Page
    x: float
    y: float


def ascent(size: float) -> float:
    """Return the height of letters above the baseline, as the eye takes it."""
    return size * 0.75


def draw_line(book: Book, spot: Spot, line: SetLine, element: Element, *, ending: bool = False) -> None:
    """Draw a line from the spot, or ``ending`` there; one that waits for a page number is drawn when it is known."""
    for span, _, _ in line:
        if span.page_of and span.page_of not in book.places:
            stand_in = element.later(spot.page.number)
            spot.page.later(
                lambda late, owner=stand_in: _draw(book, spot._replace(page=late), line, owner, ending=ending)
            )
            return
    _draw(book, spot, line, element, ending=ending)


def page_label(book: Book, anchor: str) -> str:
    """Return the number of the page that the anchor is on; a dash when there is no such place."""
    place = book.places.get(anchor)
    if place is None:
        book.lost.add(anchor)
        return "–"
    return str(place.page)


def _draw(book: Book, spot: Spot, line: SetLine, element: Element, *, ending: bool) -> None:
    if isinstance(line, TurnedLine):
        _draw_turned(book, spot, line, element, ending=ending)
        return
    page, x, y = spot
    stretch = stretch_of(line)
    for span, _, _ in line:
        if span.page_of:
            line = [_resolved(book, fragment) for fragment in line]
            break
    if ending:
        x -= sum([width for _, _, width in line])
    for span, text, width in line:
        if span.state is not None:
            draw_state(page, span.state, x, y, span.style)
        elif span.link and (span.link in book.places or not span.page_of):
            _draw_link(book, Spot(page, x, y), (span, text, width), element, stretch)
        elif text:
            page.text(x, y, span.style, text, element, stretch)
        x += width


def _draw_turned(book: Book, spot: Spot, line: TurnedLine, element: Element, *, ending: bool) -> None:
    page, x, y = spot
    if ending:
        x -= max(map(add, line.offsets, (width for _, _, width in line)), default=0.0)
    for offset, fragment in zip(line.offsets, line, strict=True):
        part = _resolved(book, fragment)
        span, text, _ = part
        if span.state is not None:
            draw_state(page, span.state, x + offset, y, span.style)
        elif span.link and (span.link in book.places or not span.page_of):
            _draw_link(book, Spot(page, x + offset, y), part, element)
        elif text:
            draw_words(Spot(page, x + offset, y), part, element)


def _draw_link(book: Book, spot: Spot, fragment: Fragment, element: Element, stretch: float = 0.0) -> None:
    """Draw words that lead somewhere, as an element of their own."""
    span, text, width = fragment
    owner = book.tree.add(element, b"Link")
    draw_words(spot, fragment, owner, stretch)
    page, x, y = spot
    size = span.style.size
    says = span.text if span.backwards else text
    add_link(book, page, (x, y - size * 0.28, x + width, y + size * 0.92), span.link, says, owner)
    book.tree.close(owner)


def draw_words(spot: Spot, fragment: Fragment, element: Element | None, stretch: float = 0.0) -> None:
    """Draw a fragment's words, which may run from right to left."""
    page, x, y = spot
    span, text, _ = fragment
    if span.backwards:
        page.turned_text(x, y, span.style, text, element)
    else:
        page.text(x, y, span.style, text, element, stretch)


def draw_plain(spot: Spot, line: SetLine, element: Element | None, *, after: str = "") -> None:
    """Draw a line that has neither links nor states in it; ``after`` is said after each of its fragments."""
    page, x, y = spot
    stretch = stretch_of(line)
    for offset, (span, text, width) in zip(offsets_of(line), line, strict=True):
        draw_words(Spot(page, x + offset, y), (span, text + after, width), element, stretch)


def _resolved(book: Book, fragment: Fragment) -> Fragment:
    """Return the fragment with the page number that it names."""
    span, text, width = fragment
    if span.page_of:
        text += page_label(book, span.page_of)
        width = span.style.face.widths[text] * span.style.size / 1000
    return span, text, width
