"""A criterion dropped on selected words: the words show that they would take it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from portfolio_app.ui.claiming.criterion_list import CRITERION_MIME, dragged_criterion
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.writing.section_edit import SectionEdit

_ROUND = 4
_AROUND = 3


class CriterionDrop(QObject):
    """Takes criteria that are dragged over a section; everything else is left to the section."""

    dropped = Signal(str)
    """A criterion's reference: the selected words are to be claimed for it."""
    missed = Signal()
    """A criterion was dropped where no words are selected."""

    def __init__(self, edit: SectionEdit, theme: Theme) -> None:
        super().__init__(edit)
        self._edit = edit
        self.outline = _Outline(edit.viewport(), theme)
        edit.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is dragged over the words."""
        if event.type() == QEvent.Type.DragLeave:
            self.outline.hide()
        # A QDragEnterEvent is a QDragMoveEvent, and that a QDropEvent.
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(CRITERION_MIME):
            return super().eventFilter(watched, event)
        if self._edit.isReadOnly():
            event.ignore()
        elif isinstance(event, QDragMoveEvent):
            self._over(event)
        else:
            self._drop(event)
        return True

    def _over(self, event: QDragMoveEvent) -> None:
        meant = self._meant(event.position().toPoint())
        self.outline.setVisible(meant)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def _drop(self, event: QDropEvent) -> None:
        self.outline.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if self._meant(event.position().toPoint()):
            self.dropped.emit(dragged_criterion(event.mimeData()))
        else:
            self.missed.emit()

    def _meant(self, at: QPoint) -> bool:
        """Tell whether a place is on the selected words."""
        cursor = self._edit.textCursor()
        if self._edit.selected() is None:
            return False
        extent = self._edit.rect_of(cursor.selectionStart(), cursor.selectionEnd())
        around = extent.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        self.outline.setGeometry(around & self._edit.viewport().rect())
        return around.contains(at)


class _Outline(QWidget):
    """A frame round the words that would be claimed."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _ROUND, _ROUND)
