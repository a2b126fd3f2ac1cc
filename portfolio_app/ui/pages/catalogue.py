"""The pages of an open portfolio, in the order of the side bar; each is made when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from portfolio_app.ui.pages.page import Page, Tools

if TYPE_CHECKING:
    from portfolio_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its name, what the side bar calls it, its icon, its shortcut, and where its class is."""

    name: str
    title: str
    icon: str
    keys: str
    module: str
    class_name: str

    def make(self, session: "Session", tools: Tools) -> Page:
        """Import the page and make it: what is not looked at costs no time at the start."""
        made: Callable[[Session, Tools], Page] = getattr(import_module(self.module), self.class_name)
        return made(session, tools)


def _entry(name: str, title: str, icon: str, keys: str, class_name: str) -> Entry:
    return Entry(name, title, icon, keys, f"portfolio_app.ui.pages.{name}", class_name)


PAGES = (
    _entry("overview", "Overview", "house-line", "Ctrl+1", "OverviewPage"),
    _entry("accounts", "Accounts", "file-text", "Ctrl+2", "AccountsPage"),
    _entry("evidence", "Evidence", "archive", "Ctrl+3", "EvidencePage"),
    _entry("witnesses", "Witnesses", "users-three", "Ctrl+8", "WitnessesPage"),
    _entry("map", "Map", "grid-four", "Ctrl+4", "MapPage"),
    _entry("check", "Check", "check", "Ctrl+5", "CheckPage"),
    _entry("export", "Export", "export", "Ctrl+6", "ExportPage"),
    _entry("frameworks", "Frameworks", "books", "Ctrl+7", "FrameworksPage"),
    _entry("search", "Search", "magnifying-glass", "Ctrl+Shift+F", "SearchPage"),
    _entry("help", "Help", "question", "F1", "HelpPage"),
)
