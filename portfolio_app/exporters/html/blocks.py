"""The body of the page: blocks as elements, in sections that follow the headings."""

from collections.abc import Iterator, Sequence

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
    SignatureLines,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.anchors import Places
from portfolio_app.exporters.html.front import contents, cover, signatures, title
from portfolio_app.exporters.html.inline import Inlines
from portfolio_app.exporters.html.marks import marked_paragraph
from portfolio_app.exporters.html.palette import unit_class
from portfolio_app.exporters.html.pictures import picture
from portfolio_app.exporters.html.tables import table
from portfolio_app.exporters.html.text import escaped, manner, words
from portfolio_app.translation import tr

_DEEPEST = 6
_ROLES = {Role.BODY: "", Role.INTRO: ' class="intro"', Role.NOTE: ' class="note"'}


class Body:
    """Renders the blocks of one report in order."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._inlines = Inlines(places)
        self._open: list[int] = []
        """The levels of the sections that are open."""

    def render(self, blocks: Sequence[Block], page_title: str) -> Iterator[str]:
        """Yield the header, the contents and the main part, one piece for each block."""
        front = _front(blocks)
        yield self._head(blocks[:front], page_title)
        listed = next((block for block in blocks if isinstance(block, Contents)), None)
        nav = contents(self._places, listed.title if listed else tr("On this page"))
        yield f'{nav}<main id="main" tabindex="-1">'
        former: Block | None = None
        for block in blocks[front:]:
            yield self._list(former, block) + self._block(block, listed)
            former = block
        yield "".join([self._list(former, None), *(self._close(1)), "</main>"])

    def _head(self, blocks: Sequence[Block], page_title: str) -> str:
        match blocks:
            case [Cover() as first]:
                return cover(first)
            case [Heading() as first, Paragraph() as intro]:
                return title(first, intro, self._inlines)
            case [Heading() as first]:
                return title(first, None, self._inlines)
            case _:
                return title(Heading(page_title, 1), None, self._inlines)

    def _block(self, block: Block, listed: Contents | None) -> str:
        match block:
            case Heading():
                return self._heading(block, listed)
            case UnitHeading():
                return self._unit(block)
            case CriterionHeading():
                return self._criterion(block)
            case Paragraph():
                return f"<p{_ROLES[block.role]}>{self._inlines.line(block.runs)}</p>"
            case Quote():
                return self._quote(block)
            case Table():
                return table(block, self._inlines)
            case MarkedParagraph():
                return marked_paragraph(block, self._inlines)
            case Picture():
                return picture(block, self._inlines)
            case Cover():
                return cover(block)
            case SignatureLines():
                return signatures(block.labels)
            case Contents():
                return ""

    @staticmethod
    def _list(former: Block | None, block: Block | None) -> str:
        """Return what ends the list that a block was an item of and begins the next one's."""
        item = isinstance(block, MarkedParagraph) and block.bullet
        if item and isinstance(block, MarkedParagraph) and block.continues(former):
            return ""
        number = item[:-1] if item else ""
        ended = isinstance(former, MarkedParagraph) and former.bullet
        begins = (f'<ol start="{number}">' if number else "<ul>") if item else ""
        return (("</ol>" if ended[:-1] else "</ul>") if ended else "") + begins

    def _heading(self, block: Heading, listed: Contents | None) -> str:
        parts = self._close(block.level)
        level = self._enter(block.level)
        kicker = f'<p class="kicker">{self._inlines.line(block.kicker)}</p>' if block.kicker else ""
        up = ""
        if block.level == 1 and listed:
            up = f'<a class="up" href="#contents">{escaped(listed.title)}<span aria-hidden="true"> ↑</span></a>'
        place = self._inlines.place(block.anchor)
        # The small line belongs to the heading but comes after it for those who jump from heading to heading.
        heading = f"<h{level}{manner(block.text)}>{words(block.text)}</h{level}>"
        return (
            f'{"".join(parts)}<section class="part level{level}"{place}>{up}'
            f'<div class="heading">{heading}{kicker}</div>'
        )

    def _unit(self, block: UnitHeading) -> str:
        parts = self._close(2)
        level = self._enter(2)
        label = f'<span class="label">{words(block.label)}</span> ' if block.label else ""
        return (
            f'{"".join(parts)}<section class="part unit {unit_class(block.colour)}"{self._inlines.place(block.anchor)}>'
            f'<h{level} class="bar">{label}{words(block.title)}</h{level}>'
        )

    def _criterion(self, block: CriterionHeading) -> str:
        parts = self._close(3)
        level = self._enter(3)
        notes = "".join(f'<p class="note">{self._inlines.line(line)}</p>' for line in block.notes)
        code = f'<span class="label">{words(block.code)}</span> ' if block.code else ""
        return (
            f'{"".join(parts)}<section class="card {unit_class(block.colour)}"{self._inlines.place(block.anchor)}>'
            f"<h{level}>{code}{words(block.text)}</h{level}>{notes}"
        )

    def _quote(self, block: Quote) -> str:
        note = f'<p class="remark">{words(block.note)}</p>' if block.note else ""
        source = self._inlines.line(block.source)
        return (
            f'<figure class="{unit_class(block.colour)}"><blockquote{manner(block.text)}><p>{words(block.text)}</p>'
            f"</blockquote><figcaption>{source}{note}</figcaption></figure>"
        )

    def _close(self, level: int) -> list[str]:
        """Return what closes the sections of this level and deeper."""
        closed: list[str] = []
        while self._open and self._open[-1] >= level:
            self._open.pop()
            closed.append("</section>")
        return closed

    def _enter(self, level: int) -> int:
        """Open a section and return its heading's level, which is never more than one below the one above it."""
        self._open.append(level)
        return min(len(self._open) + 1, _DEEPEST)


def _front(blocks: Sequence[Block]) -> int:
    """Return how many blocks at the beginning are the page's head."""
    match list(blocks[:2]):
        case [Cover(), *_]:
            return 1
        case [Heading(level=1), Paragraph(role=Role.INTRO)] if _only_title(blocks):
            return 2
        case [Heading(level=1), *_] if _only_title(blocks):
            return 1
        case _:
            return 0


def _only_title(blocks: Sequence[Block]) -> bool:
    """Tell whether the first heading is the title of all that follows."""
    return sum(isinstance(block, Heading) and block.level == 1 for block in blocks) == 1
