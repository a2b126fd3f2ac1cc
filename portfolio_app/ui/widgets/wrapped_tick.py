"""A tick beside words of any length: they wrap, and a click on them ticks too."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget


class WrappedTick(QWidget):
    """Qt's own tick box cannot wrap its words, which 200 % text needs."""

    toggled = Signal(bool)

    def __init__(
        self, words: str, before: QWidget | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(name or words)
        self.box.setProperty("look", "bare")
        self.box.toggled.connect(self.toggled)
        self._words = _Words(self.box, words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self.box, 0, top)
        self._before = before
        self._beside = QVBoxLayout()
        if before is not None:
            self._beside.addWidget(before)
            self._beside.addStretch(1)
            layout.addLayout(self._beside)
        layout.addWidget(self._words, 1)
        self.setFocusProxy(self.box)
        self._align()

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_words(self, words: str) -> None:
        """Say something else beside it."""
        self._words.setText(words)
        self.box.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the first line beside the box."""
        super().resizeEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Keep it there at another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def _align(self) -> None:
        height = self.box.sizeHint().height()
        above = max(0, (height - self._words.fontMetrics().height()) // 2)
        self._words.setContentsMargins(4, above, 4, 0)
        if self._before is not None:
            self._beside.setContentsMargins(0, max(0, (height - self._before.sizeHint().height()) // 2), 0, 0)

    def tick(self, on: bool = True) -> None:
        """Tick it, or take the tick away."""
        self.box.setChecked(on)


class _Words(QLabel):
    def __init__(self, box: QCheckBox, words: str) -> None:
        super().__init__(words)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick."""
        if self._box.isEnabled():
            self._box.toggle()
            self._box.setFocus()
