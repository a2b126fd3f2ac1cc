"""Each kind of block as strips: headings, unit bars, paragraphs, quotes."""

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    MarkedParagraph,
    Paragraph,
    Picture,
    Quote,
    Role,
    Run,
    SignatureLines,
    Table,
    Tone,
    UnitHeading,
    shared_up_to,
)
from portfolio_app.domain.words.language import language_of
from portfolio_app.exporters.pdf.book import Book, Bookmark
from portfolio_app.exporters.pdf.contents import add_contents
from portfolio_app.exporters.pdf.cover import add_cover, add_signatures
from portfolio_app.exporters.pdf.flow import Flow
from portfolio_app.exporters.pdf.ink import Spot, draw_line, draw_plain
from portfolio_app.exporters.pdf.inline import spans_of, tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.marks import MarkLayer
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.pictures import add_picture
from portfolio_app.exporters.pdf.spans import SetLine, Span
from portfolio_app.exporters.pdf.style import BAR_TINT, TextStyle, tint, unit_colour
from portfolio_app.exporters.pdf.table import add_table
from portfolio_app.exporters.pdf.tags import Element

_ABOVE = (0.0, 16.0, 13.0)
_BELOW = (6.0, 4.0, 3.0)
_CODE_ROOM = 60.0
_AFTER_CAPTION = 10.0
# A unit's label or a criterion's code that takes more of the width than this is set as part of the title.
_LABEL_SHARE = 0.4
_HEADINGS = CriterionHeading | UnitHeading | Heading


class Writer:
    """Writes blocks one after another into a book."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.left, self.width = book.sheet.left, book.sheet.width
        self.flow = Flow(book)
        self.marks = MarkLayer(book, self.flow.margin)
        self.flow.page_ends.append(self.marks.write_comments)

    def write(self, block: Block, following: Block | None) -> None:
        """Add one block of the report; a criterion holds on to what follows, unless that is a heading too."""
        match block:
            case MarkedParagraph():
                goes_on = isinstance(following, MarkedParagraph) and following.continues(block)
                self.marks.add_paragraph(self.flow, block, goes_on=goes_on)
            case Paragraph():
                self._paragraph(block)
            case Table():
                add_table(self.flow, block)
            case Quote():
                self._quote(block)
            case Heading():
                self._heading(block)
            case CriterionHeading():
                self._criterion(block, alone=isinstance(following, _HEADINGS | None))
            case UnitHeading():
                self._unit(block)
            case Picture():
                self._picture(block, following)
            case SignatureLines():
                add_signatures(self.flow, block.labels)
            case Cover():
                add_cover(self.flow, block)
            case Contents():
                add_contents(self.flow, block, self.book.report)

    def finish(self) -> None:
        """End the last page."""
        self.flow.finish()

    def _heading(self, block: Heading) -> None:
        level = min(max(block.level, 1), 3)
        if level == 1 or block.new_page:
            self.flow.new_part(shared_up_to(block))
        # Whatever may open a page is set as large as a chapter's title.
        look = 0 if level == 1 or block.new_page else level - 1
        style = self.book.styles.heads[look]
        element = self.book.tree.root
        above = _ABOVE[look]
        if block.kicker:
            kicker = self.book.tree.add(element, b"P")
            lines = break_spans(spans_of(block.kicker, self.book.styles.small, self.book.styles), self.width)
            add_lines(self.flow, lines, kicker, self.left, self.book.styles.small.leading, before=above, keep=True)
            above = 3.0
        heading = self.book.add_heading(level)
        title = tidy(block.text)
        lines = break_spans([Span(title, style)], self.width, aligned=True)
        self._note_place(block.anchor, title, level)
        add_lines(self.flow, lines, heading, self.left, style.leading, before=above, after=_BELOW[look], keep=True)

    def _unit(self, block: UnitHeading) -> None:
        style = self.book.styles.unit
        colour = unit_colour(block.colour)
        heading = self.book.add_heading(2)
        label, title = tidy(block.label), tidy(block.title)
        whole = f"{label} {title}".strip()
        room = max(style.face.width(label) * style.size / 1000 + 10, 28.0) if label else 0.0
        if room > self.width * _LABEL_SHARE:
            label, title, room = "", whole, 0.0
        lines = break_spans([Span(title, style)], self.width - 12 - 8 - room)
        labels = break_spans([Span(label, style)], self.width)[0]
        self._note_place(block.anchor, whole, 2)
        last = len(lines) - 1
        for index, line in enumerate(lines):
            above, below = 4.5 if index == 0 else 0.0, 4.5 if index == last else 0.0

            height = above + style.leading + below

            def draw(
                page: Page, top: float, line: SetLine = line, above: float = above, height: float = height
            ) -> None:
                page.box(self.left, top - height, self.width, height, tint(colour, BAR_TINT, self.book.sheet.ground))
                page.box(self.left, top - height, 4.5, height, colour)
                baseline = top - above - style.drop - 0.3
                if above and label:
                    draw_plain(Spot(page, self.left + 12, baseline), labels, heading, after=" ")
                draw_line(self.book, Spot(page, self.left + 12 + room, baseline), line, heading)

            self.flow.add(height, draw, before=0 if index else 16, after=8 if index == last else 0, keep=True)

    def _criterion(self, block: CriterionHeading, *, alone: bool) -> None:
        styles = self.book.styles
        style = styles.strong
        heading = self.book.add_heading(3)
        code, text = tidy(block.code), tidy(block.text)
        room = max(style.face.width(code) * style.size / 1000 + 14, _CODE_ROOM * self.book.sheet.scale if code else 8.0)
        if room > self.width * _LABEL_SHARE:
            code, text, room = "", f"{code} {text}", 8.0
        lines = break_spans([Span(text, style)], self.width - room)
        codes = break_spans([Span(code, style)], self.width)[0]
        self._note_place(block.anchor, f"{code} {text}".strip(), 3)
        colour = unit_colour(block.colour)

        def draw_code(page: Page, top: float) -> None:
            baseline = top - style.drop
            page.box(self.left, baseline - style.size * 0.22, 2.5, style.size * 1.085, colour)
            draw_plain(Spot(page, self.left + 8, baseline), codes, heading, after=" ")

        self.flow.add(0, draw_code, before=16, keep=True)
        parts = [(lines, heading, style.leading)]
        for note in block.notes:
            element = self.book.tree.add(self.book.tree.root, b"P")
            parts.append(
                (break_spans(spans_of(note, styles.note, styles), self.width - room), element, styles.note.leading)
            )
        for index, (part, element, leading) in enumerate(parts):
            last = index == len(parts) - 1
            # What the heading stands above is no further note.
            add_lines(
                self.flow, part, element, self.left + room, leading, after=6 if last else 2, keep=not last or not alone
            )

    def _paragraph(self, block: Paragraph) -> None:
        styles = self.book.styles
        style, after = self._style_of(block)
        element = self.book.tree.add(self.book.tree.root, b"P")
        lines = break_spans(
            spans_of(block.runs, style, styles), self.width, aligned=True, justified=self.book.sheet.justified
        )
        add_lines(self.flow, lines, element, self.left, style.leading, after=after)

    def _style_of(self, block: Paragraph) -> tuple[TextStyle, float]:
        """Return a paragraph's style, and the room after it."""
        styles = self.book.styles
        style = {Role.BODY: styles.body, Role.INTRO: styles.intro, Role.NOTE: styles.note}[block.role]
        return style, 8.0 if block.role is Role.INTRO else 6.0

    def _quote(self, block: Quote) -> None:
        styles = self.book.styles
        colour = unit_colour(block.colour)
        quote = self.book.tree.add(self.book.tree.root, b"BlockQuote")
        language = language_of(block.text)
        style = styles.unparted if language else styles.body
        parts: list[tuple[list[SetLine], TextStyle]] = [
            (break_spans([Span(tidy(block.text), style)], self.width - 12, aligned=True), style)
        ]
        if block.source:
            parts.append((break_spans(spans_of(block.source, styles.small, styles), self.width - 12), styles.small))
        if block.note:
            parts.append((break_spans([Span(tidy(block.note), styles.note)], self.width - 12), styles.note))
        last = len(parts) - 1
        for index, (lines, style) in enumerate(parts):
            element = self.book.tree.add(quote, b"P", language="" if index else language)
            add_lines(
                self.flow, lines, element, self.left + 12, style.leading,
                before=8 if index == 0 else 0, after=8 if index == last else 0, keep=index < last,
                bar=(self.left, colour),
            )  # fmt: skip

    def _picture(self, block: Picture, following: Block | None) -> None:
        styles = self.book.styles
        # A page of another file cannot be read out: its description stands there for everybody to read.
        said = (*block.caption, *((Run(f" {block.alt}", Tone.SMALL),) if block.page else ()))
        lines = break_spans(spans_of(said, styles.small, styles), self.width) if said else []
        reserved = len(lines) * styles.small.leading
        if isinstance(following, Paragraph):
            # What is said of it below would else stand on a page alone.
            style, after = self._style_of(following)
            below = break_spans(spans_of(following.runs, style, styles), self.width)
            reserved += len(below) * style.leading + (_AFTER_CAPTION if lines else after)
        add_picture(self.flow, block, reserved, keep=bool(lines))
        if lines:
            caption = self.book.tree.add(self.book.tree.root, b"P")
            add_lines(self.flow, lines, caption, self.left, styles.small.leading, after=_AFTER_CAPTION)

    def _note_place(self, anchor: str, title: str, level: int) -> None:
        """Let the heading that comes next be a destination and a bookmark."""
        book = self.book

        def note(page: Page, top: float) -> None:
            name = anchor or f"heading-{len(book.bookmarks) + 1}"
            book.mark_place(name, page, self.left, top + 14)
            book.bookmarks.append(Bookmark(title.replace("\n", " "), level, book.places[name]))

        self.flow.add(0, note, keep=True)


def add_lines(
    flow: Flow,
    lines: list[SetLine],
    element: Element,
    x: float,
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    bar: tuple[float, tuple[float, float, float]] | None = None,
) -> None:
    """Add a paragraph's lines so that no line of it stands alone on a page."""
    book, last = flow.book, len(lines) - 1
    drop = leading * 0.5 + leading * 0.214

    for index, line in enumerate(lines):

        def draw(page: Page, top: float, line: SetLine = line, *, ends: bool = index == last) -> None:
            if bar is not None:
                page.box(bar[0], top - leading, 2, leading, bar[1])
            draw_line(book, Spot(page, x, top - drop), line, element)
            if ends:
                book.tree.close(element)

        tight = index == 0 or index == last - 1
        flow.add(
            leading,
            draw,
            before=before if index == 0 else 0,
            after=after if index == last else 0,
            keep=keep if index == last else tight,
        )


__all__ = ["Writer", "add_lines"]
