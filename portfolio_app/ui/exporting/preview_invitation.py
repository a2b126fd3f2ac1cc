"""Stands where the preview will be: what it does, and a button to see it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.progress_line import ProgressLine

_WIDTH = 420
_ICON = 48
_MARGIN = 24


class PreviewInvitation(QFrame):
    """Shown until there is a preview; shows how far it is while it is being made."""

    preview_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = label("")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = label(tr("See it before you send it"), "large", wrap=True)
        said = label(
            tr("Preview shows every page of the PDF just as your assessor will get it. Nothing is saved."),
            "muted",
            wrap=True,
        )
        for text in (title, said):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button(tr("Show the preview"))
        self.button.clicked.connect(self.preview_wanted)
        self._progress = ProgressLine()
        self._progress.cancel_wanted.connect(self.cancel_wanted)
        self._progress.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(title)
        layout.addWidget(said)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._progress)
        layout.addStretch(3)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def start(self) -> None:
        """Show that the preview is being made."""
        self.button.hide()
        self._progress.start(tr("Reading your portfolio…"))

    def report(self, what: str, done: int, total: int) -> None:
        """Show how far it is."""
        self._progress.report(what, done, total)

    def stopping(self) -> None:
        """Show that it will stop."""
        self._progress.stopping()

    def stop(self) -> None:
        """Offer the preview again."""
        self._progress.hide()
        self.button.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("hover"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_theme_changed(self) -> None:
        side = self._theme.px(_ICON)
        self._picture.setPixmap(self._theme.icon("file-pdf", "muted").pixmap(QSize(side, side)))
        self._fit()

    def _fit(self) -> None:
        # Wide margins hold the words together; a nested, centred column would not grow with its lines.
        side = max((self.width() - self._theme.px(_WIDTH)) // 2, _MARGIN)
        self.layout().setContentsMargins(side, _MARGIN, side, _MARGIN)
