"""Numbers for a box on a page, in percent of the page."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from portfolio_app.domain.claims.region import SMALLEST, Box, fault_of
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import label

_BOX = (
    ("left", mark("From the left")),
    ("top", mark("From the top")),
    ("width", mark("Width")),
    ("height", mark("Height")),
)


class PercentField(QLineEdit):
    """A number from its least to 100; Up and Down change it by one, with Ctrl by a tenth."""

    changed = Signal()

    def __init__(self, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._value = least
        self.editingFinished.connect(self._on_edited)

    def value(self) -> float:
        """Return the number that was last told."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show a number, without telling."""
        self._value = min(max(value, self._least), 100.0)
        self.setText(f"{self._value:.1f}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrows."""
        way = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}.get(Qt.Key(event.key()), 0.0)
        if not way:
            super().keyPressEvent(event)
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.set_value(self._value + way * (0.1 if fine else 1.0))
        self.changed.emit()

    def _on_edited(self) -> None:
        try:
            typed = float(self.text().replace(",", ".").rstrip(" %"))
        except ValueError:
            typed = self._value
        if not math.isfinite(typed):
            typed = self._value
        if f"{typed:.1f}" == f"{self._value:.1f}":
            self.set_value(self._value)
            return
        self.set_value(typed)
        self.changed.emit()


class BoxFields(QWidget):
    """Four numbers; what is typed is told at once."""

    changed = Signal(object)  # Box

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 1
        self.fields: dict[str, PercentField] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        for place, (name, text) in enumerate((name, tr(text)) for name, text in _BOX):
            field = PercentField(0.0 if place < 2 else 100 * SMALLEST)
            field.setAccessibleName(tr("{text}, percent of the page", text=text))
            field.changed.connect(self._on_changed)
            said = label(f"{text}, %", "small")
            said.setBuddy(field)
            layout.addWidget(said, 2 * (place // 2), place % 2)
            layout.addWidget(field, 2 * (place // 2) + 1, place % 2)
            self.fields[name] = field

    def show_box(self, box: Box) -> None:
        """Show a box, without telling."""
        self._page = box.page
        for name, field in self.fields.items():
            field.set_value(100 * getattr(box, name))

    def _on_changed(self) -> None:
        left, top, width, height = (field.value() / 100 for field in self.fields.values())
        width, height = min(width, 1 - min(left, 1 - SMALLEST)), min(height, 1 - min(top, 1 - SMALLEST))
        box = Box(self._page, min(left, 1 - SMALLEST), min(top, 1 - SMALLEST), width, height)
        if not fault_of(box):
            self.changed.emit(box)
