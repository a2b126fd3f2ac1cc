"""How paragraphs and rows fill pages: kept together, kept with the next, without widows, as Word does it."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio_app.exporters.word.setting import NEW_PART

Put = Callable[[str, int], object]
"""Told the page of an anchor."""


@dataclass(slots=True)
class Box:
    """A paragraph or a table's row; heights in points, anchors with the line that they are in."""

    lines: int
    line_height: float
    before: float = 0.0
    after: float = 0.0
    anchors: tuple[tuple[str, int], ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    head: float = 0.0
    """The height of the table's head, which stands again above a row that begins a page."""
    shared_up_to: float = 0.0
    """How full a page may be for a box that begins one to stand on it all the same."""
    shares: bool = False
    """Once it is placed: it would begin a page, but shares one."""
    first: int = 0
    """Once it is placed: how many of its lines are on the page that it begins on."""

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.lines * self.line_height

    @property
    def least(self) -> float:
        """The height that must fit for the box to begin on a page: two lines, or all that stays together."""
        return self.height if self.keep_lines or self.lines <= 3 else 2 * self.line_height


class Flow:
    """Fills pages of a height with boxes; a chain of boxes kept together waits for its last."""

    def __init__(self, height: float, put: Put) -> None:
        self.page = 1
        self._height = height
        self._used = 0.0
        self._space = 0.0
        self._put = put
        self._chain: list[Box] = []

    def add(self, box: Box) -> None:
        """Place the box after those before it."""
        if box.new_page:
            self.settle()
            box.shares = 0.0 < self._used <= self._height * box.shared_up_to
            box.before = NEW_PART if box.shares else 0.0
        if not (box.keep_next or self._chain):
            if not (box.new_page and self._used and not box.shares) and self._fits_here(box):
                return
            self._place(box)
            return
        self._chain.append(box)
        if not box.keep_next:
            self.settle()

    def _fits_here(self, box: Box) -> bool:
        """Place the box if all of it fits on this page, as most do."""
        top = 0.0
        if self._used:
            top = self._used + (self._space if self._space > box.before else box.before)
        end = top + box.lines * box.line_height
        if end > self._height + 0.01:
            return False
        for anchor, _ in box.anchors:
            self._put(anchor, self.page)
        box.first = box.lines
        self._used, self._space = end, box.after
        return True

    def settle(self) -> None:
        """Place what has been waiting for the box that it is kept with."""
        chain, self._chain = self._chain, []
        if not chain:
            return
        if (not chain[0].new_page or chain[0].shares) and self._used:
            needed, space = 0.0, self._space
            for box in chain[:-1]:
                needed += max(space, box.before) + box.height
                space = box.after
            needed += max(space, chain[-1].before)
            if self._used + needed + chain[-1].least > self._height and needed < self._height:
                self._turn(chain[0].head)
                chain[0].shares = False
        for box in chain:
            if (box.new_page and self._used and not box.shares) or not self._fits_here(box):
                self._place(box)

    def start_page(self) -> None:
        """Go on at the top of a page."""
        self.settle()
        if self._used:
            self._turn()

    def start_section(self, height: float) -> None:
        """Go on at the top of a page of another height."""
        self.start_page()
        self._height = height

    def _turn(self, used: float = 0.0) -> None:
        self.page += 1
        self._used, self._space = used, 0.0

    def _place(self, box: Box) -> None:
        if box.new_page and self._used and not box.shares:
            self._turn()
        # Of one paragraph's space after and the next one's before, the larger counts.
        top = self._used + (max(self._space, box.before) if self._used else 0.0)
        fitting = self._fitting(box, self._height - top)
        if fitting == 0 and top > 0:
            self._turn(box.head)
            top = self._used
            fitting = self._fitting(box, self._height - top) or box.lines
        self._place_lines(box, top, max(1, fitting))

    def _fitting(self, box: Box, room: float) -> int:
        """Return how many of the box's lines stand here: none, or enough to leave no widow."""
        if box.height <= room + 0.01:
            return box.lines
        if box.keep_lines:
            return 0
        lines = min(int(room // box.line_height), box.lines - 2)
        return lines if lines >= 2 else 0

    def _place_lines(self, box: Box, top: float, fitting: int) -> None:
        for anchor, line in box.anchors:
            if line < fitting:
                self._put(anchor, self.page)
        box.first = fitting
        rest = box.lines - fitting
        if rest <= 0:
            self._used, self._space = top + box.height, box.after
            return
        a_page = max(1, int(self._height // box.line_height))
        for anchor, line in box.anchors:
            if line >= fitting:
                self._put(anchor, self.page + 1 + (line - fitting) // a_page)
        self.page += 1 + (rest - 1) // a_page
        self._used = ((rest - 1) % a_page + 1) * box.line_height
        self._space = box.after


def at(anchor: str) -> tuple[tuple[str, int], ...]:
    """Return the places of a box whose first line an anchor is in; none for ""."""
    return ((anchor, 0),) if anchor else ()
