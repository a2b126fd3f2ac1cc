"""A row in a card that leads somewhere: labels of any kind, opened by a click, Enter or Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from portfolio_app.domain.words.text import readable
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import LONGEST_LINE


class RowButton(QAbstractButton):
    """Subclasses and callers put labels into its layout; ``name`` is what a screen reader says."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.first = False
        self.setAccessibleName(readable(name, LONGEST_LINE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.row.setSpacing(theme.px(16))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put a widget at the row's end; clicks go through it to the row."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.addWidget(widget, stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too, not with Space alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above, the ground under the pointer, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 7, 7)
        if not self.first:
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("border"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 7, 7)
