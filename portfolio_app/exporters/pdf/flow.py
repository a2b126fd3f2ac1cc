"""Filling pages from top to bottom with strips that belong together or may part."""

from collections.abc import Callable

from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.margin import MarginCodes
from portfolio_app.exporters.pdf.page import Page

_NEW_PART = 34.0

DrawStrip = Callable[[Page, float], None]


class Flow:
    """Takes strips (a line, a table row) in order; strips that must not part are placed together."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.margin = MarginCodes(book)
        self.page: Page | None = None
        self.top, self.bottom = book.sheet.top, book.sheet.bottom
        self.y = self.top
        self.repeat: tuple[float, DrawStrip] | None = None
        # What is collected over a page and drawn when it is full.
        self.page_ends: list[Callable[[Page], None]] = [self.margin.draw]
        self._fresh = True
        self._after = 0.0
        self._group: list[tuple[float, float, DrawStrip]] = []
        self._header = True

    def add(
        self, height: float, draw: DrawStrip, *, before: float = 0.0, after: float = 0.0, keep: bool = False
    ) -> None:
        """Add a strip; ``keep``: the page may not end after it."""
        self._group.append((max(before, self._after), height, draw))
        if not keep:
            self._place_group()
        # Only now: a page that ends before the strip forgets the space of what is on it.
        self._after = after

    def room(self, needed: float) -> float:
        """Place what waits together with this much room after it, and return the room left on the page."""
        self._place_group(needed)
        self._after = 0.0
        return self.y - self.bottom

    def new_page(self, *, header: bool = True) -> None:
        """Let the next strip begin a page; an untouched page is used."""
        self._place_group()
        self._end_page()
        self._header = header

    def new_part(self, most: float) -> None:
        """Let the next strip begin a page, unless at most this share of the present one is used."""
        self._place_group()
        used = (self.top - self.y) / (self.top - self.bottom)
        if self.page is not None and not self._fresh and used <= most:
            self._after = _NEW_PART
        else:
            self.new_page()

    def finish(self) -> None:
        """Place all that waits, and end the last page."""
        self._place_group()
        self._end_page()
        while self.margin.waiting():
            self._begin_page()
            self._end_page()

    def _place_group(self, needed: float = 0.0) -> None:
        group, self._group = self._group, []
        if not group and not needed:
            return
        if self.page is None:
            self._begin_page()
        if len(group) == 1 and not needed and self.page is not None and not self._fresh:
            before, height, draw = group[0]
            if height and before + height <= self.y - self.bottom:
                self.y -= before
                draw(self.page, self.y)
                self.y -= height
                return
        total = sum([before + height for before, height, _ in group])
        if total + needed > self.y - self.bottom and not self._fresh:
            self._end_page()
            self._begin_page()
        for index, (before, height, draw) in enumerate(group):
            above = 0.0 if self._fresh else before
            if above + _reach(group, index) > self.y - self.bottom and not self._fresh:
                self._end_page()
                self._begin_page()
                above = 0.0
            self.y -= above
            page = self.page
            if page is not None:
                draw(page, self.y)
            self.y -= height
            self._fresh = self._fresh and not height

    def _begin_page(self) -> None:
        self.page = page = self.book.new_page()
        if self._header:
            self.book.draw_header(page)
        self._header = True
        self.y, self._fresh = self.top, True
        if self.repeat is not None:
            height, draw = self.repeat
            draw(page, self.y)
            self.y -= height

    def _end_page(self) -> None:
        if self.page is None:
            return
        for finish in self.page_ends:
            finish(self.page)
        self.book.close_page(self.page)
        self.page = None
        self._after = 0.0


def _reach(group: list[tuple[float, float, DrawStrip]], index: int) -> float:
    """Return the height of a strip, or, for one without any (a place, a bar), of the next that has some."""
    height = group[index][1]
    while not height and index + 1 < len(group):
        index += 1
        height = group[index][1]
    return height
