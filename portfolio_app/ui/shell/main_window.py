"""The main window: the shell round the pages of one portfolio, or the welcome page while none is open."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.services.first_look import look_at
from portfolio_app.ui.actions import Action
from portfolio_app.ui.errors import Hook, message_of
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.progress.decision_taker import DecisionTaker, is_decisions
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.handed_over import HandedOver
from portfolio_app.ui.shell.menus import Menus
from portfolio_app.ui.shell.notice_bar import NoticeBar
from portfolio_app.ui.shell.open_pages import OpenPages
from portfolio_app.ui.shell.opener import Opener
from portfolio_app.ui.shell.opening_view import OpeningView
from portfolio_app.ui.shell.pack_opener import PackOpener, is_pack
from portfolio_app.ui.shell.portfolio_files import PortfolioFiles, example_folder
from portfolio_app.ui.shell.read_only_bar import ReadOnlyBar
from portfolio_app.ui.shell.shell_actions import shell_actions
from portfolio_app.ui.shell.side_bar import SideBar
from portfolio_app.ui.shell.text_zoom import TextZoom
from portfolio_app.ui.shell.tour import Tour
from portfolio_app.ui.shell.undoing import Undoing
from portfolio_app.ui.theme import Theme

if TYPE_CHECKING:
    from portfolio_app.domain.frameworks.framework import Framework
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.shell.command_palette import CommandPalette
    from portfolio_app.ui.shell.fault import FaultDialog
    from portfolio_app.ui.shell.voice import Voice
    from portfolio_app.ui.shell.welcome_page import WelcomePage

_NARROW_BELOW = 1100
_UNLIMITED = 16_777_215
_TITLE_BAR = 40

_PAGES: dict[EvidenceKind | None, str] = {
    EvidenceKind.STATEMENT: "witnesses",
    EvidenceKind.FILE: "evidence",
    EvidenceKind.HELD_ELSEWHERE: "evidence",
}
"""Where evidence is shown that is no account."""


class MainWindow(QMainWindow):
    """Connects pages, session, menus and notices; the pages do not know each other."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self.session: Session | None = None
        self._warned = False
        self._fault: FaultDialog | None = None
        self._palette: CommandPalette | None = None
        self.setWindowTitle("Evidence Mapper")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 520)
        self.side_bar = SideBar(tools.theme)
        for entry in PAGES:
            self.side_bar.add_page(entry.name, entry.title, entry.icon)
        self.side_bar.page_wanted.connect(self.show_page)
        self._stack = QStackedWidget()
        self._stack.currentChanged.connect(self._on_shown)
        self._open_pages = OpenPages(self._stack, tools, self)
        self._open_pages.made.connect(self._on_page_made)
        self._menus = Menus(self, tools.theme)
        self._opening = OpeningView()
        self._stack.addWidget(self._opening)
        self._opener = Opener(tools.runner, self)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_open_failed)
        self._files = PortfolioFiles(
            self, lambda path, new: self.new_portfolio(path, new.learner, new.frameworks, **new.details)
        )
        self.packs = PackOpener(self, self._stack, tools)
        self.packs.closed.connect(self._on_pack_closed)
        self.packs.portfolio_made.connect(self.expect)
        self.packs.said.connect(self.say)
        self.decisions = DecisionTaker(self, tools)
        self.decisions.said.connect(self.say)
        self.decisions.taken_in.connect(lambda text, take_out: self.say(text, undo=True, own=take_out))
        self._banner = ReadOnlyBar()
        self._banner.hide()
        self._banner.again_wanted.connect(self.try_writing)
        self.tour = Tour(tools.theme)
        self.notice_bar = NoticeBar()
        centre = self._lay_out()
        self._cover = HandedOver(self, self._stack, (self.side_bar, self._banner, self.tour, self.notice_bar))
        self._undoing = Undoing(self, self.notice_bar, self.packs, self._open_pages.flush)
        self._undoing.said.connect(self.say)
        self._undoing.place_wanted.connect(self._show_deed)
        self.tour.page_wanted.connect(self.show_page)
        self.tour.ended.connect(lambda: tools.settings.remember("tour/seen", True))
        self.tour.ended.connect(lambda: self._stack.currentWidget().setFocus())
        self._centre = centre
        tools.theme.changed.connect(self._on_theme_changed)
        tools.theme.dress(self)
        self.hook = Hook(self.say, self.tell_fault)
        self.hook.install()
        self._restore_window()
        self._zoom = TextZoom(self, tools.theme)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self.tools.theme

    @property
    def undoing(self) -> Undoing:
        """What undoes and redoes."""
        return self._undoing

    @property
    def pages(self) -> dict[str, Page]:
        """The pages made so far, by name."""
        return self._open_pages.by_name

    @property
    def palette_box(self) -> "CommandPalette":
        """The command palette, made when it is first wanted."""
        if self._palette is None:
            from portfolio_app.ui.shell.command_palette import CommandPalette

            self._palette = CommandPalette(self._centre)
            self._palette.chosen.connect(lambda action: action.run())
        return self._palette

    def begin(self, path: Path | None = None) -> None:
        """Show the welcome page, or open a portfolio, a pack or decisions."""
        if path is None or is_pack(path) or is_decisions(path):
            self._show_welcome()
        if path is not None:
            self.expect(path)

    def open_portfolio(self, path: Path) -> None:
        """Open a portfolio file before this returns; read-only when another window has it.

        A file that cannot be opened is a notice.
        """
        if self._is_open(path):
            return
        try:
            session, reason = self._opener.open_now(path)
        except PortfolioError as error:
            self._on_open_failed(error)
            return
        self._enter(session, reason)

    def expect(self, path: Path) -> None:
        """Say at once what is being opened, as far as a first look tells, and open it while the window answers.

        A pack is checked and shown instead.
        """
        if is_pack(path):
            self.packs.show_pack(path)
            return
        if is_decisions(path):
            self.take_decisions(path)
            return
        if self._is_open(path) or self._opener.busy:
            return
        self._say_opening(path)
        self._opener.open_soon(path)

    def try_writing(self) -> None:
        """Open the portfolio that can only be read once more, now perhaps for writing, and show the same place."""
        page = self._stack.currentWidget()
        if self.session is None or not isinstance(page, Page):
            return
        place = page.place()
        try:
            session, reason = self._opener.open_now(self.session.workspace.path)
        except PortfolioError as error:
            self.say(error.message)
            return
        self._enter(session, reason)
        self.go(place)
        self.say("You can write now." if not reason else "It still cannot be changed. The line at the top says why.")

    def new_portfolio(self, path: Path, learner: str, frameworks: "tuple[Framework, ...]" = (), **details: str) -> None:
        """Make a portfolio and open it, while the window answers."""
        if not self._opener.busy:
            self._say_opening(path)
            self._opener.make_soon(path, learner, frameworks, **details)

    def ask_new(self) -> None:
        """Ask whose portfolio it is, then where to keep it."""
        self._files.ask_new()

    def ask_open(self) -> None:
        """Ask which portfolio to open."""
        if path := self._files.ask_open():
            self.expect(path)

    def ask_open_pack(self) -> None:
        """Ask which pack to check, or to make a portfolio of."""
        self.packs.ask()

    def ask_decisions(self) -> None:
        """Ask which file an assessor sent back, and show what it holds."""
        if self.session is not None:
            self.decisions.ask(self.session)

    def take_decisions(self, path: Path) -> None:
        """Show what a file of decisions holds, to be taken into the open portfolio."""
        if self.session is None:
            self.say("Open the portfolio first that these decisions are on.")
        elif self._open_pages.flush():
            self.decisions.take(self.session, path)

    def open_example(self) -> None:
        """Make the example in the user's documents, if it is not there yet, and open it."""
        if not self._opener.busy:
            self._say_opening(example_folder() / "Example learner.portfolio")
            self._opener.example_soon(example_folder())

    def close_portfolio(self) -> None:
        """Save everything, close the file and show the welcome page."""
        if self._leave():
            self._show_welcome()

    def show_page(self, name: str) -> None:
        """Show a page, made now if it has not been shown before."""
        if self.session is None:
            return
        page = self._open_pages.page(name, self.session)
        current = self._stack.currentWidget()
        if isinstance(current, Page) and current is not page:
            current.flush()
            if name == "help":
                page.open_place(Place("help", section=current.help_topic))
        self._stack.setCurrentWidget(page)
        self.side_bar.set_current(name)
        page.show_now()
        if self._palette is not None and self._palette.isVisible():
            self._palette.lies_over(page)
        else:
            page.setFocus()

    def run_on_page(self, page: str, action: str) -> None:
        """Show a page and do what it offers under that name."""
        self.show_page(page)
        for offered in self.pages[page].actions_offered() if page in self.pages else ():
            if offered.name == action and offered.enabled():
                offered.run()

    def go(self, place: Place) -> None:
        """Show a place: the page, and on it what the place names."""
        if place.page == "accounts" and place.evidence and self.session:
            place = replace(place, page=_PAGES.get(self.session.kind_of(place.evidence), "accounts"))
        self.show_page(place.page)
        if place.page in self.pages:
            self.pages[place.page].open_place(place)

    def _show_deed(self, place: Place) -> None:
        """Show where something was undone, unless it shows already: the caret and the view stay as they are then."""
        page = self._stack.currentWidget()
        here = page.place() if isinstance(page, Page) else None
        if here is None or (here.page, here.evidence) != (place.page, place.evidence):
            self.go(place)

    def _on_shown(self) -> None:
        if self._stack.currentWidget() not in self.pages.values():
            self.side_bar.set_current("")

    def say(self, text: str, *, undo: bool = False, own: Callable[[], object] | None = None) -> None:
        """Show a notice; not over a view that was handed to somebody else. ``own`` is what its *Undo* does instead."""
        if not self._cover.is_up:
            self._undoing.note_said(own)
            self.notice_bar.show_notice(text, undo=undo)

    def tell_fault(self, details: str) -> None:
        """Say that something went wrong in the program, with details to copy; the words are saved first."""
        from portfolio_app.ui.shell.fault import FaultDialog

        if self._fault is not None:
            self._fault.add(details)
            return
        self._fault = FaultDialog(details, self)
        self._fault.destroyed.connect(self._on_fault_closed)
        self._fault.open()
        with suppress(Exception):
            self._open_pages.flush()

    @property
    def recent(self) -> tuple[Path, ...]:
        """The portfolios opened last, but for the one that is open."""
        return tuple(path for path in self.tools.settings.recent if not self._is_open(path))

    def as_widget(self) -> QWidget:
        """Return the window as what has a focused field."""
        return self

    def save_now(self) -> None:
        """Save what waits to be saved, and say so; what cannot be saved is said by its page."""
        if self.session is None:
            return
        if self.session.read_only:
            self.say("This portfolio can only be read just now, so there is nothing to save.")
        elif self._open_pages.flush():
            self.say(f"Saved at {datetime.now().astimezone():%H:%M}. Everything is saved by itself.")

    @property
    def voice(self) -> "Voice | None":
        """The system's voice, where there is one."""
        return self._voice

    @cached_property
    def _voice(self) -> "Voice | None":
        from portfolio_app.ui.shell.voice import Voice, find_speaker

        speaker = find_speaker()
        if speaker is None:
            return None
        voice = Voice(speaker, self)
        voice.failed.connect(self.say)
        return voice

    def choose_reading(self) -> None:
        """Ask how words are to be set."""
        from portfolio_app.ui.shell.reading_dialog import ReadingDialog

        dialog = ReadingDialog(self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_log(self) -> None:
        """Show what went wrong in the program lately."""
        from portfolio_app.ui.shell.log_view import LogDialog

        dialog = LogDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_tour(self) -> None:
        """Go through the pages with a word on each."""
        if self.session:
            self.tour.begin()

    def write_full_screen(self) -> None:
        """Leave nothing but the page on the screen, or bring the rest back."""
        full = not self.isFullScreen()
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.side_bar.setVisible(not full and self.session is not None)
        # The menu bar's shortcuts go with it when it is hidden, so it is made flat instead.
        self.menuBar().setMaximumHeight(0 if full else _UNLIMITED)

    def open_palette(self) -> None:
        """Show every command."""
        self.palette_box.open(self.all_actions())

    def all_actions(self) -> tuple[Action, ...]:
        """Return the actions of the shell and of the pages made so far."""
        offered = [action for page in self.pages.values() for action in page.actions_offered()]
        return tuple({action.name: action for action in (*shell_actions(self), *offered)}.values())

    def _show_actions(self) -> None:
        """Show what can be done now in the menus, and in the palette while it is open."""
        self._menus.show_actions(self.all_actions())
        if self._palette is not None and self._palette.isVisible():
            self._palette.renew(self.all_actions())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save everything and remember the window."""
        if not self._cover.may_close():
            event.ignore()
            return
        self.tools.settings.remember_geometry("main", self.saveGeometry())
        self._opener.close()
        self.packs.stop()
        if self._voice is not None:
            self._voice.stop()
        self.tools.runner.close()
        event.ignore()  # stays open when saving fails in whatever way
        if self._leave():
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the system from the first time that the window shows."""
        super().showEvent(event)
        self._zoom.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side bar's icons alone where there is little room."""
        super().resizeEvent(event)
        self.side_bar.set_narrow(self.width() < self.tools.theme.px(_NARROW_BELOW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the notice on Escape, unless what has the focus has a use for it."""
        if event.key() == Qt.Key.Key_Escape and self.notice_bar.isVisible():
            self.notice_bar.hide()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a portfolio or a pack that is dropped on the window, take decisions in, or give files to the page."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # After the drop: the other program waits for its end.
        QTimer.singleShot(0, self, lambda: self._take_files(paths))

    def _take_files(self, paths: list[Path]) -> None:
        page = self._stack.currentWidget()
        portfolios = [path for path in paths if path.suffix == ".portfolio"]
        if not portfolios and isinstance(page, Page) and page.take_files(paths):
            return
        if len(paths) == 1:
            self.expect(paths[0])
        else:
            self.say("Drop one portfolio file at a time.")

    def _lay_out(self) -> QWidget:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice_bar)
        column.addWidget(self.tour)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        return centre

    @cached_property
    def _welcome(self) -> "WelcomePage":
        """The welcome page, made when it is first shown: who opens a portfolio does not wait for it."""
        from portfolio_app.ui.shell.welcome_page import WelcomePage

        page = WelcomePage(self.tools.settings, self.tools.theme)
        page.new_wanted.connect(self.ask_new)
        page.open_wanted.connect(self.ask_open)
        page.example_wanted.connect(self.open_example)
        page.pack_wanted.connect(self.ask_open_pack)
        page.file_wanted.connect(self.expect)
        page.said.connect(self.say)
        self._stack.addWidget(page)
        return page

    def _on_pack_closed(self, before: str) -> None:
        if self.session is None:
            self._show_welcome()
        else:
            self.show_page(before or PAGES[0].name)

    def _is_open(self, path: Path) -> bool:
        return self.session is not None and self.session.workspace.path == path.resolve()

    def _say_opening(self, path: Path) -> None:
        """Show what is being opened; a portfolio that is open stays where it is until the other one can be shown."""
        if self.session is not None:
            self.say(f"Opening {path.name}…")
            return
        glance = look_at(path)
        self._opening.show_first_look(path, glance)
        self._stack.setCurrentWidget(self._opening)
        self.setWindowTitle(f"{path.stem} - Evidence Mapper")
        self.side_bar.set_badge("accounts", str(glance.accounts or "") if glance else "")
        self.side_bar.set_foot(path.name)
        self.side_bar.set_current(PAGES[0].name)
        self.side_bar.show()
        self._show_actions()

    def _on_opened(self, session: "Session", reason: str) -> None:
        self.notice_bar.hide()
        self._enter(session, reason)
        self._opener.load_pages()
        self._open_pages.prepare(session)

    def _on_open_failed(self, error: Exception) -> None:
        if self.session is None:
            self._show_welcome()
        self.say(message_of(error))

    def _on_page_made(self, page: Page) -> None:
        page.go.connect(self.go)
        page.wanted.connect(self.run_on_page)
        page.notify.connect(self._on_notice)
        page.settled.connect(self.notice_bar.take_back)
        page.covered.connect(self._cover.show_view)
        self._show_actions()

    def _enter(self, session: "Session", reason: str = "") -> None:
        if not self._leave():
            session.close()
            return
        self.session = session
        path = session.workspace.path
        self.tools.settings.add_recent(path)
        self.setWindowTitle(f"{path.stem} - Evidence Mapper")
        self._banner.hide()
        if session.read_only:
            self._banner.show_reason(path, reason)
        self.side_bar.show()
        session.changed.connect(self._on_session_changed)
        self._undoing.watch(session)
        self._on_session_changed(None)
        for warning in session.workspace.warnings:
            self.say(warning)
        from portfolio_app.ui import unsaved

        if waiting := unsaved.waiting(path):
            where = "Accounts" if waiting[0].is_account else "Evidence"
            self.say(f"Words that could not be saved before are waiting for you. They are on the {where} page.")
        self._show_actions()
        self.show_page(PAGES[0].name)
        if not self.tools.settings.flag("tour/seen"):
            self.take_tour()

    def _leave(self) -> bool:
        """Let go of the portfolio; what cannot be saved is kept in the window the first time, then put aside."""
        if self.session is None:
            return True
        # Work that is under way reads the portfolio: it ends before the file is let go of.
        self.tools.runner.close()
        if not self._open_pages.flush() and not self._put_aside(self.session):
            return False
        self._warned = False
        self._open_pages.drop()
        self.session.close()
        self.session.deleteLater()
        self.session = None
        self._undoing.watch(None)
        return True

    def _put_aside(self, session: "Session") -> bool:
        """Say that words are not saved; when the user leaves all the same, write them to a file of their own."""
        from portfolio_app.ui import unsaved

        if not self._warned:
            self._warned = True
            self.say(
                "Your last words could not be saved, so the portfolio stays open. Make room or put the file back. "
                f"Close again to leave: the words are then put into a text file in {unsaved.folder()}."
            )
            return False
        try:
            self._open_pages.put_aside(session)
        except OSError as error:
            self.say(f"Your last words could not be put aside either ({error.strerror}). Copy them before you close.")
            return False
        return True

    def _show_welcome(self) -> None:
        self.setWindowTitle("Evidence Mapper")
        self._welcome.refresh()
        self._stack.setCurrentWidget(self._welcome)
        self.side_bar.hide()
        self._banner.hide()
        self.tour.hide()
        self._show_actions()

    def _restore_window(self) -> None:
        geometry = self.tools.settings.geometry("main")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width()), min(800, room.height() - _TITLE_BAR))

    def _on_notice(self, notice: Notice) -> None:
        self.say(notice.text, undo=notice.undo)
        if notice.run is not None and not self._cover.is_up:
            self.notice_bar.offer(notice.offer, notice.run)

    def _on_fault_closed(self) -> None:
        self._fault = None

    def _on_session_changed(self, change: "Change | None") -> None:
        if self.session is None:
            return
        if change is None or change.concerns(Kind.ACCOUNT):
            self.side_bar.set_badge("accounts", str(self.session.workspace.accounts.count() or ""))
        self.side_bar.set_foot(self.session.workspace.path.name)
        if "check" in self.pages:
            self.side_bar.set_badge("check", self.pages["check"].badge())

    def _on_theme_changed(self) -> None:
        self.tools.settings.mode = self.tools.theme.mode
        self.tools.settings.percent = self.tools.theme.percent
        self.tools.settings.reading = self.tools.theme.reading
        self.side_bar.set_narrow(self.width() < self.tools.theme.px(_NARROW_BELOW))
        self._show_actions()
