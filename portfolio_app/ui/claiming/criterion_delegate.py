"""Paints a criterion in a list: code, text, needs as chips, state as a ring, and its number key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portfolio_app.ui.claiming.criterion_list import ROW, Row
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import code_size, paint_code
from portfolio_app.ui.widgets.state_ring import paint_state
from portfolio_app.ui.widgets.wrapped_text import paint_lines, wrap

Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_RING = 15
_GAP = 10
_NARROW = 130
_REMEMBERED = 5000


class CriterionDelegate(QStyledItemDelegate):
    """Rows are as tall as their text; ``ruled`` puts a thin line under each."""

    def __init__(self, theme: Theme, view: QListView, *, ruled: bool = False) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._ruled = ruled
        self._heights: dict[tuple[str, str, bool, tuple[tuple[str, bool], ...], int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        # Qt asks for every row's height time and again, and a framework may have hundreds.
        key = (row.code, row.text, bool(row.number), row.chips, width, self._theme.percent)
        if key not in self._heights:
            if len(self._heights) > _REMEMBERED:
                self._heights.clear()
            self._heights[key] = self._arrange(None, row, QRectF(0, 0, width, 0))
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent_tint"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._theme.colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        if self._ruled:
            painter.fillRect(QRectF(box.left(), box.bottom(), box.width(), 1), self._theme.colour("border"))
        self._arrange(painter, row, box)
        painter.restore()

    def _arrange(self, painter: QPainter | None, row: Row, box: QRectF) -> int:
        """Paint the row, or only work out its height."""
        px = self._theme.px
        code = code_size(self._theme, row.code)
        # Codes of about the same length leave the texts in one column.
        left = box.left() + px(_PAD) + max(code.width(), px(52)) + px(_GAP)
        right = box.right() - px(_PAD) - px(_RING) - px(_GAP) - (px(26) if row.number else 0)
        top = box.top() + px(_PAD)
        if painter is not None:
            paint_code(painter, self._theme, box.left() + px(_PAD), top, row.code, row.colour)
            ring = QRectF(box.right() - px(_PAD) - px(_RING), top + px(1), px(_RING), px(_RING))
            paint_state(painter, self._theme, ring, row.state, row.share)
            self._paint_number(painter, row, ring)
            painter.setPen(self._theme.colour("text"))
        if right - left < px(_NARROW):
            # Large text in a narrow panel: the words go below the code, over the whole width.
            left, right = box.left() + px(_PAD), box.right() - px(_PAD)
            top += code.height() + px(4)
        font = self._theme.font("body")
        lines = wrap(row.text, font, right - left)
        height = QFontMetricsF(font).lineSpacing() * len(lines)
        if painter is not None:
            paint_lines(painter, font, QRectF(left, top, right - left, height), lines)
        # Below the ring there is all the width.
        chips = QRectF(left, top + height + px(4), box.right() - px(_PAD) - left, 0)
        bottom = self._chips(painter, row, chips, box.left() + px(_PAD))
        return round(max(bottom, top + code.height()) + px(_PAD) - box.top())

    def _paint_number(self, painter: QPainter, row: Row, ring: QRectF) -> None:
        if not row.number:
            return
        side = self._theme.px(18)
        key = QRectF(ring.left() - self._theme.px(_GAP) - side, ring.center().y() - side / 2, side, side)
        painter.setPen(QPen(self._theme.colour("control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, str(row.number))

    def _chips(self, painter: QPainter | None, row: Row, box: QRectF, code_left: float) -> float:
        """Paint the chips in lines, or only work out where they end."""
        px = self._theme.px
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        height = metrics.height() + px(4)
        widest = max((metrics.horizontalAdvance(text) for text, _ in row.chips), default=0) + px(18)
        if widest > box.width():
            # Rather under the code than cut short.
            box.setLeft(max(box.right() - widest, code_left))
        x, y = box.left(), box.top()
        for text, met in row.chips:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, box.width() - px(18))
            width = metrics.horizontalAdvance(shown) + px(18)
            if x > box.left() and x + width > box.right():
                x, y = box.left(), y + height + px(4)
            if painter is not None:
                colour = self._theme.colour("accent" if met else "muted")
                painter.setPen(QPen(colour if met else self._theme.colour("border"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                chip = QRectF(x + 0.5, y + 0.5, width - 1, height - 1)
                painter.drawRoundedRect(chip, height / 2, height / 2)
                painter.setFont(font)
                painter.setPen(colour)
                painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
            x += width + px(6)
        return y + height if row.chips else box.top() - px(4)
