"""Going from page to page, and to a place on one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.ui.page import Page, Place
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.door import Door
from portfolio_app.ui.shell.frame import Frame
from portfolio_app.ui.shell.open_pages import OpenPages

_PAGES: dict[EvidenceKind | None, str] = {
    EvidenceKind.STATEMENT: "witnesses",
    EvidenceKind.FILE: "evidence",
    EvidenceKind.HELD_ELSEWHERE: "evidence",
}
"""Where evidence is shown that is no account."""


class Going(QObject):
    """Shows pages of the portfolio that is open; the pages do not know each other.

    What is wanted while one is being opened is done once it is open.
    """

    shown = Signal(object)  # the page

    def __init__(self, door: Door, pages: OpenPages, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._pages = pages
        self._stack = frame.stack
        self._side_bar = frame.side_bar
        self._later: Callable[[], None] | None = None
        self._stack.currentChanged.connect(self._on_current_changed)

    @property
    def page(self) -> Page | None:
        """The page that shows, if one does."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def show_page(self, name: str) -> None:
        """Show a page, made now if it has not been shown before."""
        if self._door.session is None:
            self._do_later(lambda: self.show_page(name))
            return
        page = self._pages.page(name, self._door.session)
        current = self.page
        if current is not None and current is not page:
            current.flush()
            if name == "help":
                page.open_place(Place("help", section=current.help_topic))
        self._stack.setCurrentWidget(page)
        self._side_bar.set_current(name)
        page.show_now()
        self.shown.emit(page)

    def go(self, place: Place) -> None:
        """Show a place: the page, and on it what the place names."""
        session = self._door.session
        if session is None:
            self._do_later(lambda: self.go(place))
            return
        if place.page == "accounts" and place.evidence:
            place = replace(place, page=_PAGES.get(session.kind_of(place.evidence), "accounts"))
        self.show_page(place.page)
        if place.page in self._pages.by_name:
            self._pages.by_name[place.page].open_place(place)

    def show_deed(self, place: Place) -> None:
        """Show where something was undone, unless it shows already: the caret and the view stay as they are then."""
        here = self.page.place() if self.page is not None else None
        there = here is not None and (here.page, here.evidence, here.draft) == (place.page, place.evidence, place.draft)
        if here is None or not there or (place.criterion and here.criterion != place.criterion):
            self.go(place)

    def run_on_page(self, page: str, action: str) -> None:
        """Show a page and do what it offers under that name."""
        if self._door.session is None:
            self._do_later(lambda: self.run_on_page(page, action))
            return
        self.show_page(page)
        pages = self._pages.by_name
        for offered in pages[page].actions_offered() if page in pages else ():
            if offered.name == action and offered.enabled():
                offered.run()

    def arrive(self) -> None:
        """Show the first page of a portfolio that is open now, or what was wanted meanwhile."""
        later, self._later = self._later, None
        self.show_page(PAGES[0].name)
        if later is not None:
            later()

    def stay(self) -> None:
        """Forget what was wanted: there is nothing to show it of."""
        self._later = None

    def _do_later(self, wanted: Callable[[], None]) -> None:
        if self._door.busy:
            self._later = wanted

    def _on_current_changed(self) -> None:
        if self._stack.currentWidget() not in self._pages.by_name.values():
            self._side_bar.set_current("")
