"""A tick box with a line below it that says what the tick does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label

_INDENT, _FRAME = 30, 4
"""Where the words of a tick box begin: its room at the text size, and its frame."""


class ExplainedTick(QWidget):
    """Short words beside the box, so that nothing is cut off; long ones below."""

    changed = Signal()

    def __init__(self, theme: Theme, text: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.box = QCheckBox(text)
        self.box.setAccessibleDescription(said)
        self._said = label(said, "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(self.box)
        layout.addWidget(self._said)
        self.box.toggled.connect(lambda: self.changed.emit())
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_on(self, on: bool) -> None:
        """Tick it, or take the tick away."""
        self.box.setChecked(on)

    def _on_theme_changed(self) -> None:
        self._said.setContentsMargins(self._theme.px(_INDENT) + _FRAME, 0, 0, 0)
