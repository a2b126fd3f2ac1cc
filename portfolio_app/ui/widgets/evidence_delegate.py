"""How the cells of the evidence table are painted: room at the sides, a thin rule below, a symbol before the state."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portfolio_app.ui.models.evidence_table import Column, EvidenceLine, Standing
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.state_ring import paint_state

_SIDE = 8  # as the style sheet's headings
_SYMBOL = 14


class EvidenceDelegate(QStyledItemDelegate):
    """Paints a cell; the whole row is shown as chosen, and the cell with the focus has a frame."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: EvidenceLine = index.data(Qt.ItemDataRole.UserRole)
        column = Column(index.column())
        rect = QRectF(option.rect)
        theme = self._theme
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("accent_tint" if chosen else "surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("border"))
        side = theme.px(_SIDE)
        box = rect.adjusted(side, 0, -side, 0)
        if column is Column.STATE:
            symbol = theme.px(_SYMBOL)
            place = QRectF(box.left(), box.center().y() - symbol / 2, symbol, symbol)
            paint_state(painter, theme, place, line.standing.value)
            box.setLeft(place.right() + theme.px(8))
        strong = column is Column.TITLE
        quiet = column in (Column.REFERENCE, Column.KIND, Column.DATE)
        urgent = column is Column.STATE and line.standing is Standing.RECHECK
        font = theme.font("body", bold=strong)
        painter.setFont(font)
        painter.setPen(theme.colour("danger" if urgent else "muted" if quiet else "text"))
        text = QFontMetricsF(font).elidedText(line.text(column), Qt.TextElideMode.ElideRight, box.width())
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(box, alignment, text)
        painter.restore()
