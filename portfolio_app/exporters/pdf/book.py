"""The document being made: its pages, the places in it, its bookmarks, and what goes into the file when."""

import zlib
from dataclasses import dataclass, field

from portfolio_app.domain.documents.layout import Reading
from portfolio_app.domain.documents.report import Picture, Report
from portfolio_app.exporters.pdf.fonts import Fonts
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.sheet import WHITE, sheet_of
from portfolio_app.exporters.pdf.spans import Fragment, Span, offsets_of
from portfolio_app.exporters.pdf.style import Styles
from portfolio_app.exporters.pdf.syntax import LEVEL, ObjectFile, number
from portfolio_app.exporters.pdf.tags import Element, Tree

# No page takes more characters in one line.
_HEAD = 2000
# How much wider letters and spaces are set for readers with dyslexia, in thousandths of the letters' size.
_WIDER = (45.0, 160.0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor is: the page, and the point to show at the window's top."""

    page: int
    page_number: int
    x: float
    y: float


@dataclass(slots=True)
class Bookmark:
    """An entry of the reader's side panel."""

    title: str
    level: int
    place: Place
    children: "list[Bookmark]" = field(default_factory=list)


class Book:
    """One document: pages are added in order and leave for the file as soon as nothing on them is open."""

    def __init__(self, report: Report, target: ObjectFile, *, measuring: bool = False) -> None:
        self.measuring = measuring
        self.report = report
        self.file = target
        self.sheet = sheet_of(report.layout)
        reading = report.layout.reading
        self.fonts = Fonts(*_WIDER) if reading is Reading.DYSLEXIA else Fonts()
        self.styles = Styles(self.fonts, reading)
        self.tree = Tree(target, report.language)
        self.pages_number = target.reserve()
        self.fonts_number = target.reserve()
        self.places: dict[str, Place] = {}
        self.lost: set[str] = set()
        self.linked: set[str] = set()
        self.bookmarks: list[Bookmark] = []
        self.pages: list[Page] = []
        self.foreign: list[tuple[int, Picture]] = []
        self._blank_form = 0
        self._level = 0
        self._head: tuple[float, list[tuple[float, Fragment]]] | None = None

    def new_page(self) -> Page:
        """Add a page."""
        key, owners = self.tree.own_page()
        page = Page(len(self.pages) + 1, self.file.reserve(), key, owners)
        self.pages.append(page)
        if self.sheet.ground != WHITE:
            page.box(0, 0, self.sheet.page_width, self.sheet.page_height, self.sheet.ground)
        return page

    def draw_header(self, page: Page) -> None:
        """Write the running head and the page's number, which are no part of the text."""
        style, sheet = self.styles.small, self.sheet
        left, right, baseline = sheet.left, sheet.right, sheet.header_baseline
        label = str(page.index)
        width = style.face.width(label) * style.size / 1000
        for offset, (span, text, _) in self._header(right - left - width - 24):
            if span.backwards:
                page.turned_text(left + offset, baseline, span.style, text, None)
            else:
                page.text(left + offset, baseline, span.style, text, None)
        page.text(right - width, baseline, style, label, None)

    def mark_place(self, anchor: str, page: Page, x: float, y: float) -> None:
        """Note where an anchor is; of several with the same name the first counts."""
        if anchor:
            self.places.setdefault(anchor, Place(page.index, page.number, x, min(y, self.sheet.page_height)))

    def close_page(self, page: Page) -> None:
        """Write the page, unless it waits for page numbers."""
        if not page.has_late():
            self._write(page)

    def finish_pages(self) -> None:
        """Write the pages that waited."""
        for page in self.pages:
            if page.has_late():
                self._write(page)

    def add_heading(self, level: int) -> Element:
        """Add a heading to the structure, where no level is skipped on the way down, as PDF/UA asks."""
        self._level = min(level, self._level + 1)
        return self.tree.add(self.tree.root, b"H%d" % self._level)

    def blank_form(self) -> int:
        """Return the number of an empty picture: the look of annotations whose words are already marked."""
        if not self._blank_form:
            self._blank_form = self.file.reserve()
            self.file.put_stream(
                self._blank_form, b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<<>>", b"", compress=False
            )
        return self._blank_form

    def _header(self, room: float) -> list[tuple[float, Fragment]]:
        """Return the running head, cut to one line of this width; its full text stands on the cover."""
        if self._head is None or self._head[0] != room:
            style = self.styles.small
            text = " ".join(tidy(self.report.header[:_HEAD]).split())
            text = style.face.cut(text, room * 1000 / style.size)
            # Joined letters may be wider than single ones: then a second line begins, which is left out.
            line = break_spans([Span(text, style)], room)[0]
            self._head = (room, list(zip(offsets_of(line), line, strict=True)))
        return self._head[1]

    def _write(self, page: Page) -> None:
        content = self.file.reserve()
        self.file.put_packed(content, b"/Filter/FlateDecode", zlib.compress(page.content(), LEVEL))
        annotations = b" ".join(b"%d 0 R" % annotation for annotation in page.annotations)
        self.file.put(
            page.number,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %b %b]/Resources<</Font %d 0 R%b>>/Contents %d 0 R"
            b"/StructParents %d/Tabs/S%b>>"
            % (
                self.pages_number,
                number(self.sheet.page_width),
                number(self.sheet.page_height),
                self.fonts_number,
                b"/XObject<<%b>>" % b"".join(b"/P%d %d 0 R" % (n, n) for n in page.pictures) if page.pictures else b"",
                content,
                page.key,
                b"/Annots[%b]" % annotations if annotations else b"",
            ),
        )
