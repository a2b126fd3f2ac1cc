"""Blacking out in the viewer: boxes are drawn on any page, listed beside it, and blacked out together."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.claims.region import Box, say_region
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.services.personal_data.blacking_out import HitOnPage
from portfolio_app.services.personal_data.redacted_files import Redacted
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.black_out_panel import BlackOutPanel
from portfolio_app.ui.former_file import with_former
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task, TaskRunner
from portfolio_app.ui.widgets.page_view import PageView


@dataclass(frozen=True, slots=True)
class _Cover:
    """A box to black out, and the words that are known to be under it."""

    box: Box
    words: str = ""


class BlackOut(QObject):
    """Holds what is chosen until it is blacked out or given up; drawing on the page goes here meanwhile."""

    done = Signal(object)
    """The file as it is now."""
    said = Signal(str, bool)
    turned = Signal(int)
    """The page on which a box is that was chosen in the list."""

    def __init__(
        self, session: Session, runner: TaskRunner, view: PageView, panel: BlackOutPanel, instead_of: QWidget
    ) -> None:
        """Show the panel ``instead_of`` another one while places are chosen."""
        super().__init__(view)
        self._other = instead_of
        panel.hide()
        self._session, self._runner, self._view, self.panel = session, runner, view, panel
        self._file: EvidenceFile | None = None
        self._copy: OpenCopy | None = None
        self._page = 1
        self._covers: list[_Cover] = []
        self._current = -1
        self._task: Task | None = None
        canvas = view.canvas
        canvas.drawn.connect(self._on_drawn)
        canvas.begun.connect(lambda: self._choose(-1))
        canvas.cover_chosen.connect(self._on_cover_chosen)
        canvas.withdraw_wanted.connect(lambda: self.remove(self._current))
        panel.chosen.connect(self._on_listed)
        panel.removed.connect(self.remove)
        panel.box.changed.connect(self._on_typed)
        panel.hits_wanted.connect(self.mark_hits)
        panel.wanted.connect(self.ask)
        panel.left.connect(self.end)
        panel.progress.cancel_wanted.connect(self._on_cancel)

    @property
    def active(self) -> bool:
        """Whether places are being chosen."""
        return self._file is not None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """What is chosen."""
        return tuple(cover.box for cover in self._covers)

    def begin(self, file: EvidenceFile, copy: OpenCopy, page: int) -> None:
        """Let places be chosen, beginning with none."""
        self._file, self._copy, self._page = file, copy, page
        self._covers, self._current = [], -1
        self.panel.begin()
        self.panel.hits.setVisible(copy.has_placed_words)
        self._view.canvas.set_draft(None)
        self._other.hide()
        self.panel.show()
        self._show()

    def end(self) -> None:
        """Give up what was chosen; nothing was changed."""
        if self.active and self._task is None:
            self._leave()

    def close(self) -> None:
        """Give up what was chosen, and stop what is under way, because the file is left."""
        if self._task is not None:
            self._task.cancel()
        if self.active:
            self._leave()

    def show_page(self, page: int) -> None:
        """Show what is chosen on another page."""
        if self.active and page != self._page:
            self._page, self._current = page, -1
            self._show()

    def remove(self, number: int) -> None:
        """Take a box out of the list."""
        if self.active and 0 <= number < len(self._covers):
            del self._covers[number]
            self._choose(-1)

    def mark_hits(self) -> None:
        """Choose all that is found and undecided on the page that shows."""
        copy, page, service = self._copy, self._page, self._session.workspace.blacking_out
        if copy is not None:
            task = self._runner.start(lambda _report: service.hits(copy, page))
            task.finished.connect(lambda hits: self._on_hits(copy, hits))
            task.failed.connect(lambda error: self.panel.show_trouble(message_of(error)))

    def ask(self) -> None:
        """Ask where the former file goes, if it is to be kept; then black out."""
        if self._file is None:
            return
        if not self.panel.keep.isChecked():
            self.run(None)
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._view.window(),
            tr("Save the former file"),
            self._file.name,
            tr("All files (*)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.run(Path(chosen))

    def run(self, keep: Path | None) -> None:
        """Black out what is chosen, in a worker."""
        if self._file is None or self._task is not None:
            return
        service, reference, boxes = self._session.workspace.blacking_out, self._file.evidence.reference, self.boxes
        self.panel.show_trouble("")
        self.panel.show_working(working=True)
        self.panel.progress.start(tr("Blacking out…"))
        task = self._task = self._runner.start(lambda report: service.black_out(reference, boxes, keep, report))
        task.progressed.connect(self.panel.progress.report)
        self._view.setEnabled(False)
        task.finished.connect(lambda done: self._on_done(done, shown=task is self._task))
        task.failed.connect(lambda error: self._on_stopped(message_of(error)) if task is self._task else None)
        task.cancelled.connect(lambda: self._on_stopped() if task is self._task else None)

    def _choose(self, number: int) -> None:
        if self.active:
            self._current = number
            self._show()

    def _show(self) -> None:
        """Let page, list and numbers say the same."""
        here = [cover.box for number, cover in enumerate(self._covers) if self._is_here(number)]
        self._view.canvas.set_covers(here)
        current = self._covers[self._current].box if self._current >= 0 else None
        if not self._view.canvas.dragging:
            self._view.canvas.set_draft(current)
        self.panel.show_places([self._said(cover) for cover in self._covers], self._current)
        self.panel.show_box(current)

    def _is_here(self, number: int) -> bool:
        return self._covers[number].box.page == self._page

    def _said(self, cover: _Cover) -> str:
        version = self._file.present if self._file else None
        place = say_region(cover.box, picture=version is not None and not version.is_paged)
        return f"{place[:1].upper()}{place[1:]}" + (f": {excerpt(cover.words)}" if cover.words else "")

    def _on_drawn(self, box: Box | None) -> None:
        if not self.active or self._task is not None:
            return
        if box is None:
            self.remove(self._current)
            return
        if self._current < 0:
            self._covers.append(_Cover(box))
            self._current = len(self._covers) - 1
        else:
            self._covers[self._current] = _Cover(box)
        self._show()

    def _on_typed(self, box: Box) -> None:
        if self._current >= 0:
            self._covers[self._current] = _Cover(box)
            self._show()

    def _on_cover_chosen(self, place: int) -> None:
        here = [number for number in range(len(self._covers)) if self._is_here(number)]
        self._choose(here[place] if 0 <= place < len(here) else -1)

    def _on_listed(self, number: int) -> None:
        if 0 <= number < len(self._covers) and self.active:
            page = self._covers[number].box.page
            if page != self._page:
                self.turned.emit(page)
            self._choose(number)
            self._view.reveal(self._covers[number].box)

    def _on_hits(self, copy: OpenCopy, hits: tuple[HitOnPage, ...]) -> None:
        if copy is not self._copy:
            return
        known = set(self.boxes)
        new = [_Cover(box, hit.words) for hit in hits for box in hit.boxes if box not in known]
        self._covers += new
        self.panel.show_trouble("" if new else tr("Check found nothing on this page that is still to be decided."))
        self._choose(-1)

    def _on_cancel(self) -> None:
        if self._task is not None:
            self.panel.progress.stopping()
            self._task.cancel()

    def _on_done(self, done: Redacted, *, shown: bool) -> None:
        evidence = done.file.evidence
        if shown:
            self._leave()
        # No key may bring back what is not there any more.
        self._session.seal(evidence.id)
        self._session.tell(Change(frozenset({Kind.EVIDENCE, Kind.CLAIM}), frozenset({evidence.id})))
        if shown:
            self.done.emit(done.file)
        places = tr_plural("{count} place is", "{count} places are", done.times)
        said = tr("{places} blacked out for good in {reference}.", places=places, reference=evidence.reference)
        self.said.emit(with_former(said, done, self._session.workspace), False)

    def _on_stopped(self, why: str = "") -> None:
        self._task = None
        self._view.setEnabled(True)
        self.panel.show_working(working=False)
        self.panel.show_trouble(why)

    def _leave(self) -> None:
        self._file = self._copy = self._task = None
        self._covers, self._current = [], -1
        self._view.setEnabled(True)
        self._view.canvas.set_covers(None)
        self.panel.hide()
        self._other.show()
        self._view.canvas.set_draft(None)
