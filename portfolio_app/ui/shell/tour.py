"""The tour: a strip below the pages that goes through them once and covers nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label

_WIDE = 720


@dataclass(frozen=True, slots=True)
class Step:
    """A page with what to know about it."""

    page: str
    title: str
    text: str


STEPS = (
    Step(
        "overview",
        mark("How far you are"),
        mark("Each ring is a unit or a group. Under “What to do next” stands the least work first."),
    ),
    Step(
        "accounts",
        mark("Write what you did"),
        mark("Open an account, or begin one with Ctrl+N. It is saved while you type."),
    ),
    Step(
        "accounts",
        mark("Say what it proves"),
        mark("Select words, press Ctrl+T, type a few letters of what they prove, and press Enter. That is a claim."),
    ),
    Step(
        "map",
        mark("See what is missing"),
        mark("What you are assessed on down, evidence across. Press Enter on a mark to go to the words."),
    ),
    Step(
        "export",
        mark("Hand it over"),
        mark("Check first, then make the PDF and the Word file that your assessor receives."),
    ),
)


class Tour(QFrame):
    """Tells which page to show; the main window shows it. Enter goes on, Escape ends."""

    page_wanted = Signal(str)
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._theme = theme
        self._step = 0
        self._count = label("", "small")
        self._title = label("", "large")
        self._text = label("", wrap=True)
        self._back = button(tr("Back"))
        self._next = button(tr("Next"), "primary")
        self._skip = button(tr("End the tour"), "flat")
        self._back.clicked.connect(lambda: self._show(self._step - 1))
        self._next.clicked.connect(lambda: self._show(self._step + 1))
        self._skip.clicked.connect(self._end)
        self._lay_out()
        self.hide()

    def begin(self) -> None:
        """Show the first step."""
        self.show()
        self._show(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the words where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Escape; Enter presses the button that has the focus; arrows go on and back."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Right:
            self._show(self._step + 1)
        elif event.key() == Qt.Key.Key_Left:
            self._show(max(0, self._step - 1))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self._count, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        words.addLayout(top)
        words.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for each in (self._skip, self._back, self._next):
            row.addWidget(each)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(24, 12, 24, 12)
        self._parts.setSpacing(12)
        self._parts.addLayout(words, 1)
        self._parts.addLayout(row)

    def _show(self, step: int) -> None:
        if step >= len(STEPS):
            self._end()
            return
        self._step = step
        shown = STEPS[step]
        self._count.setText(tr("{step} of {steps}", step=step + 1, steps=len(STEPS)))
        self._title.setText(tr(shown.title))
        self._text.setText(tr(shown.text))
        self.setAccessibleName(tr("Tour: {title}. {text}", title=tr(shown.title), text=tr(shown.text)))
        self._back.setVisible(step > 0)
        self._next.setText(tr("Done") if step == len(STEPS) - 1 else tr("Next"))
        self.page_wanted.emit(shown.page)
        self._next.setFocus()

    def _end(self) -> None:
        self.hide()
        self.ended.emit()
