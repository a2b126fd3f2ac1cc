"""Pictures and pages of other PDFs, fitted to the page, with the claimed parts outlined and named by their codes."""

from portfolio_app.domain.documents.picture_labels import Box, place_labels
from portfolio_app.domain.documents.report import Outline, Picture
from portfolio_app.exporters.pdf.annotations import add_highlight, add_link
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.images import write_image
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.style import TEXT, stroke, unit_colour
from portfolio_app.exporters.pdf.syntax import array_of, text_string
from portfolio_app.exporters.pdf.tags import Element
from portfolio_app.translation import tr

_ABOVE, _BELOW, _FRAME = 6.0, 8.0, 0.6
# Under this height a picture is no longer of use.
_LEAST = 40.0
_SMALLER = 0.6
_WHITE = (1.0, 1.0, 1.0)


def add_picture(flow: Flow, picture: Picture, reserved: float, *, keep: bool) -> None:
    """Add a picture as large as the text is wide and the page has room, less what is ``reserved`` for its caption."""
    book = flow.book
    stamp = book.styles.small.leading if picture.stamp else 0.0
    around = reserved + stamp + _ABOVE + _BELOW
    page = max(book.sheet.top - book.sheet.bottom - around, _LEAST)
    width, height = _fitted(book, picture, page)
    # Below a heading it may be somewhat smaller, so that both stand on one page.
    room = flow.room(around + height * _SMALLER) - around
    if room < height and room >= height * _SMALLER:
        width, height = _fitted(book, picture, room)
    strip = _Strip(book, picture, width, height, stamp)
    flow.add(stamp + height, strip.draw, before=_ABOVE, after=_BELOW, keep=keep)


def _fitted(book: Book, picture: Picture, room: float) -> tuple[float, float]:
    share = min(max(picture.share, 0.05), 1.0)
    across, down = book.sheet.width * share, room * share
    scale = min(across / max(picture.width, 1), down / max(picture.height, 1))
    return max(picture.width * scale, 1.0), max(picture.height * scale, 1.0)


class _Strip:
    """One picture, waiting for its place on a page."""

    def __init__(self, book: Book, picture: Picture, width: float, height: float, stamp: float) -> None:
        self._book, self._picture = book, picture
        self._width, self._height, self._stamp = width, height, stamp
        self._owner = None if picture.page else book.tree.add(book.tree.root, b"Figure")
        self._outlines = [(outline, self._element(outline)) for outline in picture.outlines]

    def draw(self, page: Page, top: float) -> None:
        book, picture = self._book, self._picture
        left, bottom = book.sheet.left, top - self._stamp - self._height
        book.mark_place(picture.anchor, page, left, top + 14)
        if picture.stamp:
            self._draw_stamp(page, top)
        box = (left, bottom, left + self._width, bottom + self._height)
        if self._owner is not None:
            self._owner.attributes = b"/Alt%b/A<</O/Layout/Placement/Block/BBox%b>>" % (
                text_string(tidy(picture.alt)),
                array_of(box),
            )
        page.picture(left, bottom, self._width, self._height, self._write(), self._owner)
        page.shape(
            b"%b%.2f w %.2f %.2f %.2f %.2f re S\n"
            % (stroke(book.styles.frame), _FRAME, left, bottom, self._width, self._height)
        )
        if self._owner is not None:
            book.tree.close(self._owner)
        boxes = [self._box_of(outline) for outline, _ in self._outlines]
        labels = [_Label(book, outline) for outline, _ in self._outlines]
        places = place_labels(boxes, [label.size for label in labels], self._width, self._height)
        for (outline, owner), own, label, place in zip(self._outlines, boxes, labels, places, strict=True):
            self._draw_outline(page, _on_page(own, box), top, outline, owner[1])
            label.draw(page, _on_page(place, box), owner[0])
            book.tree.close(owner[1])

    def _write(self) -> int:
        """Write the picture, or a place-holder for a page of another file, and return its object number."""
        book, picture, number = self._book, self._picture, self._book.file.reserve()
        if picture.page is not None or book.measuring:
            book.foreign.append((number, picture))
            book.file.put_stream(number, b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]", b"", compress=False)
        else:
            write_image(book.file, number, picture.load())
        return number

    def _element(self, outline: Outline) -> tuple[Element, Element]:
        tree = self._book.tree
        owner = tree.add(tree.root, b"P")
        link = tree.add(owner, b"Link" if outline.mark.link else b"Span")
        return link, tree.add(owner, b"Annot")

    def _draw_stamp(self, page: Page, top: float) -> None:
        style = self._book.styles.small
        text = style.face.cut(tidy(self._picture.stamp), self._width * 1000 / style.size)
        right = self._book.sheet.left + self._width - style.face.width(text) * style.size / 1000
        page.text(right, top - style.drop, style, text, None)

    def _box_of(self, outline: Outline) -> Box:
        left, top = outline.left * self._width, outline.top * self._height
        return left, top, left + outline.width * self._width, top + outline.height * self._height

    def _draw_outline(self, page: Page, box: Box, top: float, outline: Outline, owner: Element) -> None:
        book, mark = self._book, outline.mark
        left, bottom, right, upper = box
        # White under the colour, so that the line is seen on any picture.
        for colour, thick in ((_WHITE, 3.2), (unit_colour(mark.colour), 1.8)):
            page.shape(
                b"%b%.2f w %.2f %.2f %.2f %.2f re S\n"
                % (stroke(colour), thick, left, bottom, right - left, upper - bottom)
            )
        book.mark_place(mark.anchor, page, book.sheet.left, top + 14)
        add_highlight(book, page, mark, [box], owner)


class _Label:
    """A claimed part's code, linked to its criterion."""

    def __init__(self, book: Book, outline: Outline) -> None:
        self._book, self._mark, self._style = book, outline.mark, book.styles.code
        self._text = tidy(outline.mark.code) + (" ★" if outline.mark.starred else "")
        style = self._style
        self.size = style.face.width(self._text) * style.size / 1000 + 9, style.size * 1.35

    def draw(self, page: Page, box: Box, owner: Element) -> None:
        book, mark, style = self._book, self._mark, self._style
        left, bottom, right, top = box
        wide, high = right - left, top - bottom
        page.box(left, bottom, wide, high, _WHITE)
        page.box(left, bottom, 2.5, high, unit_colour(mark.colour))
        page.shape(b"%b0.5 w %.2f %.2f %.2f %.2f re S\n" % (stroke(TEXT), left, bottom, wide, high))
        page.text(left + 5, bottom + style.size * 0.32, style, self._text, owner)
        if mark.link:
            add_link(book, page, box, mark.link, tr("criterion {code}", code=mark.code), owner)
        book.tree.close(owner)


def _on_page(box: Box, picture: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top on the page of a box that is counted from the picture's upper left corner."""
    return picture[0] + box[0], picture[3] - box[3], picture[0] + box[2], picture[3] - box[1]
