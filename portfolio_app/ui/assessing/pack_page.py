"""A pack that somebody handed over: checked file by file, and taken over as a portfolio when that is wanted."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.packs.pack import Verification
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.long_work import Progress
from portfolio_app.services.packs.verifying import verify
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.pack_files import LIMITS, about, can_be_assessed, file_rows, verdict_of
from portfolio_app.ui.assessing.verdict_card import VerdictCard
from portfolio_app.ui.assessing.watched_work import WatchedWork
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_LIST = 180
"""The height that the list of files has at least; with less room the page scrolls."""


class PackPage(QWidget):
    """Needs no portfolio to be open; nothing of the pack is unpacked or changed here."""

    other_wanted = Signal()
    import_wanted = Signal(object)  # Path of the pack
    assess_wanted = Signal(object)  # Path of the pack
    closed = Signal()
    said = Signal(str)

    def __init__(self, theme: Theme, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("A pack"))
        self._path = Path()
        self._header = PageHeader(theme, tr("A pack"), "")
        self.assess = self._header.add_button(button(tr("Assess it"), "primary"))
        self.take_over = self._header.add_button(button(tr("Make a portfolio of it…")))
        self.other = self._header.add_button(button(tr("Open another pack…")))
        self.done = self._header.add_button(button(tr("Close")))
        self.progress = WatchedWork(runner)
        self.verdict = VerdictCard(theme)
        self.tree = RowTree(theme, tr("Files of the pack"))
        self._lay_out(theme)
        self.assess.clicked.connect(lambda: self.assess_wanted.emit(self._path))
        self.take_over.clicked.connect(lambda: self.import_wanted.emit(self._path))
        self.other.clicked.connect(self.other_wanted)
        self.done.clicked.connect(self.closed)
        self.progress.failed.connect(self._on_failed)
        self.progress.stopped.connect(self._on_cancelled)
        self.setFocusProxy(self.tree)

    @property
    def busy(self) -> bool:
        """Whether something is being done with a pack."""
        return self.progress.busy

    def show_pack(self, path: Path) -> None:
        """Check a pack, a ZIP or the folder that it was unzipped to, and show what was found."""
        self._path = path
        self._header.set_words(path.name, tr("Looking at every file…"))
        self.verdict.hide()
        self.tree.set_rows(())
        self.take_over.setEnabled(False)
        self.assess.setEnabled(False)
        self.run(lambda progress: verify(path, progress), tr("Checking files"), self._on_checked)

    def run(self, work: Callable[[Progress], object], what: str, done: Callable[..., None]) -> None:
        """Do work with the pack aside, where it can be watched and stopped."""
        self.progress.run(work, what, done)

    def stop(self) -> None:
        """Do nothing more with the pack."""
        self.progress.cancel()

    def _lay_out(self, theme: Theme) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for widget in (self._header, self.progress, self.verdict):
            column.addWidget(widget)
        column.addWidget(self.tree, 100)
        # Where there is no list, the rest stands at the top.
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(content))

        def leave_room() -> None:
            self.tree.setMinimumHeight(theme.px(_LIST))

        theme.changed.connect(leave_room)
        leave_room()

    def _show_fault(self, words: str, why: str) -> None:
        """Say in the page itself what is wrong: a notice is closed, an empty list tells nothing."""
        self._header.set_words(self._path.name, "")
        self.verdict.show_result(State.NOT_YET_MET, words, (why,), "", "")
        self.verdict.show()
        self.tree.hide()
        self.other.setFocus()

    def _on_checked(self, found: Verification) -> None:
        verdict = verdict_of(found)
        self._header.set_words(
            tr("Pack of {shown}", shown=excerpt(found.manifest.learner)), f"{self._path.name} · {about(found)}"
        )
        limits = tr(LIMITS) if found.fingerprint else ""
        self.verdict.show_result(verdict.state, verdict.words, verdict.facts, found.fingerprint, limits)
        self.verdict.show()
        self.tree.set_rows(file_rows(found))
        self.tree.show()
        self.take_over.setEnabled(found.intact)
        self.assess.setEnabled(can_be_assessed(found))
        self.tree.setFocus()

    def _on_failed(self, error: Exception) -> None:
        if self.verdict.isVisible():
            self.said.emit(message_of(error))
        else:
            self._show_fault(tr("This cannot be opened as a pack."), message_of(error))

    def _on_cancelled(self) -> None:
        if self.verdict.isVisible():
            self.said.emit(tr("Stopped. Nothing was changed."))
        else:
            self._show_fault(
                tr("Stopped before every file was looked at."), tr("Nothing was changed. Open the pack again.")
            )
