"""The notice: a sentence in the window's lower part for a while, with Undo where that helps."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from portfolio_app.ui.widgets.labels import button, label

_READING_MS_PER_CHARACTER = 70
_SHORTEST_MS = 5000
_MARGIN = 24


class NoticeBar(QFrame):
    """Floats over its parent; never takes the focus away from what the user is doing."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._label = label("", wrap=True)
        self._undo = button("Undo")
        self._undo.clicked.connect(self._on_undo)
        self._close = button("Close", name="Close this notice")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that shows, or showed last."""
        return self._label.text()

    def show_notice(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence, long enough to read it; one that can be undone stays twice as long."""
        self._label.setText(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        time = max(_SHORTEST_MS, len(text) * _READING_MS_PER_CHARACTER)
        self._timer.start(time * 2 if undo else time)
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the parent's foot when it is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event) -> None:  # noqa: ANN001  # Qt's
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        parent = self.parentWidget()
        width = min(parent.width() - 2 * _MARGIN, 720)
        height = max(self.sizeHint().height(), self.layout().heightForWidth(width))
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - _MARGIN, width, height)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()
