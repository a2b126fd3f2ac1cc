"""How rows that fold are painted: arrow, state or sign, code, words over several lines, and a word at the end."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.claim_signs import ClaimSign, paint_sign
from portfolio_app.ui.widgets.code_tag import code_size, paint_code
from portfolio_app.ui.widgets.fold_arrow import paint_fold
from portfolio_app.ui.widgets.state_ring import paint_state
from portfolio_app.ui.widgets.tree_rows import TreeRow

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_WRAPPED = Qt.TextFlag.TextWordWrap | _LEFT
_FAR = 10_000
_LEAST = 220
_NARROW = 260
"""The width up to which rows are not set in: the words need all of it."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of a row are, in a row that begins at 0, 0."""

    fold: int
    sign: int
    code: int
    text: QRect
    detail: QRect
    trailing: QRect
    height: int


class RowDelegate(QStyledItemDelegate):
    """Paints TreeRows; all their words show, however narrow the view is."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.folds = True
        """Whether there are rows that fold, so that the others keep the arrow's room free."""
        self.widest_code = ""
        """The longest code without a colour: words beside such codes begin at one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height that the row's words need in the view's width."""
        width = self._view.viewport().width()
        return QSize(width, self._lay_out(self._row(index), self._depth(index), width).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row over the view's whole width."""
        theme, row = self._theme, self._row(index)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        width = self._view.viewport().width()
        places = self._lay_out(row, self._depth(index), width)
        painter.save()
        whole = QRect(0, box.top(), width, box.height())
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(whole, self._ground(row, selected=selected))
        painter.translate(0, box.top())
        if row.rows:
            fold = QRectF(places.fold, places.text.top(), theme.px(10), self._line(row))
            paint_fold(painter, theme, fold, not self._view.isExpanded(index))
        self._paint_signs(painter, row, places)
        self._paint_words(painter, row, places)
        painter.fillRect(0, box.height() - 1, width, 1, theme.colour("border"))
        if selected and self._view.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(1, 1, width - 2, box.height() - 3)
        painter.restore()

    def _paint_signs(self, painter: QPainter, row: TreeRow, places: _Layout) -> None:
        theme, line = self._theme, self._line(row)
        if row.state is not None:
            side = theme.px(15)
            top = places.text.top() + (line - side) / 2
            paint_state(painter, theme, QRectF(places.sign, top, side, side), row.state, row.share)
        elif isinstance(row.sign, ClaimSign):
            side = theme.px(12)
            box = QRectF(places.sign + theme.px(2), places.text.top() + (line - side) / 2, side, side)
            paint_sign(painter, theme, box, row.sign)
        elif row.sign:
            painter.setFont(theme.font("body", bold=True))
            painter.setPen(theme.colour("danger" if row.sign == "!" else "text"))
            box = QRect(places.sign, places.text.top(), theme.px(18), line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.sign)
        if row.code and row.colour >= 0:
            top = places.text.top() + (line - code_size(theme, row.code).height()) / 2
            paint_code(painter, theme, places.code, top, row.code, row.colour)
        elif row.code:
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.colour("muted"))
            box = QRect(places.code, places.text.top(), places.text.left() - places.code, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.code)

    def _paint_words(self, painter: QPainter, row: TreeRow, places: _Layout) -> None:
        theme = self._theme
        painter.setFont(self._font(row))
        painter.setPen(theme.colour("muted" if row.quiet else "text"))
        painter.drawText(places.text, _WRAPPED, row.text)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(places.detail, _WRAPPED, row.detail)
        painter.drawText(places.trailing, _WRAPPED, row.trailing)

    def _lay_out(self, row: TreeRow, depth: int, width: int) -> _Layout:
        px = self._theme.px
        narrow = width < px(_NARROW)
        left = fold = px(6 if narrow else 14) + (0 if narrow else depth * px(18))
        left += px(20) if row.rows or (depth == 0 and self.folds) else 0
        sign = left
        left += px(25) if row.state is not None or row.sign else 0
        code = left
        if row.code:
            widest = self.widest_code if row.colour < 0 else row.code
            left += code_size(self._theme, max(row.code, widest, key=len)).width() + px(10)
        small = QFontMetrics(self._theme.font("small"))
        right = width - px(16)
        trailing_width = small.horizontalAdvance(row.trailing) + px(2) if row.trailing else 0
        beside = right - left - trailing_width - px(16) >= px(_LEAST)
        words = right - left - (trailing_width + px(16) if beside and row.trailing else 0)
        top = px(10)
        text = QRect(left, top, words, self._height(row.text, self._font(row), words))
        below = text.bottom() + 1 + px(2)
        detail = QRect(left, below, words, self._height(row.detail, self._theme.font("small"), words))
        below += detail.height() + px(2) if row.detail else 0
        if beside:
            lift = (self._line(row) - small.height()) // 2
            trailing = QRect(right - trailing_width, top + lift, trailing_width, small.height())
        else:
            trailing = QRect(left, below, words, self._height(row.trailing, self._theme.font("small"), words))
            below += trailing.height() if row.trailing else 0
        return _Layout(fold, sign, code, text, detail, trailing, below + px(8))

    def _ground(self, row: TreeRow, *, selected: bool) -> QColor:
        if selected:
            return self._theme.colour("accent_tint")
        if row.heading:
            return self._theme.unit_tint(row.colour, 0.14) if row.colour >= 0 else self._theme.colour("hover")
        return self._theme.colour("surface")

    def _font(self, row: TreeRow) -> QFont:
        return self._theme.font("body", bold=row.heading)

    def _line(self, row: TreeRow) -> int:
        return QFontMetrics(self._font(row)).height()

    def _height(self, text: str, font: QFont, width: int) -> int:
        if not text:
            return 0
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _FAR), _WRAPPED, text).height()

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> TreeRow:
        return index.data(Qt.ItemDataRole.UserRole)

    def _depth(self, index: QModelIndex | QPersistentModelIndex) -> int:
        depth, parent = 0, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return depth
