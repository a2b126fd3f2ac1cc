"""Paints the rows of the tree of frameworks: code, words as long as they are, and needs as chips."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from portfolio_app.ui.frameworks.framework_tree import NODE, Index, Level, Node
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import code_size, paint_code

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_PAD = 8
_GAP = 10
_LINE = 4


class FrameworkDelegate(QStyledItemDelegate):
    """Rows are as high as their words at the width of the view."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node: Node = index.data(NODE)
        depth = 0
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._view.viewport().width() - self._view.indentation() * (depth + 1)
        asked = (width, self._theme.px(100), node.code, node.text, node.about, node.needs)
        if node.measured[0] != asked:
            node.measured = asked, self._height(node, width)
        return QSize(width, node.measured[1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(NODE)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("accent_tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.colour("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        self._paint_row(painter, box, node)
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, node: Node) -> None:
        px = self._theme.px
        top, left = box.top() + px(_PAD), box.left() + px(_PAD)
        font = self._font(node)
        metrics = QFontMetrics(font)
        if node.colour is not None:
            size = code_size(self._theme, node.code)
            paint_code(painter, self._theme, left, top + (metrics.height() - size.height()) / 2, node.code, node.colour)
        elif node.code:
            painter.setFont(font)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(QPointF(left, top + metrics.ascent()), node.code)
        x, width = box.left() + self._indent(node), self._room(node, box.width())
        words = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, node.text)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if node.level is Level.OUTCOME else "text"))
        painter.drawText(QRect(x, top, width, words.height()), _WRAP, node.text)
        top += words.height() + px(_LINE)
        small = self._theme.font("small")
        if node.about:
            painter.setFont(small)
            painter.setPen(self._theme.colour("muted"))
            height = self._about_height(node, width)
            painter.drawText(QRect(x, top, width, height), _WRAP, node.about)
        self._paint_chips(painter, node, x, top, width, small)

    def _paint_chips(self, painter: QPainter, node: Node, x: int, top: int, width: int, font: QFont) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        for need, place in zip(node.needs, self._chips(node, width)[0], strict=True):
            chip = QRectF(place.translated(x, top)).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.setPen(self._theme.colour("border"))
            painter.setBrush(self._theme.colour("surface"))
            painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
            painter.setPen(self._theme.colour("muted"))
            shown = QFontMetrics(font).elidedText(need, Qt.TextElideMode.ElideRight, round(chip.width()) - 8)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)

    def _chips(self, node: Node, width: int) -> tuple[list[QRect], int]:
        """Return the chips' places in a width, and how high they are together."""
        metrics = QFontMetrics(self._theme.font("small"))
        height, gap = metrics.height() + self._theme.px(4), self._theme.px(6)
        places: list[QRect] = []
        x = y = 0
        for need in node.needs:
            wide = min(metrics.horizontalAdvance(need) + self._theme.px(18), width)
            if x and x + wide > width:
                x, y = 0, y + height + gap
            places.append(QRect(x, y, wide, height))
            x += wide + gap
        return places, y + height if places else 0

    def _height(self, node: Node, width: int) -> int:
        px = self._theme.px
        room = self._room(node, width)
        height = QFontMetrics(self._font(node)).boundingRect(QRect(0, 0, room, 10_000), _WRAP, node.text).height()
        for below in (self._about_height(node, room), self._chips(node, room)[1]):
            height += below + px(_LINE) if below else 0
        return height + 2 * px(_PAD)

    def _about_height(self, node: Node, width: int) -> int:
        if not node.about:
            return 0
        metrics = QFontMetrics(self._theme.font("small"))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAP, node.about).height()

    def _indent(self, node: Node) -> int:
        px = self._theme.px
        if node.colour is not None:
            return px(_PAD) + max(code_size(self._theme, node.code).width(), px(40)) + px(_GAP)
        if node.code:
            return px(_PAD) + QFontMetrics(self._font(node)).horizontalAdvance(f"{node.code} ")
        return px(_PAD)

    def _room(self, node: Node, width: int) -> int:
        return max(width - self._indent(node) - self._theme.px(_PAD), self._theme.px(80))

    def _font(self, node: Node) -> QFont:
        return self._theme.font("body", bold=node.level in (Level.FRAMEWORK, Level.UNIT))
