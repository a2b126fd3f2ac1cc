"""What are you working towards? One field that searches what comes with the program and the catalogue of standards.

What is not there is read from a file or from what is typed. Nothing is ticked by itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.catalogue import Catalogue
from portfolio_app.domain.frameworks.framework import Framework, credits_of
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.words.text import excerpt, fold
from portfolio_app.services.frameworks.catalogue import read_catalogue, standard_of
from portfolio_app.translation import say_number, tr, tr_plural
from portfolio_app.ui.frameworks.catalogue_dialog import CatalogueDialog
from portfolio_app.ui.frameworks.framework_reader import FrameworkReader
from portfolio_app.ui.frameworks.source_file import typed_reader
from portfolio_app.ui.frameworks.type_list_dialog import TypeListDialog
from portfolio_app.ui.page import Tools
from portfolio_app.ui.widgets.filter_field import FilterField
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label, set_look

_ROWS = 7
"""Rows that are seen at once."""
_MOST = 60
"""Standards of the catalogue that are shown of a search."""
_CHOICE = Qt.ItemDataRole.UserRole


@dataclass(slots=True)
class _Choice:
    """What a row offers; a standard of the catalogue is read when it is ticked."""

    code: str
    words: str
    searched: str
    framework: Framework | None = None
    listing: Listing | None = None
    can_be_had: bool = True


class FrameworkChooser(QWidget):
    """Finds by code, title, unit, kind or level; what is ticked stays while others are looked for.

    ``taken`` are codes that are in the portfolio: what has one of them is shown, and cannot be ticked.
    """

    changed = Signal()

    def __init__(
        self,
        frameworks: tuple[Framework, ...],
        tools: Tools,
        taken: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._taken = {code.casefold() for code in taken}
        self._tools = tools
        self._catalogue = Catalogue(())
        self._shipped = {(each.code, each.version) for each in frameworks}
        self.search = FilterField(tr("Search by name, code or level"), tr("Search what you work towards"))
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What you are working towards"))
        self._said = label("", "small", wrap=True)
        self._credit = label("", "small", wrap=True)
        self.from_file = button(tr("From a file…"), name=tr("Read what you work towards from a file"))
        self.from_file.setToolTip(tr("A handbook, a standard, a table: whatever lists your criteria"))
        self.type_it = button(tr("Type it in…"), name=tr("Type in what you work towards"))
        self.all_standards = button(tr("All standards…"), "flat", name=tr("Get the list of all standards"))
        self.reader = FrameworkReader(self, tools.theme, tools.runner, lambda: taken)
        self._typing: TypeListDialog | None = None
        self._asking: CatalogueDialog | None = None
        for framework in frameworks:
            self._add(_of_framework(framework))
        self._lay_out()
        self._connect()
        self._look_again()

    def chosen(self) -> tuple[Framework, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(
            choice.framework
            for item, choice in self._rows()
            if choice.framework is not None and item.checkState() == Qt.CheckState.Checked
        )

    def tick(self, code: str) -> None:
        """Tick the first that is shown of that code."""
        for item, choice in self._rows():
            if choice.code == code and not item.isHidden():
                item.setCheckState(Qt.CheckState.Checked)
                return

    def take(self, framework: Framework) -> None:
        """List a framework that was read, ticked, as it was just asked for."""
        item = self._add(_of_framework(framework), first=True)
        item.setCheckState(Qt.CheckState.Checked)
        self.list.scrollToItem(item)

    def _rows(self) -> Iterable[tuple[QListWidgetItem, _Choice]]:
        items = [self.list.item(row) for row in range(self.list.count())]
        return [(item, item.data(_CHOICE)) for item in items]

    def _add(self, choice: _Choice, *, first: bool = False) -> QListWidgetItem:
        item = QListWidgetItem(choice.words)
        item.setData(_CHOICE, choice)
        item.setToolTip(choice.words)
        if choice.can_be_had:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.insertItem(0 if first else self.list.count(), item)
        return item

    def _on_searched(self, text: str) -> None:
        """Show what has the words, and of the catalogue the likeliest; what is ticked stays where it is."""
        words = fold(text).split()
        for item, choice in self._rows():
            ticked = item.checkState() == Qt.CheckState.Checked
            if choice.listing is not None and not ticked:
                self.list.takeItem(self.list.row(item))
            else:
                item.setHidden(not all(word in choice.searched for word in words))
        known = self._shipped | {(c.listing.code, c.listing.version) for _, c in self._rows() if c.listing is not None}
        hits = self._catalogue.find(text) if words else ()
        found = [each for each in hits if (each.code, each.version) not in known]
        for listing in found[:_MOST]:
            self._add(_of_listing(listing, here=listing.code.casefold() in self._taken))
        shown = any(not item.isHidden() for item, _ in self._rows())
        self._say(shown=shown, more=len(found) - _MOST)

    def _say(self, *, shown: bool, more: int) -> None:
        set_look(self._said, "small")
        if more > 0:
            self._said.setText(tr("There are {count} more: type more of the name.", count=say_number(more)))
        elif not shown and self._catalogue.listings:
            self._said.setText(tr("Nothing is called that. Read it from a file, or type it in."))
        elif not shown:
            self._said.setText(
                tr("Nothing is called that. Read it from a file, type it in, or get the list of all standards.")
            )
        elif self._catalogue.listings:
            self._said.setText(
                tr_plural(
                    "{count} more standard is found by typing.",
                    "{count} more standards are found by typing.",
                    len(self._catalogue.codes),
                )
            )
        else:
            self._said.setText("")
        self._said.setVisible(bool(self._said.text()))

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        if item.checkState() == Qt.CheckState.Checked and self._read(item):
            code = item.data(_CHOICE).code.casefold()
            for other, choice in self._rows():  # two versions of one standard cannot both be had
                if other is not item and choice.code.casefold() == code:
                    other.setCheckState(Qt.CheckState.Unchecked)
        self._credit.setText("\n".join(credits_of(self.chosen())))
        self._credit.setVisible(bool(self._credit.text()))
        self.changed.emit()

    def _read(self, item: QListWidgetItem) -> bool:
        """Read a standard of the catalogue that was ticked; say so where it cannot be, and take the tick away."""
        choice: _Choice = item.data(_CHOICE)
        if choice.framework is not None or choice.listing is None:
            return True
        try:
            choice.framework = standard_of(choice.listing).framework
        except PortfolioError as error:
            item.setCheckState(Qt.CheckState.Unchecked)
            self._on_failed(error.message)
            return False
        item.setData(_CHOICE, choice)
        return True

    def _on_failed(self, said: str) -> None:
        set_look(self._said, "danger")
        self._said.setText(said)
        self._said.show()

    def _look_again(self) -> None:
        """Take the catalogue as it is now."""
        try:
            self._catalogue = read_catalogue()
        except PortfolioError as error:
            self._catalogue = Catalogue(())
            self._on_failed(error.message)
            return
        self._on_searched(self.search.text())

    def _on_type(self) -> None:
        self._typing = TypeListDialog(self._tools.theme, self.window())
        self._typing.accepted.connect(self._on_typed)
        self._typing.open()

    def _on_typed(self) -> None:
        if self._typing is not None:
            self.reader.read(typed_reader(self._typing.value()))

    def _on_all_standards(self) -> None:
        self._asking = CatalogueDialog(self._tools, self.window())
        self._asking.installed.connect(self._look_again)
        self._asking.open()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_searched)
        self.search.down_pressed.connect(self.list.setFocus)
        self.list.itemChanged.connect(self._on_item_changed)
        self.from_file.clicked.connect(self.reader.ask_file)
        self.type_it.clicked.connect(self._on_type)
        self.all_standards.clicked.connect(self._on_all_standards)
        self.reader.failed.connect(self._on_failed)
        self.reader.wanted.connect(self.take)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        ways = QWidget()
        flow = FlowLayout(ways)
        for each in (self.from_file, self.type_it, self.all_standards):
            flow.addWidget(each)
        for each in (self.search, ways, self.list, self._said, self._credit):
            layout.addWidget(each)
        self._credit.hide()
        row = self.list.sizeHintForRow(0) if self.list.count() else self.fontMetrics().height()
        self.list.setMinimumHeight(row * min(_ROWS, max(1, self.list.count())) + 2 * self.list.frameWidth() + 4)


def _of_framework(framework: Framework) -> _Choice:
    level = tr("level {level}", level=framework.level) if framework.level is not None else ""
    kind = "" if framework.kind is FrameworkKind.QUALIFICATION else tr(framework.kind.value)
    words = " · ".join(filter(None, (f"{framework.code}  {framework.title}", kind, level)))
    units = " ".join(unit.label for unit in framework.units)
    return _Choice(framework.code, words, fold(f"{words} {units}"), framework)


def _of_listing(listing: Listing, *, here: bool) -> _Choice:
    level = tr("level {level}", level=listing.level) if listing.level is not None else ""
    version = tr("version {version}", version=excerpt(listing.version))
    status = "" if listing.is_delivered else listing.status
    missing = "" if listing.criteria else tr("the catalogue has no list of it: read it from a file")
    there = tr("in this portfolio already") if here else ""
    words = " · ".join(filter(None, (f"{listing.code}  {listing.title}", level, version, status, there or missing)))
    return _Choice(listing.code, words, fold(words), None, listing, can_be_had=bool(listing.criteria) and not here)
