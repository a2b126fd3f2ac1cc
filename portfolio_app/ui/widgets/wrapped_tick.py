"""A tick beside words of any length: they wrap, and a click on them ticks too."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

_LIFT = 4
"""Pixels that the box, and the words, have above them."""


class WrappedTick(QWidget):
    """Qt's own tick box cannot wrap its words, which 200 % text needs."""

    toggled = Signal(bool)

    def __init__(
        self, words: str, before: QWidget | None = None, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(name or words)
        self.box.toggled.connect(self.toggled)
        self._words = _Words(self.box, words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self.box, 0, top)
        if before is not None:
            beside = QVBoxLayout()
            beside.setContentsMargins(0, _LIFT, 0, 0)
            beside.addWidget(before)
            beside.addStretch(1)
            layout.addLayout(beside)
        layout.addWidget(self._words, 1)
        self.setFocusProxy(self.box)

    @property
    def is_ticked(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def tick(self, on: bool = True) -> None:
        """Tick it, or take the tick away."""
        self.box.setChecked(on)


class _Words(QLabel):
    def __init__(self, box: QCheckBox, words: str) -> None:
        super().__init__(words)
        self._box = box
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick."""
        if self._box.isEnabled():
            self._box.toggle()
            self._box.setFocus()
