"""The tour: a small card that goes through the pages once, beside the work and never in its way."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label

_WIDTH = 380
_MARGIN = 24


@dataclass(frozen=True, slots=True)
class Step:
    """A page with what to know about it."""

    page: str
    title: str
    text: str


STEPS = (
    Step("overview", "How far you are", "Each ring is a unit. Under “What to do next” stands the least work first."),
    Step("accounts", "Write what you did", "Open an account, or begin one with Ctrl+N. It is saved while you type."),
    Step(
        "accounts",
        "Say what it proves",
        "Select words, press Ctrl+T, type a few letters of the criterion, and press Enter. That is a claim.",
    ),
    Step("map", "See what is missing", "Criteria down, evidence across. Press Enter on a mark to go to the words."),
    Step("export", "Hand it over", "Check first, then make the PDF and the Word file that your assessor receives."),
)


class Tour(QFrame):
    """Tells which page to show; the main window shows it."""

    page_wanted = Signal(str)
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self._theme = theme
        self._step = 0
        self._count = label("", "small")
        self._title = label("", "large", wrap=True)
        self._text = label("", wrap=True)
        self._back = button("Back")
        self._next = button("Next", "primary")
        self._skip = button("End the tour", "flat")
        self._back.clicked.connect(lambda: self._show(self._step - 1))
        self._next.clicked.connect(lambda: self._show(self._step + 1))
        self._skip.clicked.connect(self._end)
        for each in (self._back, self._next, self._skip):
            # A click must not take the caret out of the text that is being written; Tab still reaches them.
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        parent.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def begin(self) -> None:
        """Show the first step; the focus stays where it is."""
        self.show()
        self.raise_()
        self._show(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for widget in (self._count, self._title, self._text):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        layout.addLayout(row)

    def _show(self, step: int) -> None:
        if step >= len(STEPS):
            self._end()
            return
        self._step = step
        shown = STEPS[step]
        self._count.setText(f"{step + 1} of {len(STEPS)}")
        self._title.setText(shown.title)
        self._text.setText(shown.text)
        self.setAccessibleName(f"Tour: {shown.title}. {shown.text}")
        self._back.setVisible(step > 0)
        self._next.setText("Done" if step == len(STEPS) - 1 else "Next")
        self._place()
        self.page_wanted.emit(shown.page)

    def _place(self) -> None:
        parent = self.parentWidget()
        width = min(self._theme.px(_WIDTH), parent.width() - 2 * _MARGIN)
        height = max(self.layout().heightForWidth(width), self.layout().minimumSize().height())
        self.setGeometry(parent.width() - width - _MARGIN, parent.height() - height - _MARGIN, width, height)

    def _end(self) -> None:
        self.hide()
        self.ended.emit()
