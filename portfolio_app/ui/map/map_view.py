"""The map as a grid: it keeps the criterion, its state and its unit in view while the rest scrolls."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.map.map_data import RowKind
from portfolio_app.ui.map.map_header import MapHeader
from portfolio_app.ui.map.map_painter import MapPainter
from portfolio_app.ui.map.map_table import MapColumn, MapTableModel
from portfolio_app.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint


class MapView(QTableView):
    """A table that paints itself: all sections are of known size, so a map of any size scrolls fast."""

    cell_opened = Signal(str, int)  # criterion, evidence
    criterion_opened = Signal(str)
    evidence_opened = Signal(int)

    def __init__(self, theme: Theme, model: MapTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._painter = MapPainter(theme)
        self._hovered = -1
        self._sized = -1
        self._kept_place: tuple[str, int, int] | None = None
        self.heading = MapHeader(theme, self)
        self.setHorizontalHeader(self.heading)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(8)
        self.setModel(model)
        self._set_up()
        model.modelAboutToBeReset.connect(self._on_about_to_change)
        model.modelReset.connect(self._on_changed)
        self.clicked.connect(self._open)
        self.heading.evidence_wanted.connect(self._on_evidence_wanted)
        self.horizontalScrollBar().valueChanged.connect(self.heading.viewport().update)
        theme.changed.connect(self._on_theme_changed)
        self._on_changed()

    def show_row(self, key: str) -> bool:
        """Go to the row of a unit, an outcome or a criterion; tell whether it shows."""
        row = self._model.row_of(key)
        if row < 0:
            return False
        index = self._model.index(row, MapColumn.CRITERION)
        self.setCurrentIndex(index)
        self.scrollTo(index, Hint.PositionAtCenter)
        return True

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return what shows at a point; that may be a kept column, or the kept heading of a unit."""
        row, box = self._kept_heading()
        if row >= 0 and box.contains(pos):
            return self._model.index(row, MapColumn.CRITERION)
        if pos.x() < self.heading.kept:
            return self._model.index(self.rowAt(pos.y()), self.heading.column_at(pos.x()))
        return super().indexAt(pos)

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell shows; the kept columns do not scroll sideways."""
        box = super().visualRect(index)
        if index.column() < MapColumn.EVIDENCE:
            box.translate(self.horizontalScrollBar().value(), 0)
        return box

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Bring a cell into view, out from under what is kept."""
        if not index.isValid():
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before = across.value()
        super().scrollTo(index, hint)
        if index.column() < MapColumn.EVIDENCE:
            across.setValue(before)
        else:
            hidden = self.heading.kept - self.visualRect(index).left()
            across.setValue(across.value() - max(0, hidden))
        if self._model.rows[index.row()].kind is not RowKind.UNIT:
            head = self.rowHeight(self._model.head_of(index.row()))
            down.setValue(down.value() - max(0, head - self.visualRect(index).top()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; what is kept in view is painted again at its place."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; fold and unfold headings with the arrows."""
        index, key = self.currentIndex(), Qt.Key(event.key())
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not None and key in _ENTER:
            self._open(index)
        elif row is not None and row.entry is None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._model.fold(row.key, key is Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer, so that the eye can follow it across."""
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        hand = index.isValid() and (index.column() < MapColumn.EVIDENCE or self._has_claims(index))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event) -> None:  # noqa: ANN001  # Qt's
        """Forget the row under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the criteria a fair share of the width."""
        super().resizeEvent(event)
        self._size()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the current column and row."""
        super().currentChanged(current, previous)
        self.heading.set_current(current.column() if current.isValid() else -1)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that show, the kept columns over the scrolled ones, and the kept heading over all."""
        painter = QPainter(self.viewport())
        area = self.viewport().rect()
        painter.fillRect(area, self._theme.colour("surface"))
        first = self.rowAt(0)
        if first >= 0:
            last = self.rowAt(area.bottom())
            rows = range(first, (last if last >= 0 else len(self._model.rows) - 1) + 1)
            self._paint_cells(painter, area, rows)
            self._paint_rows(painter, area, rows)
            self._paint_focus(painter, area)
        painter.end()

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Map of what you are assessed on, and your evidence"))
        self.setAccessibleDescription(tr("Arrow keys move. Enter opens the words in the account, or what they prove."))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def _size(self) -> None:
        width, px = self.viewport().width(), self._theme.px
        state = min(max(round(width * 0.15), px(128)), px(190))
        # A little evidence shows whole, if the criteria can do with less; much of it leaves them their share.
        left = width - state - self.heading.defaultSectionSize() * len(self._model.evidence)
        text = min(max(left, round(width * 0.34), px(250)), px(560))
        if width == self._sized and text == self.columnWidth(MapColumn.CRITERION):
            return
        self._sized = width
        self.setColumnWidth(MapColumn.CRITERION, text)
        self.setColumnWidth(MapColumn.STATE, state)
        for number, row in enumerate(self._model.rows):
            self.setRowHeight(number, self._painter.height(row, text, state, width))
        self.updateGeometries()  # at once, so that a cell can be scrolled to now

    def _paint_cells(self, painter: QPainter, area: QRect, rows: range) -> None:
        kept, model = self.heading.kept, self._model
        first, last = self.columnAt(kept), self.columnAt(area.right())
        columns = range(max(first, MapColumn.EVIDENCE), (last if last >= 0 else model.columnCount() - 1) + 1)
        shown = [(model.evidence_at(column), column) for column in columns]
        lefts = [
            (each.id, self.columnViewportPosition(column), self.columnWidth(column)) for each, column in shown if each
        ]
        empty: list[QPointF] = []
        painter.setClipRect(area.adjusted(kept, 0, 0, 0))
        for number in rows:
            row = model.rows[number]
            if row.entry is None:
                continue
            top, height = self.rowViewportPosition(number), self.rowHeight(number)
            self._ground(painter, number, QRect(kept, top, area.width() - kept, height))
            claimed = model.spots_in(number)
            for evidence, left, width in lefts:
                if spots := claimed.get(evidence):
                    self._painter.cell(painter, QRect(left, top, width, height), spots, row.entry.state)
                else:
                    empty.append(QPointF(left + width / 2, top + height / 2))
        painter.setPen(QPen(self._theme.colour("control"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setOpacity(0.45)
        painter.drawPoints(empty)
        painter.setOpacity(1)
        painter.setClipping(False)

    def _paint_rows(self, painter: QPainter, area: QRect, rows: range) -> None:
        text, kept = self.columnWidth(MapColumn.CRITERION), self.heading.kept
        border = self._theme.colour("border")
        for number in rows:
            row = self._model.rows[number]
            box = QRect(0, self.rowViewportPosition(number), area.width(), self.rowHeight(number))
            if row.entry is None:
                self._painter.heading(painter, box, row)
            else:
                self._ground(painter, number, QRect(0, box.top(), kept, box.height()))
                self._painter.criterion(painter, QRect(0, box.top(), text, box.height()), row)
                self._painter.state(painter, QRect(text, box.top(), kept - text, box.height()), row)
            painter.fillRect(0, box.bottom(), area.width(), 1, border)
        if self.horizontalScrollBar().value():
            painter.fillRect(kept - 1, 0, 1, area.height(), border)
        number, box = self._kept_heading()
        if number >= 0:
            self._painter.heading(painter, box, self._model.rows[number])
            painter.fillRect(0, box.bottom(), area.width(), 1, border)

    def _paint_focus(self, painter: QPainter, area: QRect) -> None:
        index = self.currentIndex()
        if not index.isValid() or not self.hasFocus():
            return
        row = self._model.rows[index.row()]
        box = self.visualRect(index)
        if row.entry is None:
            box = QRect(0, box.top(), area.width(), box.height())
        elif index.column() >= MapColumn.EVIDENCE and box.left() < self.heading.kept:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawRect(box.adjusted(1, 1, -1, -2))

    def _ground(self, painter: QPainter, number: int, box: QRect) -> None:
        current = self.currentIndex().row()
        token = "accent_tint" if number == current else "hover" if number == self._hovered else "surface"
        painter.fillRect(box, self._theme.colour(token))

    def _kept_heading(self) -> tuple[int, QRect]:
        """Return the unit whose heading is kept at the top, or -1, and where it is: the next unit pushes it away."""
        first = self.rowAt(0)
        if first < 0:
            return -1, QRect()
        head = self._model.head_of(first)
        if self.rowViewportPosition(head) >= 0:
            return -1, QRect()
        height = self.rowHeight(head)
        following = next((n for n in range(first + 1, len(self._model.rows)) if self._model.head_of(n) != head), -1)
        pushed = min(0, self.rowViewportPosition(following) - height) if following >= 0 else 0
        return head, QRect(0, pushed, self.viewport().width(), height)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.rows[index.row()]
        if row.entry is None:
            self._model.fold(row.key, not row.folded)
        elif index.column() < MapColumn.EVIDENCE:
            self.criterion_opened.emit(row.key)
        elif (evidence := self._model.evidence_at(index.column())) and self._has_claims(index):
            self.cell_opened.emit(row.key, evidence.id)

    def _has_claims(self, index: QModelIndex) -> bool:
        return bool(self._model.spots_at(index.row(), index.column()))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _on_evidence_wanted(self, column: int) -> None:
        if evidence := self._model.evidence_at(column):
            self.evidence_opened.emit(evidence.id)

    def _on_about_to_change(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            evidence = self._model.evidence_at(index.column())
            self._kept_place = (self._model.rows[index.row()].key, index.column(), evidence.id if evidence else 0)

    def _on_changed(self) -> None:
        self._hovered = -1
        self._sized = -1
        longest = max((len(each.reference) for each in self._model.evidence[-1:]), default=4)
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(20 + 7 * longest))
        self.verticalHeader().setDefaultSectionSize(self._theme.px(38))
        self._painter.refresh(self._model.rows)
        self._size()
        self._restore()

    def _restore(self) -> None:
        """Let the current cell be the same as before, if it still shows."""
        if self._kept_place is None:
            return
        key, column, evidence_id = self._kept_place
        row = self._model.row_of(key)
        if evidence_id:
            places = [number for number, each in enumerate(self._model.evidence) if each.id == evidence_id]
            column = MapColumn.EVIDENCE + places[0] if places else MapColumn.CRITERION
        if row >= 0:
            index = self._model.index(row, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _on_theme_changed(self) -> None:
        self.heading.updateGeometry()
        self._on_changed()
        self.updateGeometries()
