"""The shell's own actions: the portfolio, undo, going from page to page, the look, help."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from portfolio_app.services.grammar import installed
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.languages import language_actions
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.editing import Editing
from portfolio_app.ui.shell.menus import RECENT
from portfolio_app.ui.shell.reading_actions import Reader, reading_actions
from portfolio_app.ui.theme import Mode

if TYPE_CHECKING:
    from portfolio_app.ui.page import Tools
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.shell.door import Door
    from portfolio_app.ui.shell.given_files import GivenFiles
    from portfolio_app.ui.shell.going import Going
    from portfolio_app.ui.shell.locking import Locking
    from portfolio_app.ui.shell.pack_opener import PackOpener
    from portfolio_app.ui.shell.undoing import Undoing


class Shell(Reader, Protocol):
    """What the main window can do."""

    @property
    def session(self) -> "Session | None": ...
    @property
    def door(self) -> "Door": ...
    @property
    def files(self) -> "GivenFiles": ...
    @property
    def going(self) -> "Going": ...
    @property
    def tools(self) -> "Tools": ...
    @property
    def locking(self) -> "Locking": ...
    @property
    def undoing(self) -> "Undoing": ...
    @property
    def packs(self) -> "PackOpener": ...
    @property
    def recent(self) -> tuple[Path, ...]: ...
    def expect(self, path: Path) -> None: ...
    def save_now(self) -> None: ...
    def show_removed(self) -> None: ...
    def show_copies(self) -> None: ...
    def close_portfolio(self) -> None: ...
    def close(self) -> bool: ...
    def say(self, text: str, *, undo: bool = False) -> None: ...
    def open_palette(self) -> None: ...
    def take_tour(self) -> None: ...
    def write_full_screen(self) -> None: ...
    def show_page(self, name: str) -> None: ...


def shell_actions(window: Shell) -> tuple[Action, ...]:
    """Return the actions in the order of the menus."""
    return (
        *_portfolio(window),
        *_edit(window),
        *_go(window),
        *_view(window),
        *reading_actions(window),
        *_help(window),
        *_of_pages(window),
    )


def _portfolio(window: Shell) -> tuple[Action, ...]:
    def is_open() -> bool:
        return window.session is not None

    def is_writable() -> bool:
        return window.session is not None and not window.session.read_only

    def is_locked() -> bool:
        return window.session is not None and window.session.workspace.locked

    def can_save() -> bool:
        return window.session is not None or window.packs.shown_assessment is not None

    return (
        Action("portfolio.new", tr("New portfolio…"), "Portfolio", window.files.ask_new, "Ctrl+Shift+N", "plus"),
        Action("portfolio.open", tr("Open portfolio…"), "Portfolio", window.files.ask_open, "Ctrl+O", "folder-open"),
        Action(
            "portfolio.pack",
            tr("Check, assess or take over a pack…"),
            "Portfolio",
            window.files.ask_pack,
            icon="package",
        ),
        Action(
            "portfolio.decisions",
            tr("Take decisions in…"),
            "Portfolio",
            window.files.ask_decisions,
            icon="clipboard-text",
            enabled=lambda: window.session is not None and not window.session.read_only,
        ),
        Action(
            "portfolio.project",
            tr("Coded project that came back…"),
            "Portfolio",
            window.files.ask_project,
            icon="download-simple",
            enabled=lambda: window.session is not None and not window.session.read_only,
        ),
        Action("portfolio.example", tr("See an example"), "Portfolio", window.door.example_soon, icon="student"),
        *_recent(window),
        Action(
            "portfolio.removed", tr("Removed things…"), "Portfolio", window.show_removed, icon="trash", enabled=is_open
        ),
        Action(
            "portfolio.copies",
            tr("Earlier copies…"),
            "Portfolio",
            window.show_copies,
            icon="clock-counter-clockwise",
            enabled=is_open,
        ),
        Action(
            "portfolio.lock",
            tr("Change the passphrase…") if is_locked() else tr("Lock with a passphrase…"),
            "Portfolio",
            window.locking.lock,
            icon="shield-check",
            enabled=is_writable,
        ),
        Action(
            "portfolio.unlock",
            tr("Take the lock away…"),
            "Portfolio",
            window.locking.take_away,
            enabled=lambda: is_writable() and is_locked(),
        ),
        Action(
            "portfolio.keys",
            tr("Keys and time-stamp centres…"),
            "Portfolio",
            partial(_show_keys, window),
            icon="key",
        ),
        Action("portfolio.save", tr("Save now"), "Portfolio", window.save_now, "Ctrl+S", "floppy-disk", can_save),
        Action("portfolio.close", tr("Close portfolio"), "Portfolio", window.close_portfolio, "Ctrl+W", "x", is_open),
        Action("portfolio.quit", tr("Quit"), "Portfolio", window.close, "Ctrl+Q"),
    )


def _recent(window: Shell) -> tuple[Action, ...]:
    """Return the portfolios opened last, but for the one that is open; the folder tells two of a name apart."""
    paths = window.recent
    stems = [path.stem for path in paths]
    return tuple(
        Action(
            f"recent.{number}",
            path.stem if stems.count(path.stem) == 1 else f"{path.stem} ({path.parent})",
            RECENT,
            partial(window.expect, path),
        )
        for number, path in enumerate(paths, start=1)
    )


def _edit(window: Shell) -> tuple[Action, ...]:
    undoing = window.undoing
    return (
        Action("edit.undo", tr("Undo"), "Edit", undoing.undo, "Ctrl+Z", "arrow-u-up-left", say=undoing.undo_words),
        Action(
            "edit.redo",
            tr("Redo"),
            "Edit",
            undoing.redo,
            "Ctrl+Y; Ctrl+Shift+Z",
            "arrow-u-up-right",
            say=undoing.redo_words,
        ),
        *Editing(window.as_widget()).actions(),
        Action("edit.palette", tr("Find a command…"), "Edit", window.open_palette, "Ctrl+K", "command"),
    )


def _go(window: Shell) -> tuple[Action, ...]:
    def is_open() -> bool:
        return window.session is not None

    return tuple(
        Action(
            f"go.{entry.name}",
            tr(entry.title),
            "Help" if entry.name == "help" else "Go",
            lambda name=entry.name: window.show_page(name),
            entry.keys,
            entry.icon,
            is_open,
        )
        for entry in PAGES
    )


def _view(window: Shell) -> tuple[Action, ...]:
    theme = window.theme

    def mode(wanted: Mode, text: str, icon: str) -> Action:
        return Action(
            f"view.{wanted.value}",
            text,
            "View",
            lambda: theme.set_mode(wanted),
            icon=icon,
            checked=lambda: theme.mode is wanted,
        )

    return (
        mode(Mode.SYSTEM, tr("Colours of the system"), "desktop"),
        mode(Mode.LIGHT, tr("Light colours"), "sun"),
        mode(Mode.DARK, tr("Dark colours"), "moon"),
        Action("view.full", tr("Full screen"), "View", window.write_full_screen, "F11", "arrows-out"),
        Action("view.larger", tr("Larger text"), "View", lambda: theme.step(1), "Ctrl++", "magnifying-glass-plus"),
        Action("view.smaller", tr("Smaller text"), "View", lambda: theme.step(-1), "Ctrl+-", "magnifying-glass-minus"),
        Action("view.usual", tr("Usual text size"), "View", lambda: theme.set_percent(100), "Ctrl+0", "text-aa"),
        *language_actions(window.tools.settings, window.say),
    )


def _of_pages(window: Shell) -> tuple[Action, ...]:
    """Return what pages offer that can be wanted before they were shown; the page's own entry takes its place."""

    def writable() -> bool:
        return window.session is not None and not window.session.read_only

    def is_open() -> bool:
        return window.session is not None

    looking = {
        "check.again",
        "check.practise",
        "edit.spelling",
        "edit.grammar",
        "map.list",
        "map.copy",
        "map.save",
        "export.preview",
        "export.print",
    }
    offered = (
        ("accounts", "account.new", tr("New account"), "Account", "Ctrl+N", "plus"),
        ("accounts", "account.import", tr("Import accounts…"), "Account", "", "download-simple"),
        ("evidence", "evidence.add", tr("Add evidence…"), "Evidence", "Ctrl+Shift+E", "archive"),
        ("evidence", "evidence.held", tr("Add what is held elsewhere…"), "Evidence", "", "map-pin"),
        ("witnesses", "witness.ask", tr("Ask for a witness statement…"), "Witness", "Ctrl+Shift+W", "users-three"),
        ("witnesses", "witness.add", tr("Add a witness…"), "Witness", "", "user-plus"),
        ("witnesses", "witness.import", tr("Bring in a form that came back…"), "Witness", "", "download-simple"),
        ("export", "portfolio.details", tr("Your details…"), "Portfolio", "", "identification-card"),
        ("evidence", "evidence.methods", tr("Edit method codes…"), "Evidence", "", ""),
        ("witnesses", "witness.import_older", tr("Bring in an older form…"), "Witness", "", "clock-counter-clockwise"),
        ("witnesses", "witness.stamp_pack", tr("Ask for a time stamp of a pack…"), "Witness", "", "clock"),
        ("witnesses", "witness.stamped", tr("Bring in a time stamp…"), "Witness", "", "download-simple"),
        ("witnesses", "witness.trust", tr("Trust a time-stamp centre…"), "Witness", "", "shield-check"),
        ("check", "check.again", tr("Check the portfolio again"), "Portfolio", "", "check"),
        ("check", "check.practise", tr("Practise the talk…"), "Portfolio", "", "student"),
        ("map", "map.copy", tr("Copy the map as a table"), "Portfolio", "", "copy"),
        ("map", "map.save", tr("Save the map as CSV…"), "Portfolio", "", "table"),
        ("map", "map.list", tr("Map as a list"), "View", "", "list-bullets"),
        ("accounts", "edit.spelling", tr("Check spelling"), "Edit", "F7", "text-aa"),
        *((("accounts", "edit.grammar", tr("Check grammar"), "Edit", "", ""),) if installed() else ()),
        ("export", "export.preview", tr("Preview the PDF"), "Portfolio", "", ""),
        ("export", "export.print", tr("Print…"), "Portfolio", "Ctrl+P", "printer"),
        ("export", "export.make", tr("Make the documents"), "Portfolio", "", "export"),
        (
            "frameworks",
            "framework.import",
            tr("Import a framework from a file…"),
            "Portfolio",
            "",
            "download-simple",
        ),
        ("frameworks", "framework.find", tr("Find what you work towards…"), "Portfolio", "", "books"),
        (
            "frameworks",
            "framework.paste",
            tr("Make a framework of the list that you copied"),
            "Portfolio",
            "",
            "clipboard-text",
        ),
        ("frameworks", "framework.write", tr("Write a framework of your own…"), "Portfolio", "", "pencil-simple"),
    )
    return tuple(
        Action(
            name,
            text,
            menu,
            partial(window.going.run_on_page, page, name),
            keys,
            icon,
            is_open if name in looking else writable,
        )
        for page, name, text, menu, keys, icon in offered
    )


def _help(window: Shell) -> tuple[Action, ...]:
    return (
        Action(
            "help.tour",
            tr("Take the tour"),
            "Help",
            window.take_tour,
            icon="map-trifold",
            enabled=lambda: window.session is not None,
        ),
        Action("help.log", tr("Show the log"), "Help", partial(_show_log, window), icon="list-bullets"),
    )


def _show_keys(window: Shell) -> None:
    from portfolio_app.ui.shell.keys_dialog import KeysDialog

    dialog = KeysDialog(window.as_widget())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _show_log(window: Shell) -> None:
    from portfolio_app.ui.shell.log_dialog import LogDialog

    dialog = LogDialog(window.as_widget())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
