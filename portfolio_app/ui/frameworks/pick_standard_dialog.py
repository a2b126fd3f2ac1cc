"""A list of the standards in a file, to pick one from by its code, its title or its level."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.filter_field import FilterField
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label


class PickStandardDialog(QDialog):
    """Takes the standards of a file; its value is the one that was picked."""

    def __init__(self, theme: Theme, listings: Sequence[Listing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pick your standard"))
        resize_within(self, theme.px(760), theme.px(560))
        self._listings = tuple(listings)
        self._names = [fold(f"{each.code} {each.title} level {each.level}") for each in self._listings]
        self.filter = FilterField(tr("Type a code, a title or a level"), tr("Find a standard"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Standards in the file"))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setHeaderLabels([tr("Code"), tr("Title"), tr("Version"), tr("Level"), tr("Status"), tr("Statements")])
        self.list.addTopLevelItems([_item(each) for each in self._listings])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for place, width in ((0, 90), (2, 70), (3, 60), (4, 150), (5, 90)):
            self.list.header().resizeSection(place, theme.px(width))
        self._count = label("", "muted")
        self._buttons, self.pick = keep_or_cancel(self, tr("Look at it"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        for widget in (self.filter, self._count, self.list, self._buttons):
            layout.addWidget(widget)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.filter.down_pressed.connect(self.list.setFocus)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.list.doubleClicked.connect(self._on_double_clicked)
        self._on_filter_changed("")

    def value(self) -> Listing:
        """Return the standard that is picked."""
        return self._listings[self.list.currentIndex().row()]

    def _on_filter_changed(self, text: str) -> None:
        words = fold(text).split()
        shown = [all(word in name for word in words) for name in self._names]
        for number, seen in enumerate(shown):
            self.list.topLevelItem(number).setHidden(not seen)
        count = sum(shown)
        self._count.setText(tr_plural("{count} standard", "{count} standards", count))
        first = shown.index(True) if count else -1
        self.list.setCurrentIndex(self.list.model().index(first, 0))
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        item = self.list.currentItem()
        self.pick.setEnabled(item is not None and not item.isHidden())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self.pick.isEnabled():
            self.accept()


def _item(listing: Listing) -> QTreeWidgetItem:
    level = "" if listing.level is None else str(listing.level)
    count = str(listing.criteria)
    return QTreeWidgetItem([listing.code, listing.title, listing.version, level, listing.status, count])
