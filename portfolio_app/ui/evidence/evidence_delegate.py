"""How the cells of the evidence table are painted: room at the sides, a thin rule below, a symbol before the state."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portfolio_app.ui.evidence.evidence_table import Column, EvidenceLine, EvidenceTableModel, Standing
from portfolio_app.ui.evidence.file_icons import icon_of
from portfolio_app.ui.evidence.thumbnails import Thumbnails
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.state_ring import paint_state

_SIDE = 8  # as the style sheet's headings
_SYMBOL = 14
_PICTURE = (44, 34)


class EvidenceDelegate(QStyledItemDelegate):
    """Paints a cell; the whole row is shown as chosen, and the cell with the focus has a frame."""

    def __init__(self, theme: Theme, model: EvidenceTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._pictures = Thumbnails()
        model.modelReset.connect(self._pictures.forget)

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
        if strong:
            box.setLeft(self._paint_picture(painter, line, box) + theme.px(_SIDE))
        quiet = column in (Column.REFERENCE, Column.KIND, Column.DATE)
        urgent = column is Column.STATE and line.standing is Standing.RECHECK
        font = theme.font("body", bold=strong)
        painter.setFont(font)
        painter.setPen(theme.colour("danger" if urgent else "muted" if quiet else "text"))
        text = QFontMetricsF(font).elidedText(line.text(column), Qt.TextElideMode.ElideRight, box.width())
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(box, alignment, text)
        painter.restore()

    def _paint_picture(self, painter: QPainter, line: EvidenceLine, box: QRectF) -> float:
        """Paint the small picture of a file, or the icon of its kind; return where its room ends."""
        theme, evidence = self._theme, line.summary.evidence
        wide, high = theme.px(_PICTURE[0]), theme.px(_PICTURE[1])
        room = QRectF(box.left(), box.center().y() - high / 2, wide, high)
        content = self._model.thumbnail(evidence.id)
        picture = self._pictures.get(evidence.id, content, room.size().toSize()) if content else None
        if picture is None:
            side = theme.px(20)
            at = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side).toRect()
            theme.icon(icon_of(line.summary), "muted").paint(painter, at)
        else:
            ratio = picture.devicePixelRatio()
            size = QSizeF(picture.width() / ratio, picture.height() / ratio)
            at = QRectF(room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, 0, 0)
            at.setSize(size)
            painter.drawPixmap(at.topLeft(), picture)
            painter.setPen(theme.colour("border"))
            painter.drawRect(at)
        return room.right()
