"""The map's heading: the references of the evidence, with the first two columns kept in view."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.map.map_table import MapColumn
from portfolio_app.ui.theme import Theme


class MapHeader(QHeaderView):
    """Paints itself, because Qt's header cannot keep columns in view; a click on a reference asks for the evidence."""

    evidence_wanted = Signal(int)  # the column

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._current = -1
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.setAccessibleName(tr("Evidence"))

    @property
    def kept(self) -> int:
        """How wide the columns are that stay in view."""
        return sum(self.sectionSize(column) for column in range(min(MapColumn.EVIDENCE, self.count())))

    def set_current(self, column: int) -> None:
        """ClaimMark the column that the keyboard is in."""
        if column != self._current:
            self._current = column
            self.viewport().update()

    def column_at(self, x: int) -> int:
        """Return the column that shows at x, or -1."""
        if x >= self.kept:
            return self.logicalIndexAt(x)
        return MapColumn.CRITERION if x < self.sectionSize(MapColumn.CRITERION) else MapColumn.STATE

    def sizeHint(self) -> QSize:
        # Not Qt's own, which asks for the text of every column.
        return QSize(self.length(), self._theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the evidence that shows, then the kept columns over it."""
        painter = QPainter(self.viewport())
        area, theme = self.viewport().rect(), self._theme
        painter.fillRect(area, theme.colour("surface"))
        painter.setFont(theme.font("small", bold=True))
        first = self.visualIndexAt(self.kept)
        last = self.visualIndexAt(area.right())
        painter.setClipRect(area.adjusted(self.kept, 0, 0, 0))
        for column in range(max(first, MapColumn.EVIDENCE), (last if last >= 0 else self.count() - 1) + 1):
            painter.setPen(theme.colour("accent" if column == self._current else "muted"))
            box = QRect(self.sectionViewportPosition(column), 0, self.sectionSize(column), area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._text(column)))
        painter.setClipping(False)
        left, insets = 0, (theme.px(18), theme.px(4))
        for column in range(min(MapColumn.EVIDENCE, self.count())):
            painter.setPen(theme.colour("muted"))
            box = QRect(left + insets[column], 0, self.sectionSize(column) - insets[column], area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self._text(column)))
            left += self.sectionSize(column)
        painter.fillRect(0, area.bottom(), area.width(), 1, theme.colour("border"))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the evidence whose reference is clicked."""
        column = self.column_at(round(event.position().x()))
        if event.button() is Qt.MouseButton.LeftButton and column >= MapColumn.EVIDENCE:
            self.evidence_wanted.emit(column)
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell an evidence's title under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self.column_at(event.pos().x())
            text = self._text(column, Qt.ItemDataRole.ToolTipRole) if column >= MapColumn.EVIDENCE else ""
            QToolTip.showText(event.globalPos(), str(text or ""), self)
            return True
        return super().viewportEvent(event)

    def _text(self, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self.model().headerData(column, Qt.Orientation.Horizontal, role)
