"""A file of evidence, looked at and claimed: pages with boxes, words, or the times of a recording."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import Box, Region
from portfolio_app.domain.errors import InputError, PortfolioError
from portfolio_app.domain.evidence.file import WORD, EvidenceFile, FileVersion
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.claim_list import ClaimRow, place_rows
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.claim_target import place_target, whole_target
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.evidence.beside_page import BesidePage
from portfolio_app.ui.evidence.black_out import BlackOut
from portfolio_app.ui.evidence.black_out_panel import BlackOutPanel
from portfolio_app.ui.evidence.claimed_boxes import claimed_boxes
from portfolio_app.ui.evidence.file_words import FileWords
from portfolio_app.ui.evidence.former_bar import FormerBar
from portfolio_app.ui.evidence.framed_stack import FramedStack
from portfolio_app.ui.evidence.place_panel import PlacePanel
from portfolio_app.ui.evidence.viewed_copy import ViewedCopy
from portfolio_app.ui.evidence.viewer_bar import ViewerBar
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.labels import breakable
from portfolio_app.ui.widgets.page_view import PageView


class EvidenceViewer(QWidget):
    """Shows one version of one file at a time, a former one only to be looked at."""

    left = Signal()
    said = Signal(str, bool)
    outside_wanted = Signal(object, int)
    """The version of this number is to be opened in its own program."""
    play_wanted = Signal(object, int, float)
    """The version of this number is to be played from so many seconds on."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._file: EvidenceFile | None = None
        self._number = 0
        self._page = 1
        self._rows: tuple[ClaimRow, ...] = ()
        self._wanted_claim = 0
        self._viewed = ViewedCopy(session.workspace, runner, self)
        self.bar = ViewerBar(theme)
        self.former = FormerBar()
        self.view = PageView(theme, writable=not session.read_only)
        self.text = FileWords(theme)
        self._message = Invitation("", "", tr("Open in its own program"))
        self.panel = PlacePanel(theme, writable=not session.read_only)
        self.black_out = BlackOut(session, runner, self.view, BlackOutPanel(theme), self.panel)
        self.picker = CriterionPicker(session, theme, self)
        self.steps = ClaimSteps(session, settings, self.picker, self._near)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def file(self) -> EvidenceFile | None:
        """The file that shows."""
        return self._file

    @property
    def version(self) -> FileVersion | None:
        """The version of it that shows."""
        file = self._file
        return next((each for each in file.versions if each.number == self._number), None) if file else None

    @property
    def page(self) -> int:
        """The page that shows, 1 for the first."""
        return self._page

    def show_file(self, file: EvidenceFile, claim: int = 0, number: int = 0) -> None:
        """Show a file from its first page, or at a claim's place; with a ``number`` that version of it."""
        self.close_file()
        self._file, self._number = file, number or file.version
        self._page = 1
        self._wanted_claim = claim
        self._show_version()
        self._message.heading.setText(breakable(file.evidence.title))
        self._message.sentence.setText(tr("One moment…"))
        self._message.button.hide()
        self._stack.setCurrentWidget(self._message)
        self.bar.show_page(1, 0)
        self.refresh()
        self._viewed.open(file.evidence.reference, self._number)

    def refresh(self) -> None:
        """Read the file's versions and the claims on it again; leave it where it was taken out."""
        if self._file is None:
            return
        evidence, was_former = self._file.evidence, self._is_former
        try:
            self._file = self._session.workspace.evidence.file(evidence.reference)
        except InputError:
            self.left.emit()
            return
        if self._is_former != was_former:
            self.show_file(self._file, number=self._number if was_former else 0)
            return
        self.former.show_version(self._file, self._file.present if self.version is None else self.version)
        claims = self._session.workspace.claims.of(evidence.id)
        if self._is_former:
            claims = tuple(claim for claim in claims if claim.file_version == self._number)
        self._rows = place_rows(self._session, claims, picture=self._is_picture)
        self.panel.claims.set_claims(self._rows)
        if self.steps.moving is not None and self.steps.moving.id not in {claim.id for claim in claims}:
            self.steps.stop_moving()
        self._show_boxes()

    def show_claim(self, claim_id: int) -> None:
        """Turn to the page of a claim and choose it."""
        if self._viewed.copy is None:
            self._wanted_claim = claim_id
            return
        claim = next((row.claim for row in self._rows if row.claim.id == claim_id), None)
        if claim is None:
            return
        self.panel.claims.choose(claim_id)
        self.panel.show_start()
        place = claim.box if self._is_former or not claim.lost else None
        if place is not None:
            self.turn_to(place.page)
        self._show_boxes()
        if place is not None:
            self.view.reveal(place)

    def turn_to(self, page: int) -> None:
        """Show another page."""
        copy = self._viewed.copy
        if copy is None or not 1 <= page <= copy.pages or page == self._page:
            return
        self._show_page(page)

    def claim_place(self) -> None:
        """Claim what is marked: a box, or the seconds typed; or point the claim that is being moved there."""
        region = self.panel.times.value() if self._is_recording else self.view.canvas.draft
        if region is not None:
            self._claim(region)

    def claim_page(self) -> None:
        """Claim the page that shows."""
        if self._viewed.copy is not None and self._viewed.copy.pages:
            self._claim(Box(self._page))

    def claim_whole(self) -> None:
        """Claim all of the file."""
        if self._file is not None and not self._is_former:
            self.steps.claim(whole_target(self._file.evidence.reference, one=self._session.noun.one))

    def begin_black_out(self) -> None:
        """Let places be chosen that are to be blacked out for good."""
        if self._file is not None and self._viewed.copy is not None and not self._is_former:
            self.black_out.begin(self._file, self._viewed.copy, self._page)
            self.view.canvas.setFocus()

    def close_file(self) -> None:
        """Let go of the file and its copy."""
        self.picker.close_picker()
        self.black_out.close()
        self._viewed.close()
        self._file = None
        self.steps.reset()
        self._rows = ()
        self.view.clear()
        self.text.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel beside the page, or below it."""
        super().resizeEvent(event)
        self._both.fit(self.size())

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+T for claiming what is marked here, whatever the menu has on that key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _is_claim(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Claim what is marked with Ctrl+T; go back with Escape."""
        if self.black_out.active:
            self.black_out.end() if event.key() == Qt.Key.Key_Escape else super().keyPressEvent(event)
        elif _is_claim(event):
            self.claim_place() if self._is_recording or self.view.canvas.draft else self.claim_page()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _is_recording(self) -> bool:
        return self.version is not None and self.version.is_recording

    @property
    def _is_picture(self) -> bool:
        return self.version is not None and self.version.is_picture and not self.version.is_paged

    @property
    def _is_former(self) -> bool:
        return self._file is not None and self._number != self._file.version

    def _lay_out(self) -> None:
        for shown in (self._message, self.view, self.text):
            self._stack.addWidget(shown)
        frame = FramedStack(self._stack, self.text)
        self._both = BesidePage(self._theme, frame, (self.panel, self.black_out.panel))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self.former)
        layout.addLayout(self._both, 1)

    def _connect(self) -> None:
        canvas, panel = self.view.canvas, self.panel
        self.bar.left.connect(self.left)
        self.bar.turned.connect(lambda way: self.turn_to(self._page + way))
        self.bar.page_wanted.connect(self.turn_to)
        self.bar.zoomed.connect(self.view.step)
        self.view.zoom_changed.connect(self.bar.show_zoom)
        self.view.picture_wanted.connect(lambda width, height: self._viewed.draw(self._page, width, height))
        self._viewed.opened.connect(self._on_copied)
        self._viewed.drawn.connect(self.view.set_image)
        self._viewed.read.connect(self._on_words)
        self._viewed.failed.connect(self._show_message)
        self.former.present_wanted.connect(self._on_present_wanted)
        canvas.turned.connect(lambda way: self.turn_to(self._page + way))
        canvas.drawn.connect(self._on_drawn)
        canvas.chosen.connect(self._on_box_chosen)
        canvas.claim_wanted.connect(self.claim_place)
        canvas.withdraw_wanted.connect(lambda: None if self.black_out.active else panel.claims.withdraw_current())
        panel.box.changed.connect(self._on_typed)
        panel.black_out_wanted.connect(self.begin_black_out)
        self.black_out.turned.connect(self.turn_to)
        self.black_out.done.connect(self.show_file)
        self.black_out.said.connect(self.said)
        panel.place_wanted.connect(self.claim_place)
        panel.page_wanted.connect(self.claim_page)
        panel.whole_wanted.connect(self.claim_whole)
        for wanted in (panel.outside_wanted, self._message.accepted):
            wanted.connect(lambda: self.outside_wanted.emit(self._file, self._number))
        panel.play_wanted.connect(lambda seconds: self.play_wanted.emit(self._file, self._number, seconds))
        panel.claims.chosen.connect(self.show_claim)
        panel.claims.words_wanted.connect(self._on_move_wanted)
        self.steps.follow(panel.claims)
        self.steps.said.connect(self.said)
        for told in (self.steps.made, self.steps.changed):
            told.connect(self._on_claimed)

    def _claim(self, region: Region) -> None:
        if self._file is not None and not self._is_former:
            one, picture = self._session.noun.one, self._is_picture
            self.steps.claim(place_target(self._file.evidence.reference, region, picture=picture, one=one))

    def _near(self, _claim: int = 0) -> QRect:
        """Return where the picker may stand near: the marked box as far as it can be seen, or the panel's buttons."""
        if self.view.canvas.draft is not None and self._stack.currentWidget() is self.view:
            return self.view.draft_in(self)
        corner = self.panel.mapTo(self, QPoint(0, 0))
        return QRect(corner, self.panel.size()).adjusted(0, 0, 0, -self.panel.height() * 2 // 3)

    def _show_version(self) -> None:
        """Let what can be claimed, and how, be that of the version that shows."""
        if self._file is None or (version := self.version) is None:
            return
        self.former.show_version(self._file, version)
        self.panel.show_file(self._file, version)
        self.view.canvas.set_writable(not self._session.read_only and not self._is_former)

    def _on_copied(self, copy: OpenCopy) -> None:
        version = copy.version
        if copy.pages and not (version.is_pdf and version.warning and not version.pages):
            self._stack.setCurrentWidget(self.view)
            self.bar.show_zoom(self.view.zoom)
            self._show_page(1)
            self.view.canvas.setFocus()
        elif copy.has_words:
            self._viewed.read_words()
        else:
            played = tr("Listen to it in its own program, then type the times here.") if self._is_recording else ""
            self._show_message(tr(version.warning) or played or tr("This kind of file cannot be shown here."))
            if self._is_recording:
                self.panel.times.begin(copy.seconds)
                self.panel.times.start.setFocus()
        if self._wanted_claim:
            self.show_claim(self._wanted_claim)

    def _on_words(self, words: str) -> None:
        if self.version is not None:
            self.text.show_words(words, paragraphs=self.version.media_type == WORD)
            self._stack.setCurrentWidget(self.text)
            self.text.setFocus()

    def _show_message(self, text: str) -> None:
        self._message.sentence.setText(text)
        self._message.button.show()
        self._stack.setCurrentWidget(self._message)
        self.bar.show_page(1, 0)
        self.panel.show_unseen()

    def _show_page(self, page: int) -> None:
        copy = self._viewed.copy
        if copy is None:
            return
        pages = copy.pages
        try:
            shape = copy.shape(page)
        except PortfolioError as error:
            self._show_message(tr(copy.version.warning) or error.message)
            if pages > 1:  # the others may be looked at
                self._page = page
                self.bar.show_page(page, pages)
            return
        self._stack.setCurrentWidget(self.view)
        self._page = page
        self.bar.show_page(page, pages)
        name = copy.version.name if pages == 1 else f"Page {page} of {copy.version.name}"
        former = tr(", former version {number}", number=self._number) if self._is_former else ""
        self.view.show_page(page, f"{name}{former}", *shape)
        self.panel.show_drawing(None, page=self._shown_page)
        self._show_boxes()

    def _show_boxes(self) -> None:
        current = self.panel.claims.current
        shown = claimed_boxes(self._rows, self._page, former=self._is_former)
        self.view.canvas.set_boxes(shown, current.id if current else 0)
        self.black_out.show_page(self._page)

    def _on_drawn(self, box: Box | None) -> None:
        if self.black_out.active:
            return
        if box is None:
            self.steps.stop_moving()
        elif not self.view.canvas.dragging:
            self.view.reveal(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=self.steps.moving is not None)

    @property
    def _shown_page(self) -> int:
        return self._page if self.version is not None and self.version.is_paged else 0

    def _on_typed(self, box: Box) -> None:
        self.view.canvas.set_draft(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=self.steps.moving is not None)

    def _on_box_chosen(self, claim: int) -> None:
        self.panel.claims.choose(claim)
        self._show_boxes()

    def _on_move_wanted(self, claim: Claim) -> None:
        """Let another place be marked for a claim, beginning with the one that it has."""
        if self._is_former:
            return
        self.steps.begin_moving(claim)
        if self._is_recording:
            self.panel.show_moving(None if claim.lost else claim.stretch)
            self.panel.times.start.setFocus()
            self.panel.times.start.selectAll()
            return
        if claim.box is not None and not claim.lost:
            self.turn_to(claim.box.page)
        box = Box(self._page, 0.25, 0.3, 0.5, 0.2) if claim.box is None or claim.lost else claim.box
        self.steps.begin_moving(claim)  # turning the page gave up what was being drawn
        self.view.canvas.set_draft(box)
        self.panel.show_drawing(box, page=self._shown_page, moving=True)
        self.view.canvas.setFocus()

    def _on_present_wanted(self) -> None:
        if self._file is not None:
            self.show_file(self._file)

    def _on_claimed(self, claim: Claim) -> None:
        self.view.canvas.set_draft(None)
        self.panel.times.begin(self._viewed.copy.seconds if self._viewed.copy else None)
        self.panel.show_drawing(None, page=self._shown_page)
        self.refresh()
        self.show_claim(claim.id)
        if self._is_recording:
            self.panel.times.start.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._stack.currentWidget() is self.view:
            self.view.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_claim(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_T and event.modifiers() == Qt.KeyboardModifier.ControlModifier
