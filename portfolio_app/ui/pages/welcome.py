"""The welcome page: a new portfolio, one from before, or an example to look at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.ui.settings import Settings
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.rescued_card import RescuedCard

_WIDTH = 560


class WelcomePage(QWidget):
    """Shown while no portfolio is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    pack_wanted = Signal()
    file_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAccessibleName("Welcome")
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(8)
        outer.addLayout(column, 4)
        outer.addStretch(1)
        column.addStretch(1)
        column.addWidget(label("Your portfolio of evidence", "title", wrap=True))
        column.addWidget(
            label(
                "Write what you did at work, show what it proves, and see what is still missing.", "subtitle", wrap=True
            )
        )
        column.addSpacing(16)
        self.rescued = RescuedCard("Open its portfolio")
        self.rescued.wanted.connect(lambda rescued: self.file_wanted.emit(rescued.portfolio))
        self.rescued.said.connect(self.said)
        column.addWidget(self.rescued)
        column.addWidget(self._choices())
        column.addSpacing(16)
        self._recent_title = label("Opened before", "heading")
        column.addWidget(self._recent_title)
        self._recent, self._recent_layout = card(margin=8)
        column.addWidget(self._recent)
        column.addStretch(2)
        self.refresh()

    def refresh(self) -> None:
        """List the portfolios that were opened last and are still there, and words that wait to be put in."""
        self.rescued.show_waiting()
        while (item := self._recent_layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        recent = self._settings.recent
        for path in recent:
            entry = button(f"{path.stem}\n{path.parent}", "navigation", name=f"Open {path.stem} in {path.parent}")
            entry.clicked.connect(lambda _=False, path=path: self.file_wanted.emit(path))
            self._recent_layout.addWidget(entry)
        self._recent.setVisible(bool(recent))
        self._recent_title.setVisible(bool(recent))

    def _choices(self) -> QFrame:
        frame, layout = card()
        layout.setSpacing(12)
        choices = (
            ("Begin a new portfolio", "primary", self.new_wanted, "You need your name; everything else can wait."),
            ("Open a portfolio", "", self.open_wanted, "A file that ends in .portfolio. You can also drop it here."),
            ("Open a pack", "", self.pack_wanted, "A ZIP that somebody handed over: check it, or go on with it."),
            (
                "See an example",
                "",
                self.example_wanted,
                "Ten accounts by an apprentice in a shop, yours to try things on.",
            ),
        )
        for text, look, signal, said in choices:
            row = QHBoxLayout()
            row.setSpacing(16)
            wanted = button(text, look)
            wanted.setMinimumWidth(200)
            wanted.clicked.connect(signal)
            row.addWidget(wanted, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(said, "muted", wrap=True), 1)
            layout.addLayout(row)
        return frame
