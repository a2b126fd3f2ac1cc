"""The main window: the shell round the pages of one portfolio, or the welcome page while none is open."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import LockedError
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Page, Place, Tools
from portfolio_app.ui.progress.decision_taker import DecisionTaker, is_decisions
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.door import Door
from portfolio_app.ui.shell.earlier_copies_dialog import EarlierCopies
from portfolio_app.ui.shell.frame import Frame
from portfolio_app.ui.shell.given_files import GivenFiles
from portfolio_app.ui.shell.going import Going
from portfolio_app.ui.shell.handed_over import HandedOver
from portfolio_app.ui.shell.locking import Locking
from portfolio_app.ui.shell.menus import Menus
from portfolio_app.ui.shell.open_pages import OpenPages
from portfolio_app.ui.shell.pack_opener import PackOpener, is_pack
from portfolio_app.ui.shell.removing import Removing
from portfolio_app.ui.shell.saved_sign import SavedSign
from portfolio_app.ui.shell.shell_actions import shell_actions
from portfolio_app.ui.shell.telling import Telling
from portfolio_app.ui.shell.text_zoom import TextZoom
from portfolio_app.ui.shell.undoing import Undoing
from portfolio_app.ui.shell.window_shape import WindowShape
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.found_evidence import files_in

if TYPE_CHECKING:
    from portfolio_app.domain.progress.overview import OverviewContent
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.shell.command_palette import CommandPalette
    from portfolio_app.ui.shell.voice import Voice
    from portfolio_app.ui.shell.welcome_page import WelcomePage


class MainWindow(QMainWindow):
    """Connects pages, session, menus and notices; the pages do not know each other."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.tools = tools
        self._palette: CommandPalette | None = None
        self.setWindowTitle("Evidence Mapper")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 520)
        self._frame = Frame(tools.theme)
        self.side_bar, self.tour, self.notice_bar = self._frame.side_bar, self._frame.tour, self._frame.notice_bar
        self._stack = self._frame.stack
        self.setCentralWidget(self._frame)
        self._menus = Menus(self, tools.theme)
        self._open_pages = OpenPages(self._stack, tools, self)
        self.door = Door(tools, self._open_pages, self)
        self.going = Going(self.door, self._open_pages, self._frame, self)
        self.packs = PackOpener(self, self._stack, tools)
        self.decisions = DecisionTaker(self, tools)
        self.files = GivenFiles(self.door, self._open_pages, self.packs, self.decisions, tools, self)
        self.removing = Removing(self, tools, lambda: self.session)
        self.copies = EarlierCopies(self, tools, self.door.copy_soon)
        self.locking = Locking(self, self.door, self._open_pages.flush)
        self._cover = HandedOver(self, self._stack, self._frame.beside)
        self._undoing = Undoing(self, self.notice_bar, self.packs, self._open_pages.flush)
        self.telling = Telling(self.notice_bar, self._undoing, self._cover, self._open_pages.flush, self)
        self._saved_sign = SavedSign(self.side_bar)
        self._connect()
        tools.theme.dress(self)
        self._shape = WindowShape(self, tools.settings)
        self._shape.restore()
        self._zoom = TextZoom(self, tools.theme)

    @property
    def session(self) -> "Session | None":
        """The portfolio that is open."""
        return self.door.session

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

            self._palette = CommandPalette(self._frame)
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
        self.door.open_now(path)

    def expect(self, path: Path) -> None:
        """Say at once what is being opened, as far as a first look tells, and open it while the window answers.

        A pack is checked and shown instead.
        """
        self.files.expect(path)

    def try_writing(self) -> None:
        """Open the portfolio that can only be read once more, now perhaps for writing, and show the same place.

        From an earlier copy this leads back to the present portfolio.
        """
        self.files.try_writing(self.going)

    def show_removed(self) -> None:
        """Show what was taken out, to bring it back or remove it for good."""
        if self.session is not None and self._open_pages.flush():
            self.removing.show(self.session)

    def show_copies(self) -> None:
        """Show the earlier copies of the portfolio, to look at one or to save it."""
        if self.session is not None:
            self.copies.show(self.session)

    def close_portfolio(self) -> None:
        """Save everything, close the file and show the welcome page."""
        if self.door.leave():
            self._show_welcome()

    def show_page(self, name: str) -> None:
        """Show a page, made now if it has not been shown before."""
        self.going.show_page(name)

    def go(self, place: Place) -> None:
        """Show a place: the page, and on it what the place names."""
        self.going.go(place)

    def say(self, text: str, *, undo: bool = False, own: Callable[[], object] | None = None) -> None:
        """Show a notice; not over a view that was handed to somebody else. ``own`` is what its *Undo* does instead."""
        self.telling.say(text, undo=undo, own=own)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The portfolios opened last, but for the one that is open."""
        return tuple(path for path in self.tools.settings.recent if not self.door.is_on(path))

    def as_widget(self) -> QWidget:
        """Return the window as what has a focused field."""
        return self

    def save_now(self) -> None:
        """Save what waits to be saved, and say so; what cannot be saved is said by its page."""
        if (page := self.packs.shown_assessment) is not None:
            self.telling.save_now(page.flush, read_only=False)
        elif self.session is not None:
            self.telling.save_now(self._open_pages.flush, read_only=self.session.read_only)

    @property
    def voice(self) -> "Voice | None":
        """The system's voice, where there is one."""
        return self._voice

    @cached_property
    def _voice(self) -> "Voice | None":
        from portfolio_app.ui.shell.voice import voice_of

        return voice_of(self, self.say)

    def choose_reading(self) -> None:
        """Ask how words are to be set."""
        from portfolio_app.ui.shell.reading_dialog import ReadingDialog

        dialog = ReadingDialog(self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_tour(self) -> None:
        """Go through the pages with a word on each."""
        if self.session:
            self.tour.begin()

    def write_full_screen(self) -> None:
        """Leave nothing but the page on the screen, or bring the rest back."""
        full = self._shape.toggle_full_screen()
        self.side_bar.setVisible(not full and self.session is not None)

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
        self._shape.remember()
        self.door.stop()
        self.packs.stop()
        if self._voice is not None:
            self._voice.stop()
        self.tools.runner.close()
        self.tools.aside.close()
        event.ignore()  # stays open when saving fails in whatever way
        if self.door.leave():
            event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the system from the first time that the window shows."""
        super().showEvent(event)
        self._zoom.listen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side bar's icons alone where there is little room."""
        super().resizeEvent(event)
        self._frame.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the notice on Escape, unless what has the focus has a use for it."""
        if event.key() == Qt.Key.Key_Escape and self.notice_bar.isVisible():
            self.notice_bar.hide()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and pictures where there is a portfolio to put them in."""
        if files_in(event.mimeData()) or (self.session is not None and event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a portfolio or a pack that is dropped on the window, take decisions in, or give files to the page."""
        event.acceptProposedAction()
        self.files.take_drop(event.mimeData(), self.going)

    def _connect(self) -> None:
        self.side_bar.page_wanted.connect(self.show_page)
        self._open_pages.made.connect(self._on_page_made)
        self.going.shown.connect(self._on_page_shown)
        self._undoing.place_wanted.connect(self.going.show_deed)
        self.door.opening.connect(self._on_opening)
        self.door.looked.connect(self._on_looked)
        self._frame.go.connect(self.go)
        self._frame.wanted.connect(self.going.run_on_page)
        self.door.read.connect(self.notice_bar.hide)
        self.door.entered.connect(self._on_entered)
        self.door.left.connect(lambda: self._undoing.watch(None))
        self.door.left.connect(self._saved_sign.end)
        self.door.failed.connect(self._on_open_failed)
        for sayer in (self.door, self.files, self.packs, self.decisions, self.copies, self.locking):
            sayer.said.connect(self.say)
        self.removing.said.connect(lambda text, undo: self.say(text, undo=undo))
        self.decisions.taken_in.connect(self.telling.say_taken_in)
        self.files.projects.said.connect(lambda text, undo: self.say(text, undo=undo))
        self.packs.closed.connect(self._on_pack_closed)
        self.packs.portfolio_made.connect(self.expect)
        self._frame.banner.again_wanted.connect(self.try_writing)
        self.tour.page_wanted.connect(self.show_page)
        self.tour.ended.connect(self._on_tour_ended)
        self.tools.theme.changed.connect(self._on_theme_changed)

    @cached_property
    def _welcome(self) -> "WelcomePage":
        """The welcome page, made when it is first shown: who opens a portfolio does not wait for it."""
        from portfolio_app.ui.shell.welcome_page import WelcomePage

        page = WelcomePage(self.tools.settings, self.tools.theme)
        page.new_wanted.connect(self.files.ask_new)
        page.open_wanted.connect(self.files.ask_open)
        page.example_wanted.connect(self.door.example_soon)
        page.pack_wanted.connect(self.files.ask_pack)
        page.file_wanted.connect(self.expect)
        page.said.connect(self.say)
        self._stack.addWidget(page)
        return page

    def _on_pack_closed(self, before: str) -> None:
        if self.session is None:
            self._show_welcome()
        else:
            self.show_page(before or PAGES[0].name)

    def _on_opening(self, path: Path) -> None:
        """Show what is being opened; a portfolio that is open stays where it is until the other one can be shown."""
        if self.session is not None:
            self.say(tr("Opening {name}…", name=excerpt(path.name)))
            return
        self._frame.show_opening(path)
        self.setWindowTitle(tr("{stem} - Evidence Mapper", stem=path.stem))
        self._show_actions()

    def _on_looked(self, content: "OverviewContent") -> None:
        if self.session is None:
            self._on_page_shown(self._frame.show_overview(content))

    def _on_entered(self, session: "Session", reason: str) -> None:
        stem = session.workspace.path.stem
        title = tr("{stem} (locked) - Evidence Mapper") if session.workspace.locked else tr("{stem} - Evidence Mapper")
        self.setWindowTitle(title.format(stem=stem))
        self._saved_sign.begin(session)
        self._frame.show_portfolio(session, reason, self.copies.day_shown)
        session.changed.connect(self._on_session_changed)
        self._undoing.watch(session)
        self._on_session_changed(None)
        self.telling.say_what_to_know(session.workspace)
        self._show_actions()
        self.going.arrive()
        self._frame.drop_overview()
        self.removing.clear_out(session)
        if not self.tools.settings.flag("tour/seen"):
            self.take_tour()

    def _on_open_failed(self, error: Exception) -> None:
        self.going.stay()
        self._frame.drop_overview()
        if self.session is None:
            self._show_welcome()
        if not (isinstance(error, LockedError) and self.locking.ask(error)):
            self.say(message_of(error))

    def _on_page_made(self, page: Page) -> None:
        page.go.connect(self.go)
        page.wanted.connect(self.going.run_on_page)
        page.notify.connect(self.telling.show_notice)
        page.files_found.connect(self.files.take_found)
        page.picture_found.connect(self.files.take_found)
        page.settled.connect(self.notice_bar.take_back)
        page.covered.connect(self._cover.show_view)
        self._saved_sign.watch(page)
        self._show_actions()

    def _on_page_shown(self, page: QWidget) -> None:
        if self._palette is not None and self._palette.isVisible():
            self._palette.lies_over(page)
        else:
            page.setFocus()

    def _on_tour_ended(self) -> None:
        self.tools.settings.remember("tour/seen", True)
        self._stack.currentWidget().setFocus()

    def _show_welcome(self) -> None:
        self.setWindowTitle("Evidence Mapper")
        self._welcome.refresh()
        self._frame.show_alone(self._welcome)
        self._show_actions()

    def _on_session_changed(self, change: "Change | None") -> None:
        if self.session is None:
            return
        if change is None or change.concerns(Kind.ACCOUNT):
            self._frame.count_accounts(self.session.workspace.accounts.count())
        self.side_bar.set_foot(self.session.workspace.path.name)
        if "check" in self.pages:
            self.side_bar.set_badge("check", self.pages["check"].badge())

    def _on_theme_changed(self) -> None:
        self.tools.settings.mode = self.tools.theme.mode
        self.tools.settings.percent = self.tools.theme.percent
        self.tools.settings.reading = self.tools.theme.reading
        self._frame.fit(self.width())
        self._show_actions()
