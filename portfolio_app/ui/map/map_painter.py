"""How the map is painted: rows of criteria, their states, and a mark in each cell that has claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.progress.state import State
from portfolio_app.ui.map.map_cell import mark_of, state_words
from portfolio_app.ui.map.map_data import MapRow, RowKind
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.claim_signs import paint_sign
from portfolio_app.ui.widgets.code_tag import code_size, paint_code
from portfolio_app.ui.widgets.fold_arrow import paint_fold
from portfolio_app.ui.widgets.state_ring import paint_state

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.TextFlag.TextWordWrap | _LEFT
_FAR = 10_000


@dataclass(frozen=True, slots=True)
class _Fonts:
    body: QFont
    bold: QFont
    small: QFont


_DEEPER = 14
"""Pixels that a criterion stands further in for each one that it stands under; after some it goes no further."""


class MapPainter:
    """Measures and paints the parts of the map in the theme's fonts and colours."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._code_width = 0
        self._heights: dict[tuple[str, int], int] = {}
        self.refresh()

    def refresh(self, rows: Sequence[MapRow] = ()) -> None:
        """Take the theme's fonts again, and make room for these rows' codes."""
        theme = self._theme
        self._fonts = _Fonts(theme.font(), theme.font(bold=True), theme.font("small"))
        self._heights.clear()
        codes = {len(row.code): row.code for row in rows if row.kind is RowKind.CRITERION}
        self._code_width = max((code_size(theme, code).width() for code in codes.values()), default=0)

    def height(self, row: MapRow, text_width: int, state_width: int, whole: int) -> int:
        """Return how high a row is, so that all its words show; ``whole`` is the width of a heading."""
        px = self._theme.px
        if row.kind is RowKind.UNIT:
            return max(px(38), self._lines(_heading(row), self._fonts.bold, whole - px(128)) + px(18))
        if row.kind is RowKind.OUTCOME:
            return max(px(30), self._lines(_heading(row), self._fonts.small, whole - px(128)) + px(12))
        left = self._text_left() + px(_DEEPER) * row.depth
        words = self._lines(row.text, self._fonts.body, text_width - left - px(8))
        state = state_words(row.entry) if row.entry else ""
        return max(px(38), words + px(18), self._lines(state, self._fonts.small, state_width - px(34)) + px(12))

    def criterion(self, painter: QPainter, box: QRect, row: MapRow) -> None:
        """Paint a criterion's code and text."""
        theme = self._theme
        deeper = theme.px(_DEEPER) * row.depth
        text = box.adjusted(self._text_left() + deeper, 0, -theme.px(8), 0)
        painter.setFont(self._fonts.body)
        painter.setPen(theme.colour("muted" if row.entry and row.entry.unneeded else "text"))
        painter.drawText(text, _WRAPPED, row.text)
        lines = self._lines(row.text, self._fonts.body, text.width())
        line = QFontMetrics(self._fonts.body).height()
        middle = box.top() + (box.height() - lines) / 2 + line / 2
        left = box.left() + theme.px(18) + deeper
        paint_code(painter, theme, left, middle - code_size(theme, row.code).height() / 2, row.code, row.colour)

    def state(self, painter: QPainter, box: QRect, row: MapRow) -> None:
        """Paint a criterion's state: symbol and words."""
        if row.entry is None:
            return
        theme, side = self._theme, self._theme.px(15)
        ring = QRectF(box.left() + theme.px(4), box.center().y() - side / 2 + 1, side, side)
        if not row.entry.unneeded:
            paint_state(painter, theme, ring, row.entry.state, row.entry.had / row.entry.asked)
        painter.setFont(self._fonts.small)
        painter.setPen(theme.colour("text" if row.entry.state is State.PARTLY else "muted"))
        painter.drawText(box.adjusted(theme.px(28), 0, -theme.px(6), 0), _WRAPPED, state_words(row.entry))

    def cell(self, painter: QPainter, box: QRect, spots: Sequence[ClaimSpot], state: State) -> None:
        """Paint the mark of a cell, with the number of its claims when there are several."""
        theme = self._theme
        side = theme.px(12)
        middle = QPointF(box.center().x() + 0.5, box.center().y() + 0.5)
        many = len(spots) > 1
        if many:
            middle.setX(middle.x() - theme.px(6))
        mark = mark_of(spots, state)
        paint_sign(painter, theme, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), mark)
        if many:
            painter.setFont(self._fonts.small)
            painter.setPen(theme.colour("muted"))
            count = QRectF(middle.x() + side / 2 + theme.px(3), box.top(), box.width() / 2, box.height())
            painter.drawText(count, _LEFT, str(len(spots)))

    def heading(self, painter: QPainter, box: QRect, row: MapRow) -> None:
        """Paint a unit or an outcome over the whole width."""
        theme = self._theme
        unit = row.kind is RowKind.UNIT
        ground = theme.unit_tint(row.colour, 0.14) if unit else theme.colour("surface")
        painter.fillRect(box, ground)
        if unit:
            painter.fillRect(box.left(), box.top(), theme.px(4), box.height(), theme.unit_colour(row.colour))
        fold = QRectF(box.left() + theme.px(18), box.top(), theme.px(10), box.height())
        paint_fold(painter, theme, fold, row.folded)
        font = self._fonts.bold if unit else self._fonts.small
        painter.setFont(font)
        painter.setPen(theme.colour("text" if unit else "muted"))
        text = _heading(row)
        words = box.adjusted(theme.px(38), 0, -theme.px(90), 0)
        painter.drawText(words, _WRAPPED, text)
        painter.setFont(self._fonts.small)
        painter.setPen(theme.colour("muted"))
        width = min(QFontMetrics(font).horizontalAdvance(text), words.width())
        painter.drawText(words.adjusted(width + theme.px(16), 0, theme.px(90), 0), _LEFT, row.count)

    def _text_left(self) -> int:
        return self._theme.px(18) + self._code_width + self._theme.px(10)

    def _lines(self, text: str, font: QFont, width: int) -> int:
        key = (f"{font.key()} {font.letterSpacing()} {text}", width)
        if key not in self._heights:
            box = QRect(0, 0, max(width, 1), _FAR)
            self._heights[key] = QFontMetrics(font).boundingRect(box, _WRAPPED, text).height()
        return self._heights[key]


def _heading(row: MapRow) -> str:
    return f"{row.code}   {row.text}"
