"""The button at the end of a field that empties it; Qt's own stays as small as ever when the text grows."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from portfolio_app.translation import tr
from portfolio_app.ui.icons import icon

_SIDE = 6
"""Pixels between the button and the field's edge, and its words."""


class ClearButton(QAbstractButton):
    """Shows while there is something to clear; the keyboard selects all and deletes instead."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self.setAccessibleName(tr("Clear"))
        self.setToolTip(tr("Clear"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.clicked.connect(self._on_clicked)
        field.textChanged.connect(self._on_text_changed)
        field.installEventFilter(self)
        self._on_text_changed(field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the field."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a cross in a circle, stronger under the pointer."""
        role = QPalette.ColorRole.Text if self.underMouse() else QPalette.ColorRole.PlaceholderText
        side = self.fontMetrics().height()
        box = QRect(0, 0, side, side)
        box.moveCenter(self.rect().center())
        icon("x-circle", self.palette().color(role).name()).paint(QPainter(self), box)

    def _place(self) -> None:
        field = self._field
        width = self.fontMetrics().height() + 2 * _SIDE
        self.setGeometry(field.width() - width, 0, width, field.height())
        margins = field.textMargins()
        # The style sheet's padding is there already.
        margins.setRight(max(0, self.fontMetrics().height() - _SIDE // 2) if not self.isHidden() else 0)
        field.setTextMargins(margins)

    def _on_text_changed(self, text: str) -> None:
        self.setVisible(bool(text) and not self._field.isReadOnly())
        self._place()

    def _on_clicked(self) -> None:
        self._field.clear()
        self._field.setFocus()
