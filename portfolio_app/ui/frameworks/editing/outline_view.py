"""The outline as it is seen: rows are dragged, and moved, added and removed by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from portfolio_app.domain.frameworks.editing.draft import At
from portfolio_app.translation import mark, tr
from portfolio_app.ui.frameworks.editing.outline import OutlineModel
from portfolio_app.ui.frameworks.framework_view import FrameworkView
from portfolio_app.ui.theme import Theme

_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
UP, DOWN, DEEPER, HIGHER, ADD, REMOVE, WORDS = "up", "down", "deeper", "higher", "add", "remove", "words"
PASTE = "paste"
_KEYS = {
    (Qt.Key.Key_Up, _ALT): UP,
    (Qt.Key.Key_Down, _ALT): DOWN,
    (Qt.Key.Key_Right, _ALT): DEEPER,
    (Qt.Key.Key_Left, _ALT): HIGHER,
    (Qt.Key.Key_Return, _NONE): ADD,
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier): ADD,
    (Qt.Key.Key_Insert, _NONE): ADD,
    (Qt.Key.Key_F2, _NONE): WORDS,
    (Qt.Key.Key_Delete, _NONE): REMOVE,
}
KEYS_SAID = mark(
    "Drag a row to move it, or use the keys: Alt with an arrow moves it, Enter adds one after it, "
    "F2 goes to its words, Delete removes it. Ctrl+V makes an entry of each line that you copied."
)


class OutlineView(FrameworkView):
    """Shows an OutlineModel; ``wanted`` is what a key asks for."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self._outline = model
        self.setAccessibleName(tr("Outline"))
        self.setAccessibleDescription(tr(KEYS_SAID))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def current_at(self) -> At:
        """Return the place of the current row."""
        part = self._outline.part(self.currentIndex())
        return part.at if part is not None else ()

    def show_at(self, at: At) -> None:
        """Make the row of a place the current one, and show it."""
        index = self._outline.index_at(at)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for what a key stands for."""
        wanted = _KEYS.get((Qt.Key(event.key()), event.modifiers()))
        if event.matches(QKeySequence.StandardKey.Paste):
            wanted = PASTE
        if wanted is not None:
            self.wanted.emit(wanted)
        else:
            super().keyPressEvent(event)
