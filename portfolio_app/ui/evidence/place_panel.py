"""The panel beside a file: the numbers of the place that is marked, what to claim, and the claims that stand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.claims.region import Box, Stretch, parse_time, say_time
from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.evidence.place_fields import BoxFields
from portfolio_app.ui.evidence.responsive_panel import ResponsivePanel
from portfolio_app.ui.evidence.time_fields import TimeFields
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import breakable, button, label, line

_WIDTH, _HEIGHT = 320, 280
_DRAW = mark("Draw a box round what proves it. With the keyboard: Enter, then the arrows.")
_DRAWN = mark("Move it by its inside, resize it by its corners, or type here.")
_MOVE = mark("Mark the new place, then keep it.")
_MOVE_TIMES = mark("Type the new times, then keep them.")
_TIMES = mark("Say from when until when the recording proves it.")
_ALL = mark("This kind of file is claimed as a whole.")
_UNSEEN = mark("It cannot be shown here, so it is claimed as a whole.")
_EMPTY = mark("Nothing is claimed yet. Claim a part or all of it, and say what it proves.")
_EMPTY_WHOLE = mark("Nothing is claimed yet. Claim it, and say what it proves.")
_EMPTY_FORMER = mark("Nothing that stands was claimed on this version.")


class PlacePanel(ResponsivePanel):
    """Tells what is wanted; the viewer does it."""

    place_wanted = Signal()
    page_wanted = Signal()
    whole_wanted = Signal()
    outside_wanted = Signal()
    black_out_wanted = Signal()
    play_wanted = Signal(float)
    """A recording is to be played from so many seconds on."""

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("What it proves"), _WIDTH, _HEIGHT, parent)
        self._allowed = writable
        self._writable = writable
        self._version: FileVersion | None = None
        self._title = label("", "strong", wrap=True)
        self._name = label("", "small", wrap=True)
        self._said = label("", "muted", wrap=True)
        self.box = BoxFields()
        self.times = TimeFields()
        self.place = button(tr("Claim this place…"), "primary")
        self.page = button(tr("Claim the page…"))
        self.whole = button(tr("Claim all of it…"))
        self.outside = button(tr("Open in its own program"))
        self.black_out = button(tr("Black out…"))
        self.black_out.clicked.connect(self.black_out_wanted)
        self.claims = ClaimsPanel(theme, writable=writable, empty=tr(_EMPTY))
        self.claims.list.show_whole()
        self.place.clicked.connect(self.place_wanted)
        self.page.clicked.connect(self.page_wanted)
        self.whole.clicked.connect(self.whole_wanted)
        self.outside.clicked.connect(self.outside_wanted)
        self.play = button(tr("Play it"))
        self.play.clicked.connect(lambda: self.play_wanted.emit(self.start))
        self.times.changed.connect(self._on_times)
        self.times.entered.connect(self.place_wanted)
        self._lay_out()

    @property
    def start(self) -> float:
        """Where a recording is to begin: at the time that is typed, else at the one claimed, else at its beginning."""
        typed = parse_time(self.times.start.text())
        if typed is not None:
            return typed
        claim = self.claims.current
        return claim.stretch.start if claim is not None and claim.stretch is not None else 0

    def show_start(self) -> None:
        """Say on the button from where a recording would be played."""
        self.play.setText(tr("Play it from {time}", time=say_time(self.start)) if self.start else tr("Play it"))
        self.play.setAccessibleName(self.play.text())
        self.play.setVisible(self._version is not None and self._version.is_recording)

    def show_file(self, file: EvidenceFile, version: FileVersion) -> None:
        """Show what can be claimed of a file; of a former version nothing can."""
        former = version.number != file.version
        self.to_top()
        self._version = version
        self._writable = self._allowed and not former
        in_parts = version.is_picture or version.is_pdf or version.is_recording
        empty = tr(_EMPTY_FORMER) if former else tr(_EMPTY) if in_parts else tr(_EMPTY_WHOLE)
        self.claims.allow(writable=self._writable, empty=empty)
        self.outside.show()
        self._title.setText(breakable(file.evidence.title))
        self._name.setText(breakable(f"{file.evidence.reference} · {version.name}"))
        self.times.begin()
        self.show_start()
        self.show_drawing(None, page=0)

    def show_drawing(self, box: Box | None, *, page: int, moving: bool = False) -> None:
        """Show the box that is being drawn; ``page`` is the page that can be claimed, or 0."""
        version = self._version
        drawable = version is not None and (version.is_picture or version.is_pdf)
        recording = version is not None and version.is_recording
        self.box.setVisible(box is not None)
        if box is not None:
            self.box.show_box(box)
        self.times.setVisible(recording and self._writable)
        moved = tr(_MOVE) if moving else tr(_DRAWN) if box is not None else tr(_DRAW)
        self._said.setText(moved if drawable else tr(_TIMES) if recording else tr(_ALL))
        self._said.setVisible(self._writable)
        self.place.setText(
            tr("Keep the new place") if moving else tr("Claim these seconds…") if recording else tr("Claim this place…")
        )
        self.place.setVisible(self._writable and (box is not None or recording))
        self.place.setAccessibleName(self.place.text())
        self.place.setEnabled(box is not None or self.times.value() is not None)
        self.page.setVisible(self._writable and page > 0 and box is None)
        self.whole.setVisible(self._writable and not moving)
        self.black_out.setVisible(self._writable and drawable and box is None and not moving)

    def show_unseen(self) -> None:
        """Show that there is nothing to draw on: only all of the file can be claimed, or seconds of a recording."""
        self.show_drawing(None, page=0)
        self.outside.hide()  # it is offered in the place of the file
        if self._version is not None and (self._version.is_picture or self._version.is_pdf):
            self._said.setText(tr(_UNSEEN))
            self.black_out.hide()
            if self._writable:
                self.claims.allow(writable=True, empty=tr(_EMPTY_WHOLE))

    def show_moving(self, stretch: Stretch | None) -> None:
        """Show that the times are for a claim that is there already, beginning with those that it has."""
        if stretch is not None:
            self.times.show_stretch(stretch)
        self._said.setText(tr(_MOVE_TIMES))
        self.place.setText(tr("Keep the new times"))
        self.place.setAccessibleName(self.place.text())

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(10)
        named = QVBoxLayout()
        named.setSpacing(2)
        named.addWidget(self._title)
        named.addWidget(self._name)
        inner.addLayout(named)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for each in (self.place, self.page, self.whole, self.play, self.outside, self.black_out):
            flow.addWidget(each)
        for widget in (self._said, self.box, self.times, buttons, line()):
            inner.addWidget(widget)
        inner.addWidget(self.claims, 1)
        inner.addStretch(0)
        self.fill(content)

    def _on_times(self) -> None:
        self.show_start()
        if self._version is not None and self._version.is_recording:
            self.place.setEnabled(self.times.value() is not None)
