"""The one button by which frameworks are added: a menu of all the ways, with what comes with the program."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button


@dataclass(frozen=True, slots=True)
class Ways:
    """What is done when one of the ways is chosen."""

    find: Callable[[], None]
    file: Callable[[], None]
    paste: Callable[[], None]
    write: Callable[[], None]
    add: Callable[[Framework], None]
    bring_back: Callable[[Framework], None]


class AddMenu:
    """A primary button with its menu; archived frameworks are brought back there, too."""

    def __init__(self, theme: Theme, ways: Ways) -> None:
        self._ways = ways
        self.button = button(tr("Add a framework"), "primary")
        self.menu = QMenu(self.button)
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        self.find = self._entry(tr("&Find a standard or unit…"), ways.find)
        self.find.setToolTip(tr("Search all apprenticeship standards and what comes with the program"))
        self.file = self._entry(tr("&Read a file…"), ways.file)
        self.file.setToolTip(tr("A handbook, a standard, a table, a topic sheet: whatever lists your criteria"))
        self.paste = self._entry(tr("&Paste what you copied"), ways.paste)
        self.paste.setToolTip(tr("First copy the list or table in Word, in a web page or in a spreadsheet"))
        self.write = self._entry(tr("&Write your own…"), ways.write)
        self.write.setToolTip(tr("Type your criteria in, or copy them in one by one"))
        self.bundled_menu = QMenu(tr("What &comes with the program"), self.menu)
        self.archived_menu = QMenu(tr("&Bring back"), self.menu)
        self.menu.addSeparator()
        self.menu.addMenu(self.bundled_menu)
        self.menu.addMenu(self.archived_menu)
        icons = ("books", "download-simple", "clipboard-text", "pencil-simple")
        for entry, icon in zip((self.find, self.file, self.paste, self.write), icons, strict=True):
            entry.setIcon(theme.icon(icon))

    def fill(self, free: tuple[Framework, ...], archived: tuple[Framework, ...]) -> None:
        """Offer what is not in use, and what is archived."""
        self._list(self.bundled_menu, free, self._ways.add)
        self._list(self.archived_menu, archived, self._ways.bring_back)

    @staticmethod
    def _list(menu: QMenu, frameworks: tuple[Framework, ...], wanted: Callable[[Framework], None]) -> None:
        menu.clear()
        for framework in frameworks:
            entry = menu.addAction(f"{framework.code}  {framework.title}".replace("&", "&&"))
            entry.triggered.connect(lambda _=False, framework=framework: wanted(framework))
        menu.menuAction().setVisible(bool(frameworks))

    def _entry(self, words: str, wanted: Callable[[], None]) -> QAction:
        entry = self.menu.addAction(words)
        entry.triggered.connect(lambda _=False: wanted())
        return entry
