"""*Keys and time-stamp centres*: whose keys this computer has seen, and whose time it trusts; each can be let go."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.proving.memory import forget, seen_people
from portfolio_app.services.trusted_centres import distrust, trusted
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import button, label

_ABOUT = mark(
    "Compare a key with the one that its owner reads out to you. Let a key go once you know that its owner has a new "
    "one: the warning about it ends then."
)
_NO_KEYS = mark("No signed decisions were seen on this computer yet.")
_NO_CENTRES = mark("No centre is trusted yet. “Trust a time-stamp centre…” on the Witnesses page adds one.")
_KEPT = Qt.ItemDataRole.UserRole
"""The role under which a row keeps what it stands for."""


class Kept(NamedTuple):
    """A key that was seen, or a centre that is trusted."""

    fingerprint: str
    name: str
    is_centre: bool


class KeysDialog(QDialog):
    """Lists both; the button says what becomes of the one that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys and time-stamp centres"))
        self.resize(820, 460)
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([tr("Name"), tr("Key"), tr("Since")])
        self.list.setAccessibleName(tr("Keys that were seen, and centres that are trusted"))
        self.list.setRootIsDecorated(False)
        self.list.setTabKeyNavigation(False)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.let_go = button(tr("Forget this key"))
        self.let_go.clicked.connect(self._on_let_go)
        self.said = label("", "muted", wrap=True)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.let_go)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.said)
        layout.addLayout(row)

    def _fill(self) -> None:
        self.list.clear()
        self._add(tr("People who signed decisions"), tuple(_keys()), tr(_NO_KEYS))
        self._add(tr("Time-stamp centres that are trusted"), tuple(_centres()), tr(_NO_CENTRES))
        self.list.expandAll()
        for column, width in enumerate((250, 390)):
            self.list.setColumnWidth(column, width)
        self._on_chosen(None)

    def _add(self, title: str, rows: tuple[tuple[Kept, str], ...], instead: str) -> None:
        head = QTreeWidgetItem([title])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for kept, since in rows:
            item = QTreeWidgetItem(head, [kept.name, kept.fingerprint, since])
            item.setData(0, _KEPT, kept)
            item.setToolTip(1, kept.fingerprint)
        if not rows:
            item = QTreeWidgetItem(head, [instead])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setFirstColumnSpanned(True)

    def _on_chosen(self, item: QTreeWidgetItem | None, _: object = None) -> None:
        kept = _kept(item)
        self.let_go.setEnabled(kept is not None)
        if kept is not None:
            self.let_go.setText(tr("Trust this centre no longer") if kept.is_centre else tr("Forget this key"))

    def _on_let_go(self) -> None:
        kept = _kept(self.list.currentItem())
        if kept is None:
            return
        try:
            if kept.is_centre:
                distrust(kept.fingerprint)
                said = tr("{name} is trusted no longer.", name=excerpt(kept.name))
            else:
                forget(kept.fingerprint)
                said = tr("The key of {name} is forgotten.", name=excerpt(kept.name))
        except PortfolioError as error:
            said = error.message
        self._fill()
        self.said.setText(said)


def _kept(item: QTreeWidgetItem | None) -> Kept | None:
    found = item.data(0, _KEPT) if item is not None else None
    return found if isinstance(found, Kept) else None


def _keys() -> Iterator[tuple[Kept, str]]:
    for person in seen_people():
        for key in person.keys:
            kept = Kept(excerpt(key.fingerprint), excerpt(person.name), is_centre=False)
            yield kept, say_day_of(key.since)


def _centres() -> Iterator[tuple[Kept, str]]:
    for centre in trusted():
        yield Kept(centre.fingerprint, excerpt(centre.name), is_centre=True), ""
