"""Views of which one shows, with a frame round all but the one that has its own."""

from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.ui.widgets.labels import set_look


class FramedStack(QFrame):
    """Leaves the frame to the framed view, whose own shows where the keys go."""

    def __init__(self, stack: QStackedWidget, framed: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = stack
        self._framed = framed
        self._inside = QVBoxLayout(self)
        self._inside.addWidget(stack)
        self._fit()
        stack.currentChanged.connect(self._fit)

    def _fit(self) -> None:
        framed = self._stack.currentWidget() is self._framed
        set_look(self, "" if framed else "card")
        edge = 0 if framed else 1
        self._inside.setContentsMargins(edge, edge, edge, edge)
