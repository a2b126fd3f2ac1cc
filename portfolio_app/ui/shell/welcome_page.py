"""The welcome page: a new portfolio, one from before, or an example to look at."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.rescued_card import RescuedCard
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_WIDTH = 680


class WelcomePage(QWidget):
    """Shown while no portfolio is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    pack_wanted = Signal()
    file_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        self.setAccessibleName(tr("Welcome"))
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._column, 1000)  # all there is, up to its greatest width
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(whole))
        column.addStretch(1)
        column.addWidget(label(tr("Your portfolio of evidence"), "title", wrap=True))
        column.addWidget(
            label(
                tr("Write what you did at work, show what it proves, and see what is still missing."),
                "subtitle",
                wrap=True,
            )
        )
        column.addSpacing(16)
        self.rescued = RescuedCard(tr("Open its portfolio"))
        self.rescued.wanted.connect(lambda rescued: self.file_wanted.emit(rescued.portfolio))
        self.rescued.said.connect(self.said)
        column.addWidget(self.rescued)
        column.addWidget(self._choices())
        column.addSpacing(16)
        self._recent_title = label(tr("Opened before"), "heading")
        column.addWidget(self._recent_title)
        self._recent, self._recent_layout = card(margin=1)
        self._recent_layout.setSpacing(0)
        column.addWidget(self._recent)
        column.addStretch(2)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.refresh()

    def refresh(self) -> None:
        """List the portfolios that were opened last and are still there, and words that wait to be put in."""
        self.rescued.show_waiting()
        while (item := self._recent_layout.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        recent = self._settings.recent
        for path in recent:
            self._recent_layout.addWidget(self._row(path, first=path is recent[0]))
        self._recent.setVisible(bool(recent))
        self._recent_title.setVisible(bool(recent))

    def _choices(self) -> QFrame:
        frame, layout = card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        layout.addLayout(grid)
        choices = (
            (
                tr("Begin a new portfolio"),
                "primary",
                self.new_wanted,
                tr("You need your name; everything else can wait."),
            ),
            (
                tr("Open a portfolio"),
                "",
                self.open_wanted,
                tr("A file that ends in .portfolio. You can also drop it here."),
            ),
            (tr("Open a pack"), "", self.pack_wanted, tr("A ZIP somebody handed over: check it, or go on with it.")),
            (
                tr("See an example"),
                "",
                self.example_wanted,
                tr("Ten accounts from a shop, yours to try things on."),
            ),
        )
        for place, (text, look, signal, said) in enumerate(choices):
            wanted = button(text, look)
            wanted.clicked.connect(signal)
            grid.addWidget(wanted, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(said, "muted", wrap=True), place, 1)
        return frame

    def _row(self, path: Path, *, first: bool) -> RowButton:
        row = RowButton(self._theme, tr("Open {stem} in {parent}", stem=path.stem, parent=path.parent))
        row.first = first
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(2))
        column.addWidget(label(path.stem, "strong", wrap=True))
        column.addWidget(label(str(path.parent), "small", wrap=True))
        row.add(words, 1)
        row.clicked.connect(lambda _=False: self.file_wanted.emit(path))
        return row

    def _on_theme_changed(self) -> None:
        self._column.setMaximumWidth(self._theme.px(_WIDTH) + 48)
