"""Paints a claim in the side panel: code, need, star, quote, note, and whether its words want looking at."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.claim_list import CLAIM_ROW, ClaimRow
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import code_size, paint_code
from portfolio_app.ui.widgets.state_ring import paint_state
from portfolio_app.ui.widgets.wrapped_text import paint_lines, wrap

Index = QModelIndex | QPersistentModelIndex
_PAD = 8
_ICON = 14
_DECIDED = 3
"""Lines that what was decided may have; below the list it stands whole."""


class ClaimDelegate(QStyledItemDelegate):
    """Two lines of the quote and of the note at most; the text itself shows the rest."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ClaimRow = index.data(CLAIM_ROW)
        width = self._view.viewport().width()
        return QSize(width, self._arrange(None, row, QRectF(0, 0, width, 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ClaimRow = index.data(CLAIM_ROW)
        box = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(self._theme.colour("accent_tint"))
            if self._view.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._arrange(painter, row, box)
        painter.restore()

    def _arrange(self, painter: QPainter | None, row: ClaimRow, box: QRectF) -> int:
        """Paint the row, or only work out its height."""
        px = self._theme.px
        left, right = box.left() + px(_PAD), box.right() - px(_PAD)
        top = box.top() + px(_PAD)
        code = code_size(self._theme, row.code)
        if painter is not None:
            paint_code(painter, self._theme, left, top, row.code, row.colour)
            self._paint_need(painter, row, QRectF(left + code.width() + px(8), top, 0, code.height()), right)
        y = top + code.height() + px(4)
        small, body = self._theme.font("small"), self._theme.font("body")
        y += self._lines(painter, body, QRectF(left, y, right - left, 0), row.quote, "text")
        if row.trouble:
            y += self._trouble(painter, row, QRectF(left, y + px(2), right - left, 0)) + px(2)
        if row.decided and row.verdict is not None:
            y += self._decided(painter, row.short, row.verdict, QRectF(left, y + px(2), right - left, 0)) + px(2)
        if row.claim.note:
            y += self._lines(painter, small, QRectF(left, y + px(2), right - left, 0), row.claim.note, "muted") + px(2)
        return round(y + px(_PAD) - box.top())

    def _lines(self, painter: QPainter | None, font: QFont, box: QRectF, text: str, token: str, most: int = 2) -> float:
        lines = wrap(text, font, box.width(), most)
        if painter is not None:
            painter.setPen(self._theme.colour(token))
            paint_lines(painter, font, box, lines)
        return QFontMetricsF(font).lineSpacing() * len(lines)

    def _paint_need(self, painter: QPainter, row: ClaimRow, box: QRectF, right: float) -> None:
        px = self._theme.px
        if row.claim.starred:
            star = QRectF(right - px(_ICON), box.center().y() - px(_ICON) / 2, px(_ICON), px(_ICON))
            self._theme.icon("star-fill", "accent").paint(painter, star.toRect())
            right = star.left() - px(6)
        font = self._theme.font("small")
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(row.need or row.criterion, Qt.TextElideMode.ElideRight, right - box.left())
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        at = QRectF(box.left(), box.top(), right - box.left(), box.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _decided(self, painter: QPainter | None, said: str, verdict: State, box: QRectF) -> float:
        px = self._theme.px
        font = self._theme.font("small")
        sign = QRectF(box.left(), box.top() + (QFontMetricsF(font).lineSpacing() - px(12)) / 2, px(12), px(12))
        if painter is not None:
            paint_state(painter, self._theme, sign, verdict)
        return self._lines(painter, font, box.adjusted(px(18), 0, 0, 0), said, "text", _DECIDED)

    def _trouble(self, painter: QPainter | None, row: ClaimRow, box: QRectF) -> float:
        px = self._theme.px
        font = self._theme.font("small", bold=True)
        height = QFontMetricsF(font).lineSpacing()
        if painter is not None:
            sign = QRectF(box.left(), box.top() + (height - px(12)) / 2, px(12), px(12))
            paint_state(painter, self._theme, sign, State.RECHECK)
            painter.setFont(font)
            painter.setPen(self._theme.colour("danger"))
            at = QRectF(sign.right() + px(6), box.top(), box.width(), height)
            painter.drawText(
                at,
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                tr("To re-check: {trouble}", trouble=row.trouble),
            )
        return height
