"""Lays blocks out on pages: measured first, then placed, and again where a page's number is longer than was guessed.

A reference to page 9 takes less room than one to page 1,000, so a line of it may break elsewhere, which moves what
follows. A rough guess at each place's page gets nearly all of them right at once.
"""

from collections.abc import Mapping, Sequence

from portfolio_app.domain.documents.report import Block, Cover, MarkedParagraph, Quote, Table
from portfolio_app.exporters.word.boxes import Boxes, Laid, begins_page
from portfolio_app.exporters.word.flow import Flow
from portfolio_app.exporters.word.sections import Part, page_of
from portfolio_app.exporters.word.setting import Setting

_MOST_ROUNDS = 4
_CHARACTER = 0.45
"""How wide a letter is against its size, as a rule."""


class Paging:
    """Lays a document's blocks out, and finds the pages that they stand on; ``listed`` is what its contents list."""

    def __init__(self, blocks: Sequence[Block], setting: Setting, listed: Sequence[tuple[str, int]]) -> None:
        self._setting = setting
        self._boxes = Boxes(blocks, setting, guess_pages(blocks, setting), listed)
        self._part = Part.TALL
        self._laid: list[tuple[Part, Laid]] = []

    def lay(self, index: int, part: Part) -> Laid:
        """Return a block as it is laid out; blocks are asked for in order."""
        if part is not self._part:
            self._part = part
            self._boxes.turn(page_of(part, self._setting))
        laid = self._boxes.lay(index)
        self._laid.append((part, laid))
        return laid

    def place(self) -> dict[str, int]:
        """Place all that was laid out; return the page of each anchor."""
        pages = self._flow()
        for _ in range(_MOST_ROUNDS):
            if not self._boxes.amend(pages):
                break
            pages = self._flow()
        return pages

    def _flow(self) -> dict[str, int]:
        pages: dict[str, int] = {}
        flow = Flow(self._setting.tall.text_height / 20, pages.setdefault)
        now = Part.TALL
        for part, laid in self._laid:
            if part is not now:
                now = part
                flow.start_section(page_of(part, self._setting).text_height / 20)
            for box in laid.boxes:
                flow.add(box)
        flow.settle()
        return pages


def guess_pages(blocks: Sequence[Block], setting: Setting) -> Mapping[str, int]:
    """Return roughly what page each place is on, by how much is said before it."""
    body = setting["BodyText"]
    a_line = setting.tall.text_width / 20 / (body.points * _CHARACTER)
    a_page = setting.tall.text_height / 20 / body.line
    page, used = 1, 0.0
    pages: dict[str, int] = {}
    for block in blocks:
        if isinstance(block, MarkedParagraph):
            for piece in block.pieces:
                for mark in piece.opens:
                    pages[mark.anchor] = page
                used += len(piece.text) / a_line
            used += 0.9
        elif isinstance(block, Quote):
            used += len(block.text) / a_line + 1.8
        elif isinstance(block, Table):
            for row in block.rows:
                pages[row.anchor] = page
                used += 0.5 + 0.9 * max((len(cell) + 0.5 for cell in row.cells), default=1.0)
        else:
            if begins_page(block) or isinstance(block, Cover):
                page, used = page + 1, 0.0
            used += 2.0
            pages[getattr(block, "anchor", "")] = page
        if used >= a_page:
            more, used = divmod(used, a_page)
            page += int(more)
    return pages
