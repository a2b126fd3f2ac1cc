"""The notice: a sentence in a strip below the pages for a while, with Undo where that helps; it covers nothing."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QGuiApplication, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label

_READING_MS_PER_CHARACTER = 70
_SHORTEST_MS = 5000
_AGAIN_MS = 400


class NoticeBar(QFrame):
    """Takes its room in a layout; never takes the focus away from what the user is doing."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._before: QWidget | None = None
        self._pointer = QPoint()
        self._label = label("", wrap=True)
        self._undo = button(tr("Undo"))
        self._undo.clicked.connect(self._on_undo)
        self.offered = button("")
        self.offered.hide()
        self.offered.clicked.connect(self._on_offered)
        self._run: Callable[[], object] | None = None
        self._close = button(tr("Close"), name=tr("Close this notice"))
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_read)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 6, 24, 6)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.offered)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that shows, or showed last."""
        return self._label.text()

    def show_notice(self, text: str, *, undo: bool = False) -> None:
        """Show a sentence, long enough to read it; one that can be undone stays twice as long."""
        self._label.setText(text)
        self._run = None
        self.offered.hide()
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        time = max(_SHORTEST_MS, len(text) * _READING_MS_PER_CHARACTER)
        self._timer.start(time * 2 if undo else time)
        self._pointer = QPoint()
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = focused
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def offer(self, words: str, run: Callable[[], object]) -> None:
        """Add a button to the sentence that shows, which does the next step; it stays until it is answered."""
        self._run = run
        self.offered.setText(words)
        self.offered.setAccessibleName(words)
        self.offered.show()
        self._timer.stop()

    def retract(self) -> None:
        """Hide a sentence that tells of what was undone meanwhile."""
        if not self._undo.isHidden():
            self.hide()

    def take_back(self, text: str) -> None:
        """Hide this sentence, if it is the one that shows: it is true no longer."""
        if self.text == text:
            self.hide()

    def take_undo_away(self) -> None:
        """Leave the sentence alone: undo would now undo something else, that was done since."""
        if self._undo.hasFocus():
            self._close.setFocus()
        self._undo.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Go after a while also when it was hidden with the window, or while somebody else had it, and is back."""
        super().showEvent(event)
        if not self._timer.isActive() and self._run is None:
            self._timer.start(_SHORTEST_MS)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back to where it was before it came here."""
        super().hideEvent(event)
        self._timer.stop()
        if event.spontaneous():
            return
        focused = self.window().focusWidget()
        before, self._before = self._before, None
        inside = focused is not None and self.isAncestorOf(focused)
        if inside and before is not None and isValid(before) and before.isVisible():
            before.setFocus()

    def _on_read(self) -> None:
        """Go when the time is over, but not while the pointer moves: the page must not shift under a click."""
        pointer, former = QCursor.pos(), self._pointer
        self._pointer = pointer
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        focused = QApplication.focusWidget()
        in_use = self.underMouse() or (focused is not None and self.isAncestorOf(focused))
        if pressed or in_use or pointer != former:
            self._timer.start(_AGAIN_MS)
        else:
            self.hide()

    def _on_offered(self) -> None:
        run = self._run
        self.hide()
        if run is not None:
            run()

    def _on_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()
