"""What is being written and not in use yet, with ways to go on and to throw it away."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.editing.draft import DraftListing
from portfolio_app.domain.time import say_moment, today
from portfolio_app.domain.words.text import clean_line, excerpt, shown
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import button, label

_SHOWN = 4


class DraftsCard(QFrame):
    """A row for each draft, the latest first; of many, the latest few."""

    def __init__(
        self, go_on: Callable[[int], object], throw: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._go_on = go_on
        self._throw = throw
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._listings: tuple[DraftListing, ...] | None = None
        self.hide()

    def show_drafts(self, listings: Sequence[DraftListing], *, writable: bool) -> None:
        """Show these drafts."""
        self.setVisible(bool(listings))
        if tuple(listings) == self._listings:
            return
        self._listings = tuple(listings)
        while (item := self._column.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for listing in sorted(listings, key=lambda each: each.saved_at, reverse=True)[:_SHOWN]:
            self._column.addWidget(self._row(listing, writable=writable))

    def _row(self, listing: DraftListing, *, writable: bool) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        title = shown(clean_line(listing.title), 80) or tr("A framework of your own")
        when = say_moment(listing.saved_at, today())
        said = (
            tr(
                "You are changing {base}: “{title}”, {when}. It is not in use yet.",
                base=listing.base,
                title=excerpt(title),
                when=when,
            )
            if listing.base
            else tr("You are writing “{title}”, {when}. It is not in use yet.", title=excerpt(title), when=when)
        )
        layout.addWidget(label(said, wrap=True), 1)
        go_on = button(tr("Go on"), name=tr("Go on with {title}", title=excerpt(title)))
        throw = button(tr("Throw away"), "flat", name=tr("Throw away {title}", title=excerpt(title)))
        throw.setEnabled(writable)
        go_on.clicked.connect(lambda: self._go_on(listing.id))
        throw.clicked.connect(lambda: self._throw(listing.id))
        layout.addWidget(go_on)
        layout.addWidget(throw)
        return row
