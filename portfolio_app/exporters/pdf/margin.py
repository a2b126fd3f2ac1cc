"""The codes in the margin: each at the line where its passage begins, none over another, none lost."""

from dataclasses import dataclass
from functools import partial

from portfolio_app.domain.documents.report import Mark
from portfolio_app.exporters.pdf.annotations import add_link
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.ink import Spot, draw_plain
from portfolio_app.exporters.pdf.inline import tidy
from portfolio_app.exporters.pdf.lines import break_spans
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.sheet import Sheet
from portfolio_app.exporters.pdf.spans import SetLine, Span
from portfolio_app.exporters.pdf.style import TextStyle, unit_colour
from portfolio_app.exporters.pdf.symbols import draw_bent_arrow
from portfolio_app.exporters.pdf.tags import Element
from portfolio_app.translation import tr

_RULE, _GAP, _BETWEEN = 2.5, 4.0, 5.0
_ARROW = 9.0


@dataclass(frozen=True, slots=True)
class Code:
    """A mark's code, the baseline it would like, its element, and its place in the order of drawing."""

    mark: Mark
    baseline: float
    owner: Element
    page: Page | None = None
    place: int = 0


class MarginCodes:
    """Collects a page's codes and draws them when the page is full, so that they can make room for each other."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._codes: list[Code] = []
        self._labels: dict[tuple[str, bool, bool], tuple[SetLine, float]] = {}

    def add(self, mark: Mark, baseline: float, owner: Element, page: Page) -> None:
        """Let a mark's code stand at this baseline, or as near under it as there is room; read before its words."""
        self._codes.append(Code(mark, baseline, owner, page, page.hold()))

    def waiting(self) -> bool:
        """Say whether codes wait for a page with room."""
        return bool(self._codes)

    def draw(self, page: Page) -> None:
        """Draw the codes; those that the page has no room for wait at the top of the next."""
        if not self._codes:
            return
        style, sheet = self._book.styles.code, self._book.sheet
        widest = max([self._label(code.mark, style)[1] for code in self._codes])
        columns, left = _columns(sheet, widest, len(self._codes), style.leading)
        rows = [self._codes[start : start + columns] for start in range(0, len(self._codes), columns)]
        if columns > 1:
            rows = _rows_by_line(self._codes, columns)
        capacity = int((sheet.top - 8 - sheet.bottom) / style.leading) + 1
        shown, rest = rows[:capacity], rows[capacity:]
        for row, baseline in zip(
            shown, _baselines([row[0].baseline for row in shown], style.leading, sheet.bottom), strict=True
        ):
            for index, code in enumerate(row):
                x = left + index * (widest + _BETWEEN)
                if code.page is page:
                    page.fill(code.place, partial(self._draw_code, code=code, x=x, baseline=baseline, style=style))
                else:
                    self._draw_code(page, code, x, baseline, style)
        top = sheet.top - 8
        self._codes = [Code(code.mark, top, code.owner) for row in rest for code in row]

    def _label(self, mark: Mark, style: TextStyle) -> tuple[SetLine, float]:
        """Return a mark's code as it is set, and the room that it takes with its rule and signs."""
        key = (mark.code, mark.starred, mark.recheck)
        if key not in self._labels:
            text = _text(self._book.sheet, mark, style)
            width = _RULE + _GAP + style.face.width(text) * style.size / 1000 + (_ARROW if mark.recheck else 0)
            self._labels[key] = break_spans([Span(text, style)], self._book.sheet.page_width)[0], width
        return self._labels[key]

    def _draw_code(self, page: Page, code: Code, x: float, baseline: float, style: TextStyle) -> None:
        mark = code.mark
        page.box(x, baseline - style.size * 0.235, _RULE, style.size * 1.13, unit_colour(mark.colour))
        line, width = self._label(mark, style)
        right = x + width
        draw_plain(Spot(page, x + _RULE + _GAP, baseline), line, code.owner)
        if mark.recheck:
            draw_bent_arrow(page, right - _ARROW + 2, baseline, 7, style.colour)
        if mark.link:
            box = (x, baseline - style.size * 0.28, right, baseline + style.size * 0.89)
            add_link(self._book, page, box, mark.link, tr("criterion {code}", code=mark.code), code.owner)
        self._book.tree.close(code.owner)


def _text(sheet: Sheet, mark: Mark, style: TextStyle) -> str:
    """Return a mark's code, cut when the margin is too narrow for it: its comment has it in full."""
    star = " ★" if mark.starred else ""
    room = sheet.codes_right - sheet.codes_far_left - _RULE - _GAP - (_ARROW if mark.recheck else 0)
    code = " ".join(tidy(mark.code).split())
    return style.face.cut(code, room * 1000 / style.size - style.face.width(star)) + star


def _columns(sheet: Sheet, widest: float, count: int, pitch: float) -> tuple[int, float]:
    """Return how many columns the codes stand in, and where the first begins."""
    right, far_left = sheet.codes_right, sheet.codes_far_left
    if widest > right - sheet.codes_left:
        return 1, max(right - widest, 4.0)
    single = (sheet.top - sheet.bottom) / pitch * 0.7
    columns = int((right - far_left + _BETWEEN) / (widest + _BETWEEN))
    return (columns, far_left) if count > single and columns > 1 else (1, sheet.codes_left)


def _rows_by_line(codes: list[Code], columns: int) -> list[list[Code]]:
    """Put codes of the same line side by side."""
    rows: list[list[Code]] = []
    for code in codes:
        if rows and len(rows[-1]) < columns and rows[-1][0].baseline == code.baseline:
            rows[-1].append(code)
        else:
            rows.append([code])
    return rows


def _baselines(wanted: list[float], pitch: float, bottom: float) -> list[float]:
    """Push codes down where they would collide, and up again from the page's foot."""
    placed: list[float] = []
    for baseline in wanted:
        placed.append(min(baseline, placed[-1] - pitch) if placed else baseline)
    lowest = bottom + 2
    for index in range(len(placed) - 1, -1, -1):
        if placed[index] >= lowest:
            break
        placed[index] = lowest
        lowest += pitch
    return placed
