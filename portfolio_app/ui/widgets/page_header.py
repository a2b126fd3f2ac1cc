"""The head of a page: title, a line under it, and buttons beside it or, where there is little room, below."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import label

_WORDS = 260


class PageHeader(QWidget):
    """Title and subtitle wrap; the buttons never squeeze them."""

    def __init__(self, theme: Theme, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = label(title, "title", wrap=True)
        self._subtitle = label(subtitle, "subtitle", wrap=True)
        self._subtitle.setVisible(bool(subtitle))
        self._buttons: list[QPushButton] = []
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._line = QWidget()
        self._flow = FlowLayout(self._line, gap=12)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self._line)
        theme.changed.connect(self._arrange)

    def add_button(self, button: QPushButton) -> QPushButton:
        """Put a button at the end of the line and return it."""
        self._flow.addWidget(button)
        self._buttons.append(button)
        self._arrange()
        return button

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the words, or below them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [button for button in self._buttons if not button.isHidden()]
        wanted = sum(button.sizeHint().width() for button in shown) + 12 * max(0, len(shown) - 1)
        beside = self.width() >= wanted + self._theme.px(_WORDS)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
        self._line.setVisible(bool(shown))
        self._line.setMinimumWidth(wanted if beside else 0)
        self._line.setMaximumWidth(wanted if beside else 16_777_215)
