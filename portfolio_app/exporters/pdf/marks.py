"""An account's paragraphs with the claimed words marked: tint, underline, code in the margin, comment."""

from typing import NamedTuple

from portfolio_app.domain.documents.report import Mark, MarkedParagraph
from portfolio_app.domain.words.language import language_of
from portfolio_app.exporters.pdf.annotations import Box, add_highlight
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.direction import begins_right_to_left, has_right_to_left, turns
from portfolio_app.exporters.pdf.flow import DrawStrip, Flow
from portfolio_app.exporters.pdf.ink import Spot, draw_plain
from portfolio_app.exporters.pdf.inline import spans_of_marked
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.margin import MarginCodes
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.spans import SetLine, TurnedLine, offsets_of, stretch_of
from portfolio_app.exporters.pdf.style import MARK_TINT, tint, unit_colour
from portfolio_app.exporters.pdf.tags import Element

_TINT_BELOW, _TINT_ABOVE = 3.0, 9.4
_UNDERLINE, _STEP, _UNDERLINE_ROOM = 1.2, 1.75, 5.0
_AFTER, _AFTER_ITEM = 7.0, 2.5
# How far an item's words are moved in, and the least room between its bullet and them.
_INDENT, _LABEL_GAP = 14.0, 6.0


class _Label(NamedTuple):
    """An item's bullet or number, and what it belongs to."""

    text: str
    element: Element
    backwards: bool = False


class _Place(NamedTuple):
    """Where a line's words begin and belong, the underline of each mark, how many there are, and the bullet before."""

    left: float
    slots: dict[str, int]
    depth: int
    element: Element
    label: _Label | None


class MarkLayer:
    """Draws marked paragraphs; it knows which marks reach from one paragraph into the next."""

    def __init__(self, book: Book, margin: MarginCodes) -> None:
        self._book = book
        self._margin = margin
        self._slots: dict[str, int] = {}
        self._boxes: dict[str, tuple[Mark, list[Box], Element]] = {}
        self._list: Element | None = None

    def add_paragraph(self, flow: Flow, paragraph: MarkedParagraph, *, goes_on: bool = False) -> None:
        """Add one paragraph, or an item of a list; ``goes_on``: another item of the same list follows."""
        styles, sheet = self._book.styles, self._book.sheet
        language = language_of("".join([piece.text for piece in paragraph.pieces]))
        # The rules for parting words are those of English.
        style = styles.unparted if language else styles.body
        element, label, indent = self._elements(paragraph, language)
        spans = spans_of_marked(paragraph, style)
        lines = break_spans(spans, sheet.width - indent, aligned=True, justified=sheet.justified)
        slots, depth = self._assign_slots(paragraph)
        # From right to left an item's words end where its label begins.
        left = sheet.left + (indent if label is None or not label.backwards else 0.0)
        opened: set[int] = set()
        last = len(lines) - 1
        for index, line in enumerate(lines):
            opens: list[Mark] = []
            for span, _, _ in line:
                if span.opens and id(span) not in opened:
                    opened.add(id(span))
                    opens.extend(span.opens)
            place = _Place(left, slots, depth, element, label if index == 0 else None)
            flow.add(
                style.leading,
                self._drawing(line, tuple(opens), place, last=index == last),
                after=(_AFTER_ITEM if goes_on else _AFTER) if index == last else 0,
                keep=index != last and (index == 0 or index == last - 1),
            )
        if not goes_on:
            self._list = None

    def _elements(self, paragraph: MarkedParagraph, language: str) -> tuple[Element, "_Label | None", float]:
        """Return what the words belong to, the item's bullet or number, and how far the words are moved in."""
        tree, style = self._book.tree, self._book.styles.body
        if not paragraph.bullet:
            return tree.add(tree.root, b"P", language=language), None, 0.0
        if self._list is None:
            numbering = b"Decimal" if paragraph.bullet[:-1] else b"Disc"
            self._list = tree.add(tree.root, b"L", b"/A<</O/List/ListNumbering/%b>>" % numbering)
        item = tree.add(self._list, b"LI")
        words = "".join([piece.text for piece in paragraph.pieces])
        backwards = has_right_to_left(words) and begins_right_to_left(words)
        label = _Label(paragraph.bullet, tree.add(item, b"Lbl"), backwards)
        body = tree.add(item, b"LBody", language=language)
        width = style.face.widths[paragraph.bullet] * style.size / 1000
        return body, label, max(_INDENT * self._book.sheet.scale, width + _LABEL_GAP * self._book.sheet.scale)

    def write_comments(self, page: Page) -> None:
        """Write the comments of the passages that the page shows, now that it is full."""
        for mark, boxes, owner in self._boxes.values():
            add_highlight(self._book, page, mark, boxes, owner)
            self._book.tree.close(owner)
        self._boxes.clear()

    def _assign_slots(self, paragraph: MarkedParagraph) -> tuple[dict[str, int], int]:
        """Give each mark the uppermost underline that is free from its first word to its last."""
        slots: dict[str, int] = {}
        for piece in paragraph.pieces:
            for mark in piece.marks:
                if mark.anchor not in self._slots:
                    taken = set(self._slots.values())
                    self._slots[mark.anchor] = next(slot for slot in range(len(taken) + 1) if slot not in taken)
                slots[mark.anchor] = self._slots[mark.anchor]
            for mark in piece.closes:
                self._slots.pop(mark.anchor, None)
        return slots, max(slots.values(), default=0) + 1

    def _drawing(self, line: SetLine, opens: tuple[Mark, ...], place: "_Place", *, last: bool) -> DrawStrip:
        style, left = self._book.styles.body, place.left
        stretch, element = stretch_of(line), place.element

        def draw(page: Page, top: float) -> None:
            baseline = top - style.drop
            if place.label is not None:
                self._draw_label(page, baseline, place.label)
            for mark in opens:
                self._open(page, mark, baseline, top, element)
            if any(item[0].marks for item in line):
                for offset, (span, _, width) in zip(offsets_of(line), line, strict=True):
                    if span.marks:
                        self._draw_marks(page, left + offset, baseline, width, span.marks, place)
            if isinstance(line, TurnedLine):
                draw_plain(Spot(page, left, baseline), line, element)
            elif line:
                # One style from end to end: the words are written at once, whatever marks lie behind them.
                page.text(left, baseline, line[0][0].style, "".join([text for _, text, _ in line]), element, stretch)
            if last:
                self._book.tree.close(element)

        return draw

    def _draw_label(self, page: Page, baseline: float, label: _Label) -> None:
        style, sheet = self._book.styles.body, self._book.sheet
        text = f"{label.text} "
        if not label.backwards:
            page.text(sheet.left, baseline, style, text, label.element)
        else:
            x = sheet.right - style.face.width(label.text) * style.size / 1000
            x -= style.face.width(" ") * style.size / 1000
            for turn in turns(text, backwards=True):
                draw = page.turned_text if turn.backwards else page.text
                draw(x, baseline, style, turn.shown, label.element)
                x += style.face.width(turn.shown) * style.size / 1000
        self._book.tree.close(label.element)

    def _open(self, page: Page, mark: Mark, baseline: float, top: float, element: Element) -> None:
        self._book.mark_place(mark.anchor, page, self._book.sheet.left, top + 14)
        owner = self._book.tree.add(element, b"Link" if mark.link else b"Span")
        self._margin.add(mark, baseline, owner, page)

    def _draw_marks(
        self,
        page: Page,
        x: float,
        baseline: float,
        width: float,
        marks: tuple[Mark, ...],
        place: "_Place",
    ) -> None:
        # The shortest passage's tint: mixed ones come out brown. The underlines show all that overlap.
        inmost = min(marks, key=lambda mark: mark.end - mark.start)
        sheet = self._book.sheet
        scale, below, above = sheet.scale, _TINT_BELOW * sheet.scale, _TINT_ABOVE * sheet.scale
        ground = tint(unit_colour(inmost.colour), MARK_TINT, sheet.ground)
        page.box(x, baseline - below, width, below + above, ground)
        step = min(_STEP, _UNDERLINE_ROOM / place.depth) * scale
        thickness = min(_UNDERLINE * scale, step * 0.7)
        for mark in marks:
            colour = unit_colour(mark.colour)
            y = baseline - below - thickness - place.slots[mark.anchor] * step
            if mark.recheck:
                page.dashes(x, y, width, thickness, colour)
            else:
                page.box(x, y, width, thickness, colour)
            self._add_box(mark, (x, baseline - below, x + width, baseline + above), place.element)

    def _add_box(self, mark: Mark, box: Box, element: Element) -> None:
        known = self._boxes.get(mark.anchor)
        if known is None:
            owner = self._book.tree.add(element, b"Annot")
            self._boxes[mark.anchor] = (mark, [box], owner)
            return
        boxes = known[1]
        left, bottom, right, top = boxes[-1]
        if bottom == box[1] and (abs(right - box[0]) < 0.5 or abs(left - box[2]) < 0.5):
            boxes[-1] = (min(left, box[0]), bottom, max(right, box[2]), top)
        else:
            boxes.append(box)
