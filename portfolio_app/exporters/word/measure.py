"""How many lines words take in the styles as they leave here, and how high that makes them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from portfolio_app.domain.documents.report import Line, PageRef, Run, Tone
from portfolio_app.exporters.word.flow import Box
from portfolio_app.exporters.word.lines import Letters, LineCounter
from portfolio_app.exporters.word.setting import Page, Setting, Shape

_LONG = 80
_MONO_WIDTH = 1.1
"""Letters of the fixed-width font are as wide as larger ones of ours."""


class _Set:
    """The letters of one style: as they are, and in each tone."""

    __slots__ = ("bold", "code", "plain", "small")

    def __init__(self, setting: Setting, shape: Shape) -> None:
        more = {"stretch": setting.stretch, "tracking": setting.tracking}
        self.plain = Letters(shape.points, bold=shape.bold, **more)
        self.bold = Letters(shape.points, bold=True, **more)
        self.small = Letters(setting.small, **more)
        self.code = Letters(setting.mono * _MONO_WIDTH, **more)


class Measure:
    """Measures words for pages of one document; ``turn`` tells it of another width."""

    def __init__(self, setting: Setting, pages: Mapping[str, int] = MappingProxyType({})) -> None:
        """Take the setting, and about what page each place is on: a number's length may change where a line breaks."""
        self._setting = setting
        self._pages = pages
        self._referring: list[tuple[Box, tuple[Line, ...], Callable[[], Box]]] = []
        """Boxes with page references in them, the lines with those, and how to measure each again."""
        self._sets = {style: _Set(setting, shape) for style, shape in setting.shapes.items()}
        self._again: dict[tuple[str, str, float], int] = {}
        heading = setting["Heading3"]
        self.wording = Letters(heading.points, stretch=setting.stretch, tracking=setting.tracking)
        """The letters of a criterion's wording: those of its heading, not bold."""
        self.turn(setting.tall)

    def turn(self, page: Page) -> None:
        """Measure for such pages from here on."""
        self.page = page
        self.width = page.text_width / 20
        self.height = page.text_height / 20

    def amend(self, pages: Mapping[str, int]) -> bool:
        """Measure again what names a page whose number is not as long as was thought; tell whether lines changed."""
        former, self._pages = self._pages, pages
        changed = False
        referring, self._referring = self._referring, []
        for box, lines, again in referring:
            anchors = [part.anchor for line in lines for part in line if isinstance(part, PageRef)]
            if all(_digits(former, anchor) == _digits(pages, anchor) for anchor in anchors):
                self._referring.append((box, lines, again))
                continue
            new = again()
            changed |= (new.lines, new.line_height) != (box.lines, box.line_height)
            box.lines, box.line_height = new.lines, new.line_height
            self._referring[-1] = (box, lines, again)
        return changed

    def refer(self, box: Box, lines: list[Line], again: Callable[[], Box]) -> Box:
        """Return the box, to be measured again when page numbers in its lines turn out longer or shorter."""
        if lines:
            self._referring.append((box, tuple(lines), again))
        return box

    def letters(self, style: str, *, bold: bool = False) -> Letters:
        """Return the letters of a style."""
        letters = self._sets[style]
        return letters.bold if bold else letters.plain

    def box(self, style: str, line: Line, width: float | None = None) -> Box:
        """Return the box of a paragraph in a style."""
        shape = self._setting[style]
        room = self.width - shape.left - shape.right if width is None else width
        referring: list[Line] = []
        box = Box(self.count(line, style, room, referring), shape.line, shape.before, shape.after)
        return self.refer(box, referring, lambda: self.box(style, line, room))

    def count(self, line: Line, style: str, width: float, referring: list[Line]) -> int:
        """Return how many lines the runs take in the letters of a style; keep a line with a page reference."""
        if len(line) == 1 and type(only := line[0]) is Run and only.tone is Tone.PLAIN:
            return self._count_again(only.text, style, width)
        letters = self._sets[style]
        parts: list[tuple[str, Letters]] = []
        whole, room = 0.0, width * 1000
        for part in line:
            tone = part.tone
            used = letters.plain
            if tone is not Tone.PLAIN and tone is not Tone.MUTED:
                used = letters.small if tone is Tone.SMALL else letters.code if tone is Tone.CODE else letters.bold
            if isinstance(part, Run):
                text = part.text
            elif isinstance(part, PageRef):
                text = f"{part.before}{'0' * _digits(self._pages, part.anchor)}"
                referring.append(line)
            else:
                text = f"○\u00a0{part.state}"
            parts.append((text, used))
            # Most lines in cells are short and come again: their whole width is known and nothing need be filled.
            if len(text) < _LONG:
                whole += (used.widths[text] - used.space) * used.points
            else:
                whole = room + 1
        if whole <= room:
            return 1
        counter = LineCounter(width)
        for text, used in parts:
            counter.advance(text, used)
        return counter.line + 1

    def _count_again(self, text: str, style: str, width: float) -> int:
        """Count the lines of words that come again and again, as a criterion's do."""
        key = (text, style, width)
        found = self._again.get(key)
        if found is None:
            found = self._again[key] = count_text(text, self._sets[style].plain, width)
        return found


def count_text(text: str, letters: Letters, width: float) -> int:
    """Return how many lines the text takes."""
    counter = LineCounter(width)
    counter.advance(text, letters)
    return counter.line + 1


def _digits(pages: Mapping[str, int], anchor: str) -> int:
    page = pages.get(anchor, 100)
    return 1 if page < 10 else 2 if page < 100 else 3 if page < 1000 else 4
