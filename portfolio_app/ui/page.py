"""What every page is: a widget that shows the session, says where to go, and offers actions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.change import Change
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.place import Place
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtGui import QImage

    # The session brings the database with it, which takes longer to load than the first picture takes to paint.
    from portfolio_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence to show in the window for a while; with ``undo`` it has a button that undoes what was just done.

    ``offer`` is what a button says that does the next step, ``run``.
    """

    text: str
    undo: bool = False
    offer: str = ""
    run: "Callable[[], object] | None" = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What pages are given beside the session; what asks no database is worked out ``aside``, and holds up nobody."""

    theme: Theme
    settings: Settings
    runner: TaskRunner
    aside: TaskRunner


class Page(QWidget):
    """A page of the main window.

    A subclass sets ``name``, ``title`` and ``icon``, builds its widgets in its constructor, and overrides
    ``refresh``, which is called when it is shown and whenever something it shows has changed while it is shown.
    """

    go = Signal(object)  # Place
    wanted = Signal(str, str)  # a page, and the name of something that it offers to do
    notify = Signal(object)  # Notice
    settled = Signal(str)  # the text of a notice that is true no longer, and goes where it still shows
    files_found = Signal(object)  # files that are evidence, found where something else is done
    picture_found = Signal(object)  # a picture that is, without a file (QImage)
    covered = Signal(object)  # a widget that takes the whole window until it emits ``left``

    name = ""
    title = ""
    icon = ""
    help_topic = ""

    def __init__(self, session: "Session", tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.tools = tools
        self.setObjectName(f"page-{self.name}")
        self.setAccessibleName(tr(self.title))
        self._stale = True
        session.changed.connect(self._on_session_changed)
        tools.theme.changed.connect(self.on_theme_changed)

    def refresh(self) -> None:
        """Show what the session now holds."""

    def concerns(self, change: Change) -> bool:
        """Tell whether a change touches what the page shows."""
        return bool(change.kinds)

    def open_place(self, place: Place) -> None:
        """Show a place on this page."""

    def place(self) -> Place:
        """Return what shows, so that it can be shown again."""
        return Place(self.name)

    def actions_offered(self) -> tuple[Action, ...]:
        """Return the actions that the page adds to the menu and the palette."""
        return ()

    def take_files(self, paths: "Sequence[Path]") -> bool:
        """Take files that were dropped on the window; tell whether they are for this page."""
        return False

    def take_picture(self, picture: "QImage") -> bool:
        """Take a picture that was dropped on the window; tell whether it is for this page."""
        return False

    def badge(self) -> str:
        """Return the small text beside the page's name in the side bar, such as a count."""
        return ""

    def flush(self) -> bool:
        """Save at once whatever waits to be saved; tell whether everything is saved."""
        return True

    def unsaved(self) -> tuple[str, ...]:
        """Return the words that could not be saved, each piece's apart, so that they can be put somewhere else."""
        return ()

    def on_theme_changed(self) -> None:
        """Paint again in the theme's colours."""
        self.update()

    def show_now(self) -> None:
        """Bring the page up to date, if something has changed since it was last shown."""
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_session_changed(self, change: Change) -> None:
        if not self.concerns(change):
            return
        self._stale = True
        if self.isVisible():
            self.show_now()
