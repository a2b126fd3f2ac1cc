"""Opens packs in the window: asks which, shows what checking found, and makes a portfolio of one."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from portfolio_app.domain.errors import WrongPassphraseError
from portfolio_app.domain.packs.pack import MANIFEST
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Page, Tools
from portfolio_app.ui.shell.portfolio_files import free_path

if TYPE_CHECKING:
    from portfolio_app.services.long_work import Progress
    from portfolio_app.services.packs.envelopes import OpenedPack
    from portfolio_app.ui.assessing.assess_page import AssessPage
    from portfolio_app.ui.assessing.pack_page import PackPage
    from portfolio_app.ui.shell.passphrase_dialog import PassphraseDialog


_TRIES = 3


def is_pack(path: Path) -> bool:
    """Tell whether the name is one that a pack has: a ZIP, or the manifest of one that was unzipped."""
    return path.suffix.casefold() == ".zip" or path.name == MANIFEST


class PackOpener(QObject):
    """Keeps the page of packs, made when it is first wanted."""

    closed = Signal(str)  # the page that was shown before, "" for none
    portfolio_made = Signal(object)  # Path
    said = Signal(str)

    def __init__(self, window: QWidget, stack: QStackedWidget, tools: Tools) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._tools = tools
        self._before = ""
        self._given = Path()
        """The file that was asked for, which of a sealed pack is the envelope."""
        self._opened: OpenedPack | None = None
        self.dialog: PassphraseDialog | None = None

    @cached_property
    def page(self) -> "PackPage":
        """The page that shows a pack."""
        from portfolio_app.ui.assessing.pack_page import PackPage

        page = PackPage(self._tools.theme, self._tools.runner)
        page.other_wanted.connect(self.ask)
        page.import_wanted.connect(self._on_import_wanted)
        page.assess_wanted.connect(self.assess)
        page.closed.connect(self._on_closed)
        page.said.connect(self.said)
        self._stack.addWidget(page)
        return page

    @cached_property
    def assessing(self) -> "AssessPage":
        """The page on which a pack is assessed."""
        from portfolio_app.ui.assessing.assess_page import AssessPage

        page = AssessPage(self._tools.theme, self._tools.runner)
        page.closed.connect(self._on_assessed)
        page.said.connect(self.said)
        self._stack.addWidget(page)
        return page

    @property
    def shown_assessment(self) -> "AssessPage | None":
        """The page on which a pack is assessed, while it shows."""
        made = self.__dict__.get("assessing")
        return made if made is not None and self._stack.currentWidget() is made else None

    def assess(self, pack: Path) -> None:
        """Show a pack for assessing."""
        self._stack.setCurrentWidget(self.assessing)
        self.assessing.show_pack(pack, self._given.parent)
        self.assessing.setFocus()

    def stop(self) -> None:
        """Keep what an assessor typed, and let go of the pack."""
        if "assessing" in self.__dict__:
            self.assessing.stop()
        self._let_go()

    def ask(self) -> None:
        """Ask which pack to open: its ZIP, or the manifest in the folder that it was unzipped to."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open a pack"),
            "",
            tr("Packs ({patterns});;All files (*)", patterns=f"*.zip *.ZIP {MANIFEST}"),
        )
        if chosen:
            self.show_pack(Path(chosen))

    def show_pack(self, path: Path) -> None:
        """Check a pack and show what was found."""
        from portfolio_app.services.packs.envelopes import is_sealed

        self._let_go()
        self._given = path.parent if path.name == MANIFEST else path
        if is_sealed(path):
            self._ask_passphrase(path, _TRIES)
        else:
            self._show(self._given)

    def _show(self, pack: Path) -> None:
        current = self._stack.currentWidget()
        if current is not self.page:
            self._before = current.name if isinstance(current, Page) else ""
        self._stack.setCurrentWidget(self.page)
        self.page.show_pack(pack)
        self.page.setFocus()

    def take_over(self, pack: Path, target: Path) -> None:
        """Make a new portfolio of a pack, aside, and open it."""
        self.page.run(_importing(pack, target), tr("Making a portfolio of it"), self._on_made)

    def _on_import_wanted(self, pack: Path) -> None:
        suggested = free_path(self._given.parent, f"{pack.stem}.portfolio")
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Where to keep the portfolio"), str(suggested), tr("Portfolios (*.portfolio)")
        )
        if chosen:
            path = Path(chosen)
            self.take_over(pack, path if path.suffix == ".portfolio" else path.with_name(f"{path.name}.portfolio"))

    def _on_made(self, path: Path) -> None:
        self.portfolio_made.emit(path)

    def _ask_passphrase(self, sealed: Path, tries: int) -> None:
        from portfolio_app.ui.shell.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(sealed, tr("Sealed pack"), wrong=tries < _TRIES, parent=self._window)
        dialog.accepted.connect(lambda: self._take_out(sealed, dialog.value, tries - 1))
        dialog.finished.connect(self._on_asked)
        self.dialog = dialog
        dialog.open()

    def _take_out(self, sealed: Path, passphrase: str, left: int) -> None:
        from portfolio_app.services.packs.envelopes import OpenedPack

        self.said.emit(tr("Opening {name}…", name=excerpt(sealed.name)))
        task = self._tools.runner.start(lambda _: OpenedPack(sealed, passphrase))
        task.finished.connect(self._on_taken_out)
        task.failed.connect(lambda error: self._on_not_taken_out(error, sealed, left))

    def _on_asked(self) -> None:
        self.dialog = None

    def _on_taken_out(self, opened: "OpenedPack") -> None:
        self._let_go()
        self._opened = opened
        self._show(opened.path)

    def _on_not_taken_out(self, error: Exception, sealed: Path, left: int) -> None:
        if isinstance(error, WrongPassphraseError) and left:
            self._ask_passphrase(sealed, left)
        else:
            self.said.emit(message_of(error))

    def _let_go(self) -> None:
        """Remove what was taken out of an envelope."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _on_assessed(self) -> None:
        self.assessing.stop()
        self._let_go()
        self.closed.emit(self._before)

    def _on_closed(self) -> None:
        self.page.stop()
        self._let_go()
        self.closed.emit(self._before)


def _importing(pack: Path, target: Path) -> "Callable[[Progress], Path]":
    def work(progress: "Progress") -> Path:
        from portfolio_app.workspace import import_workspace

        with import_workspace(pack, target, progress) as workspace:
            return workspace.path

    return work
