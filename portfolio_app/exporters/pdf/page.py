"""One page: its drawing operators, each inside the marked content of the element it belongs to."""

from collections.abc import Callable
from functools import lru_cache

from portfolio_app.domain.words.language import language_of_letters
from portfolio_app.exporters.pdf.direction import as_written
from portfolio_app.exporters.pdf.sheet import Colour
from portfolio_app.exporters.pdf.style import TextStyle, fill, font_of, stroke
from portfolio_app.exporters.pdf.tags import Element

Draw = Callable[["Page"], None]


class Page:
    """A page being drawn; coordinates are points from the lower left corner."""

    def __init__(self, index: int, number: int, key: int, owners: list[int]) -> None:
        self.index = index
        self.number = number
        self.key = key
        self.annotations: list[int] = []
        self.pictures: list[int] = []
        self._owners = owners
        self._out: list[bytes] = []
        self._late: list[tuple[int, Draw]] = []
        self._tag: Element | None = None
        self._open = False
        self._style: TextStyle | None = None
        self._fill: Colour | None = None

    def text(
        self, x: float, y: float, style: TextStyle, text: str, element: Element | None, stretch: float = 0.0
    ) -> None:
        """Write text with its baseline at y, belonging to the element; None is decoration.

        ``stretch`` widens each space, so that the line fills its width.
        """
        if element is not self._tag or not self._open:
            self._enter(element)
        out = self._out
        if style is not self._style:
            self._style = style
            self._fill = None
            out.append(style.operators)
        face = style.face
        if (face.foreign or face.others) and not text.isascii():
            self._mixed_text(x, y, style, text, element, stretch)
        elif (stretch or face.word_gap) and " " in text:
            data = face.stretched(text, stretch * 1000 / style.size + face.word_gap)
            out.append(b"BT %.2f %.2f Td%b ET\n" % (x, y, data))
        else:
            data = face.encoded.get(text) or face.encode(text)
            out.append(b"BT %.2f %.2f Td(%b)Tj ET\n" % (x, y, data))

    def turned_text(self, x: float, y: float, style: TextStyle, text: str, element: Element | None) -> None:
        """Write text whose letters stand in reverse of their reading order, and say so (14.8.2.3.3).

        Only the letters of each string are reversed, so what another font draws is a string of its own and the
        strings follow each other as they are read: from the right.
        """
        if element is not self._tag or not self._open:
            self._enter(element)
        self._out.append(b"/ReversedChars BMC\n")
        face = style.face
        if (face.foreign or face.others) and not text.isascii():
            right = x + face.width(text) * style.size / 1000
            for _, _, part in reversed(face.spans(text)):
                right -= face.width(part) * style.size / 1000
                self.text(right, y, style, part, element)
        else:
            self.text(x, y, style, text, element)
        self._out.append(b"EMC\n")

    def _mixed_text(
        self, x: float, y: float, style: TextStyle, text: str, element: Element | None, stretch: float
    ) -> None:
        """Write text that needs more than one font or says which language a part of it is in (14.9.2)."""
        wider = stretch * 1000 / style.size
        parts: list[bytes] = []
        for face, is_other, part in style.face.spans(text):
            shown = font_of(face, style.size) + face.stretched(part, wider + face.word_gap) + b"\n"
            language = language_of_letters(as_written(part)) if is_other else ""
            if language and element is not None and element.language != language:
                shown = b"/Span<</Lang(%b)>>BDC\n%bEMC\n" % (language.encode("ascii"), shown)
            parts.append(shown)
        self._out.append(b"BT %.2f %.2f Td\n%bET\n" % (x, y, b"".join(parts)))
        self._style = None

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle, as decoration."""
        self._enter(None)
        self._style = None
        if colour is not self._fill:
            self._fill = colour
            self._out.append(fill(colour))
        self._out.append(b"%.2f %.2f %.2f %.2f re f\n" % (x, y, width, height))

    def dashes(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """Draw a dashed line whose lower edge is y, as decoration."""
        self.shape(
            b"%b%.2f w [2.4 1.6] 0 d %.2f %.2f m %.2f %.2f l S\n"
            % (stroke(colour), thickness, x, y + thickness / 2, x + width, y + thickness / 2)
        )

    def picture(self, x: float, y: float, width: float, height: float, number: int, element: Element | None) -> None:
        """Draw the picture with that object number, as decoration where no element is given."""
        self._enter(element)
        self._style = None
        self.pictures.append(number)
        self._out.append(b"q %.2f 0 0 %.2f %.2f %.2f cm /P%d Do Q\n" % (width, height, x, y, number))

    def shape(self, operators: bytes) -> None:
        """Draw a shape from its operators, as decoration; what it sets does not outlast it."""
        self._enter(None)
        self._out.append(b"q " + operators + b"Q\n")

    def hold(self) -> int:
        """Keep a place in the drawing order for what is drawn when the page is full, by ``fill``."""
        self._leave()
        self._out.append(b"")
        return len(self._out) - 1

    def fill(self, place: int, draw: Draw) -> None:
        """Draw at a place that was kept."""
        self._leave()
        whole, self._out = self._out, []
        draw(self)
        self._leave()
        whole[place] += b"".join(self._out)
        self._out = whole

    def later(self, draw: Draw) -> None:
        """Keep a place in the drawing order for what can be drawn only when all page numbers are known."""
        self._leave()
        self._late.append((len(self._out), draw))
        self._out.append(b"")

    def has_late(self) -> bool:
        """Say whether something waits for page numbers."""
        return bool(self._late)

    def content(self) -> bytes:
        """Draw what waited, and return the page's content."""
        self._leave()
        whole = self._out
        for place, draw in self._late:
            self._out = []
            draw(self)
            self._leave()
            whole[place] = b"".join(self._out)
        self._late.clear()
        self._out = []
        return b"".join(whole)

    def _enter(self, element: Element | None) -> None:
        was_open = self._open
        if was_open and element is self._tag:
            return
        if element is None:
            self._out.append(b"EMC\n/Artifact BMC\n" if was_open else b"/Artifact BMC\n")
        else:
            owners = self._owners
            content = len(owners)
            owners.append(element.number)
            element.add_content(self.number, content)
            self._out.append(_start(element.kind, content, was_open))
        self._tag, self._open = element, True

    def _leave(self) -> None:
        """End the marked content, and forget what is set: what comes next may be drawn at another time."""
        if self._open:
            self._out.append(b"EMC\n")
        self._open, self._tag, self._style, self._fill = False, None, None, None


@lru_cache(maxsize=8192)
def _start(kind: bytes, content: int, was_open: bool) -> bytes:
    """Return what begins marked content, after the end of what was open: the same few on every page."""
    return b"%b/%b<</MCID %d>>BDC\n" % (b"EMC\n" * was_open, kind, content)
