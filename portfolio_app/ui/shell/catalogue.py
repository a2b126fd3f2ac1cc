"""The pages of an open portfolio, in the order of the side bar; each is made when it is first wanted."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from portfolio_app.translation import mark
from portfolio_app.ui.page import Page, Tools

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


def _entry(name: str, title: str, icon: str, keys: str, module: str, class_name: str) -> Entry:
    return Entry(name, title, icon, keys, f"portfolio_app.ui.{module}", class_name)


PAGES = (
    _entry("overview", mark("Overview"), "house-line", "Ctrl+1", "progress.overview_page", "OverviewPage"),
    _entry("accounts", mark("Accounts"), "file-text", "Ctrl+2", "writing.accounts_page", "AccountsPage"),
    _entry("evidence", mark("Evidence"), "archive", "Ctrl+3", "evidence.evidence_page", "EvidencePage"),
    _entry("witnesses", mark("Witnesses"), "users-three", "Ctrl+4", "witnesses.witnesses_page", "WitnessesPage"),
    _entry("map", mark("Map"), "grid-four", "Ctrl+5", "map.map_page", "MapPage"),
    _entry("check", mark("Check"), "check", "Ctrl+6", "progress.check_page", "CheckPage"),
    _entry("export", mark("Export"), "export", "Ctrl+7", "exporting.export_page", "ExportPage"),
    _entry("frameworks", mark("Frameworks"), "books", "Ctrl+8", "frameworks.frameworks_page", "FrameworksPage"),
    _entry("search", mark("Search"), "magnifying-glass", "Ctrl+Shift+F; Ctrl+9", "search.search_page", "SearchPage"),
    _entry("help", mark("Help"), "question", "F1", "shell.help_page", "HelpPage"),
)
AT_FOOT = frozenset({"frameworks", "search", "help"})
"""Pages that stand at the foot of the side bar: what is looked up, beside the work itself."""
