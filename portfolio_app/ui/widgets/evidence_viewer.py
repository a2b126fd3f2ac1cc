"""A file of evidence, looked at and claimed: pages with boxes, words, or the times of a recording."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence_file import WORD, EvidenceFile
from portfolio_app.domain.region import Box, Region
from portfolio_app.services.viewing import OpenCopy
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.models.claim_list import place_rows
from portfolio_app.ui.models.evidence_work import copying, drawing
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import Task, TaskRunner, Work
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.criterion_picker import CriterionPicker
from portfolio_app.ui.widgets.file_words import FileWords
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.labels import set_look
from portfolio_app.ui.widgets.page_canvas import ShownBox
from portfolio_app.ui.widgets.page_view import PageView
from portfolio_app.ui.widgets.place_panel import PlacePanel
from portfolio_app.ui.widgets.place_tagging import PlaceTagging
from portfolio_app.ui.widgets.viewer_bar import ViewerBar

_BESIDE = 720


class EvidenceViewer(QWidget):
    """Shows one file at a time; its temporary copy is gone as soon as it is left."""

    left = Signal()
    said = Signal(str, bool)
    outside_wanted = Signal()
    """The file is to be opened in its own program."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._runner = runner
        self._file: EvidenceFile | None = None
        self._copy: OpenCopy | None = None
        self._page = 1
        self._claims: tuple[Claim, ...] = ()
        self._wanted_claim = 0
        self._moving: Claim | None = None
        self._tasks: set[Task] = set()
        self._drawing: Task | None = None
        self.bar = ViewerBar(theme)
        self.view = PageView(theme, writable=not session.read_only)
        self.text = FileWords(theme)
        self._message = Invitation("", "", "Open in its own program")
        self.panel = PlacePanel(theme, writable=not session.read_only)
        self.picker = CriterionPicker(session, theme, self)
        self.tagging = PlaceTagging(session, settings, self.picker, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def file(self) -> EvidenceFile | None:
        """The file that shows."""
        return self._file

    @property
    def page(self) -> int:
        """The page that shows, 1 for the first."""
        return self._page

    def show_file(self, file: EvidenceFile, claim: int = 0) -> None:
        """Show a file from its first page, or at a claim's place."""
        self.close_file()
        self._file = file
        self._page = 1
        self._wanted_claim = claim
        self.panel.show_file(file)
        self._message.heading.setText(file.evidence.title)
        self._message.sentence.setText("One moment…")
        self._message.button.hide()
        self._stack.setCurrentWidget(self._message)
        self.bar.show_page(1, 0)
        self.refresh()
        self._start(copying(self._session.workspace, file.evidence.reference), self._on_copied)

    def refresh(self) -> None:
        """Read the claims on the file again."""
        if self._file is None:
            return
        self._claims = self._session.workspace.claims.of(self._file.evidence.id)
        rows = place_rows(self._session, self._claims, picture=self._file.present.is_picture)
        self.panel.claims.set_claims(rows)
        if self._moving is not None and self._moving.id not in {claim.id for claim in self._claims}:
            self._moving = None
        self._show_boxes()

    def show_claim(self, claim_id: int) -> None:
        """Turn to the page of a claim and choose it."""
        if self._copy is None:
            self._wanted_claim = claim_id
            return
        claim = next((each for each in self._claims if each.id == claim_id), None)
        if claim is None:
            return
        self.panel.claims.choose(claim_id)
        place = None if claim.lost else claim.box
        if place is not None:
            self.turn_to(place.page)
        self._show_boxes()
        if place is not None:
            self.view.reveal(place)

    def turn_to(self, page: int) -> None:
        """Show another page."""
        if self._copy is None or not 1 <= page <= self._copy.pages or page == self._page:
            return
        self._show_page(page)

    def claim_place(self) -> None:
        """Claim what is marked: a box, or the seconds typed; or point the claim that is being moved there."""
        region = self.panel.times.value() if self._is_recording else self.view.canvas.draft
        if region is not None:
            self._claim(region)

    def claim_page(self) -> None:
        """Claim the page that shows."""
        if self._copy is not None and self._copy.pages:
            self._claim(Box(self._page))

    def claim_whole(self) -> None:
        """Claim all of the file."""
        if self._file is not None:
            self.tagging.claim(self._file.evidence, None, self._near())

    def close_file(self) -> None:
        """Let go of the file and its copy."""
        self.picker.close_picker()
        if self._copy is not None:
            copy, self._copy = self._copy, None
            # What is being drawn still reads it; the runner has one worker, so this comes after.
            self._runner.start(lambda _report: copy.close())
        self._file, self._drawing, self._moving = None, None, None
        self._claims = ()
        self.view.clear()
        self.text.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the page, or below it."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_BESIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.panel.fit(wide=wide, room=self.height())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+T for claiming what is marked here, whatever the menu has on that key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_claim(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Claim what is marked with Ctrl+T; go back with Escape."""
        if _is_claim(event):
            self.claim_place() if self._is_recording or self.view.canvas.draft else self.claim_page()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _is_recording(self) -> bool:
        return self._file is not None and self._file.present.is_recording

    def _lay_out(self) -> None:
        for shown in (self._message, self.view, self.text):
            self._stack.addWidget(shown)
        frame = QFrame()
        frame.setProperty("look", "card")
        # The words have a frame of their own, which shows where the keys go.
        self._stack.currentChanged.connect(
            lambda _: set_look(frame, "" if self._stack.currentWidget() is self.text else "card")
        )
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._stack)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(16)
        self._both.addWidget(frame, 1)
        self._both.addWidget(self.panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addLayout(self._both, 1)

    def _connect(self) -> None:
        canvas, panel = self.view.canvas, self.panel
        self.bar.left.connect(self.left)
        self.bar.turned.connect(lambda way: self.turn_to(self._page + way))
        self.bar.page_wanted.connect(self.turn_to)
        self.bar.zoomed.connect(self.view.step)
        self.view.zoom_changed.connect(self.bar.show_zoom)
        self.view.picture_wanted.connect(self._on_picture_wanted)
        canvas.turned.connect(lambda way: self.turn_to(self._page + way))
        canvas.drawn.connect(self._on_drawn)
        canvas.chosen.connect(self._on_box_chosen)
        canvas.claim_wanted.connect(self.claim_place)
        canvas.withdraw_wanted.connect(panel.claims.withdraw_current)
        panel.box.changed.connect(self._on_typed)
        panel.place_wanted.connect(self.claim_place)
        panel.page_wanted.connect(self.claim_page)
        panel.whole_wanted.connect(self.claim_whole)
        panel.outside_wanted.connect(self.outside_wanted)
        panel.claims.chosen.connect(self.show_claim)
        panel.claims.words_wanted.connect(self._on_move_wanted)
        self._message.accepted.connect(self.outside_wanted)
        self.tagging.follow(panel.claims, self._near)
        self.tagging.said.connect(self.said)
        self.tagging.claimed.connect(self._on_claimed)

    def _claim(self, region: Region) -> None:
        if self._file is None:
            return
        if self._moving is not None:
            moving, self._moving = self._moving, None
            self.tagging.frame(moving, region)
            return
        self.tagging.claim(self._file.evidence, region, self._near(), picture=self._file.present.is_picture)

    def _near(self) -> QRect:
        """Return where the picker may stand near: the marked box as far as it can be seen, or the panel's buttons."""
        draft = self.view.canvas.draft
        if draft is not None and self._stack.currentWidget() is self.view:
            place = self.view.canvas.place_of(draft).toRect()
            corner = self.view.canvas.mapTo(self, place.topLeft())
            seen = QRect(self.view.mapTo(self, QPoint(0, 0)), self.view.size())
            return QRect(corner, place.size()).intersected(seen)
        corner = self.panel.mapTo(self, QPoint(0, 0))
        return QRect(corner, self.panel.size()).adjusted(0, 0, 0, -self.panel.height() * 2 // 3)

    def _start(self, work: Work, then: Callable[..., object]) -> Task:
        task = self._runner.start(work)
        self._tasks.add(task)
        file = self._file

        def finished(result: object) -> None:
            self._tasks.discard(task)
            then(result, file)

        def failed(error: BaseException) -> None:
            self._tasks.discard(task)
            if file is self._file:
                self._show_message(message_of(error))

        task.finished.connect(finished)
        task.failed.connect(failed)
        return task

    def _on_copied(self, copy: OpenCopy, file: EvidenceFile | None) -> None:
        if file is not self._file or self._file is None:
            copy.close()
            return
        self._copy = copy
        self.destroyed.connect(copy.close)
        version = self._file.present
        if copy.pages and not (version.is_pdf and version.warning and not version.pages):
            self._stack.setCurrentWidget(self.view)
            self.bar.show_zoom(self.view.zoom)
            self._show_page(1)
            self.view.canvas.setFocus()
        elif copy.has_words:
            self._start(lambda _report: copy.words(), self._on_words)
        else:
            played = "Listen to it in its own program, then type the times here." if self._is_recording else ""
            self._show_message(version.warning or played or "This kind of file cannot be shown here.")
        if self._wanted_claim:
            self.show_claim(self._wanted_claim)

    def _on_words(self, words: str, file: EvidenceFile | None) -> None:
        if file is self._file:
            self.text.show_words(words, paragraphs=file is not None and file.media_type == WORD)
            self._stack.setCurrentWidget(self.text)
            self.text.setFocus()

    def _show_message(self, text: str) -> None:
        self._message.sentence.setText(text)
        self._message.button.show()
        self._stack.setCurrentWidget(self._message)
        self.bar.show_page(1, 0)
        self.panel.show_unseen()

    def _show_page(self, page: int) -> None:
        if self._copy is None or self._file is None:
            return
        try:
            shape = self._copy.shape(page)
        except PortfolioError as error:
            self._show_message(self._file.present.warning or error.message)
            return
        self._page = page
        pages = self._copy.pages
        self.bar.show_page(page, pages)
        name = self._file.name if pages == 1 else f"Page {page} of {self._file.name}"
        self.view.show_page(page, name, *shape)
        self.panel.show_drawing(None, page=self._shown_page)
        self._show_boxes()

    def _on_picture_wanted(self, width: int, height: int) -> None:
        if self._copy is None:
            return
        self._drawing = self._start(drawing(self._copy, self._page, width, height), self._on_drawn_page)
        self._drawing.setProperty("page", self._page)

    def _on_drawn_page(self, image: QImage, file: EvidenceFile | None) -> None:
        if file is self._file and self._drawing is not None and self._drawing.property("page") == self._page:
            self.view.set_image(image)

    def _show_boxes(self) -> None:
        current = self.panel.claims.current
        shown: list[ShownBox] = []
        for claim in self._claims:
            if claim.box is None or claim.box.page != self._page or claim.lost:
                continue
            code, colour = self._session.code_of_claim(claim), self._session.colour_of(claim.criterion)
            shown.append(ShownBox(claim.id, claim.box, code, colour, claim.to_recheck))
        self.view.canvas.set_boxes(shown, current.id if current else 0)

    def _on_drawn(self, box: Box | None) -> None:
        if box is None:
            self._moving = None
        elif not self.view.canvas.dragging:
            self.view.reveal(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=self._moving is not None)

    @property
    def _shown_page(self) -> int:
        return self._page if self._file is not None and self._file.present.is_pdf else 0

    def _on_typed(self, box: Box) -> None:
        self.view.canvas.set_draft(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=self._moving is not None)

    def _on_box_chosen(self, claim: int) -> None:
        self.panel.claims.choose(claim)
        self._show_boxes()

    def _on_move_wanted(self, claim: Claim) -> None:
        """Let another place be marked for a claim, beginning with the one that it has."""
        self._moving = claim
        if self._is_recording:
            self.panel.show_moving()
            self.panel.times.start.setFocus()
            return
        if claim.box is not None and not claim.lost:
            self.turn_to(claim.box.page)
        box = Box(self._page, 0.25, 0.3, 0.5, 0.2) if claim.box is None or claim.lost else claim.box
        self._moving = claim  # turning the page gave up what was being drawn
        self.view.canvas.set_draft(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=True)
        self.view.canvas.setFocus()

    def _on_claimed(self, claim: Claim) -> None:
        self.view.canvas.set_draft(None)
        self.panel.times.clear()
        self.panel.show_drawing(None, page=self._shown_page)
        self.refresh()
        self.show_claim(claim.id)
        if self._stack.currentWidget() is self.view:
            self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_claim(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.ControlModifier
