"""The panel beside the list of evidence: a picture, the details to edit in place, the claims, what can be done."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, Privacy, reference_of
from portfolio_app.domain.evidence.file import EvidenceSummary, say_media_type, say_redacted, say_size
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.words.text import clean, clean_line, excerpt, plural
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.evidence.chosen_evidence import ChosenEvidence
from portfolio_app.ui.evidence.evidence_buttons import EvidenceButtons
from portfolio_app.ui.evidence.responsive_panel import ResponsivePanel
from portfolio_app.ui.evidence.thumbnails import fitted
from portfolio_app.ui.evidence.unsaved_details import UnsavedDetails
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.found_evidence import LeavesFiles
from portfolio_app.ui.widgets.kept_fields import KeptField, KeptLine, KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import breakable, button, label, line
from portfolio_app.ui.widgets.typing_step import TypingStep

_WIDTH, _HEIGHT = 340, 300
_PICTURE = (300, 120)
_PRIVACY = {
    Privacy.OPEN: mark("Everybody who reads the portfolio"),
    Privacy.CONFIDENTIAL: mark("The same, marked as confidential"),
    Privacy.PRIVATE: mark("Only you: it is not handed over"),
}
_STEPS = frozenset((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End))
_EDIT_METHODS = mark("Edit methods…")
_EMPTY = mark("Nothing is claimed yet. Say what it proves.")
_APART = 6
"""Pixels more between two fields than between a field and its name."""


class EvidencePanel(ResponsivePanel):
    """Signals carry what was edited, or what is wanted."""

    edited = Signal(object, object, object)
    """The evidence, its changed details by name, and the step of typing that they are part of, or None."""
    wanted = Signal(str)
    again_wanted = Signal()
    """What is not saved is to be tried again."""
    methods_wanted = Signal()
    """The table of method codes is to be changed."""

    def __init__(self, theme: Theme, *, writable: bool, today: date, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("The chosen evidence"), _WIDTH, _HEIGHT, parent)
        self._writable = writable
        self._today = today
        self._summary: EvidenceSummary | None = None
        self._pictured = True
        self._unkept: UnsavedDetails | None = None
        self._mistyped: dict[int, str] = {}
        self._has_picture = False
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._kind = label("", "small", wrap=True)
        self.title = KeptLine()
        self.title.setMaxLength(200)
        self.date = KeptLine()
        self.date.setPlaceholderText(tr("Such as 2 March 2026"))
        self.method = ChoiceBox()
        self.privacy = ChoiceBox()
        self.description = KeptText()
        self.description.setPlaceholderText(tr("What an assessor should know about it"))
        self.typing = Typing(self._keep, self)
        self._wrong = label(tr("Write the day as 2 March 2026 or 2/3/2026."), "danger", wrap=True)
        self._wrong.hide()
        self._unsaved = label("", "danger", wrap=True)
        self.again = button(tr("Try again now"))
        self._facts = label("", "small", wrap=True)
        self._trouble = label("", wrap=True)
        self._lines = (line(), line())
        self._work = EvidenceButtons(self.wanted.emit, writable=writable)
        self.buttons = self._work.by_name
        self.claims = ClaimsPanel(theme, writable=writable, empty=tr(_EMPTY))
        self.claims.list.show_whole()
        for privacy, text in _PRIVACY.items():
            self.privacy.addItem(tr(text), privacy)
        for field in (self.title, self.date, self.description):
            LeavesFiles(field)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @property
    def summary(self) -> EvidenceSummary | None:
        """The evidence that shows."""
        return self._summary

    def show_evidence(self, chosen: ChosenEvidence, thumbnail: bytes, unkept: UnsavedDetails | None = None) -> None:
        """Show a piece of evidence, with details that wait to be saved as they were written.

        A field that is being edited keeps what is typed in it: before another piece shows, flush() has it told.
        """
        summary = chosen.summary
        same = self._shows(summary.evidence)
        if not same:
            self.to_top()
        self._summary, self._unkept = summary, unkept
        evidence = self._written(summary.evidence)
        self._show_picture(thumbnail)
        kind = evidence.kind.value.capitalize()
        said = tr("Annotation of {reference}", reference=reference_of(summary.about)) if summary.about else kind
        self._kind.setText(f"{evidence.reference} · {said}")
        mistyped = self._mistyped.get(evidence.id, "")
        for name, field, text in (
            ("title", self.title, evidence.title),
            ("produced_on", self.date, mistyped or show_date(evidence.produced_on)),
            ("description", self.description, evidence.description),
        ):
            if not same or not self._is_being_written(name, field, text):
                field.show_words(text)
        self._fill_methods(chosen.methods, evidence.method)
        self.privacy.setCurrentIndex(self.privacy.findData(evidence.privacy))
        self._wrong.setVisible(bool(mistyped))
        self._show_unsaved()
        self._show_facts(summary, chosen.held)
        self.claims.set_claims(chosen.claims)
        self._show_buttons(summary, chosen.versions)

    def note_kept(self, evidence: Evidence) -> None:
        """Know the evidence as it was just saved, before the list is read again."""
        if self._summary is not None and self._shows(evidence):
            self._summary = replace(self._summary, evidence=evidence)

    def note_unkept(self, evidence_id: int, unkept: UnsavedDetails | None) -> None:
        """Know what waits to be saved of a piece of evidence."""
        if self._summary is not None and self._summary.evidence.id == evidence_id:
            self._unkept = unkept
            self._show_unsaved()

    def flush(self) -> bool:
        """Tell what is typed and not yet told, and end the step that is under way; tell whether a note is saved."""
        self.typing.flush()
        self._on_title_left()
        return self.claims.flush()

    def fit(self, *, wide: bool, room: int) -> None:
        """Take the room that there is beside the list or below it."""
        super().fit(wide=wide, room=room)
        # Below the list there is no room to spare; the list has a small picture.
        self._pictured = wide
        self.picture.setVisible(wide and self._has_picture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the description when its field is left; open the list of methods where a key would go through it."""
        if watched is self.description and event.type() == QEvent.Type.FocusOut:
            self.typing.flush()
        if watched is self.method:
            # Its last entry opens a dialog, which nobody is to meet by turning a wheel or going down too far.
            if event.type() == QEvent.Type.Wheel:
                event.ignore()
                return True
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
                self.method.showPopup()
                return True
        return super().eventFilter(watched, event)

    def _written(self, evidence: Evidence) -> Evidence:
        """Return the evidence that shows as its user wrote it, saved or not."""
        return replace(self._unkept, evidence=evidence).shown if self._unkept else evidence

    def _shows(self, evidence: Evidence) -> bool:
        return self._summary is not None and self._summary.evidence.id == evidence.id

    def _show_unsaved(self) -> None:
        unkept = self._unkept
        parts = (
            [tr("Not saved yet: {why} It is tried again by itself.", why=unkept.why)] if unkept and unkept.why else []
        )
        parts += unkept.faults.values() if unkept else ()
        self._unsaved.setText("\n".join(parts))
        self._unsaved.setVisible(bool(parts))
        self.again.setVisible(bool(unkept and unkept.waits))

    def _show_picture(self, thumbnail: bytes) -> None:
        room = QSize(self._theme.px(_PICTURE[0]), self._theme.px(_PICTURE[1]))
        picture = fitted(thumbnail, room) if thumbnail else None
        self._has_picture = picture is not None
        self.picture.setVisible(self._has_picture and self._pictured)
        if picture is not None:
            painter = QPainter(picture)
            painter.setPen(self._theme.colour("border"))
            painter.drawRect(QRectF(QPointF(0, 0), picture.deviceIndependentSize()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.end()
            self.picture.setPixmap(picture)
            summary = self._summary
            self.picture.setAccessibleName(
                tr("Picture of {title}", title=excerpt(summary.evidence.title)) if summary else ""
            )

    def _fill_methods(self, methods: Sequence[Method], code: str) -> None:
        self.method.clear()
        for method in methods:
            self.method.addItem(f"{method.code}  {method.name}", method.code)
        if self.method.findData(code) < 0:
            self.method.addItem(code, code)
        self.method.setCurrentIndex(self.method.findData(code))
        self.method.insertSeparator(self.method.count())
        self.method.addItem(tr(_EDIT_METHODS))

    def _show_facts(self, summary: EvidenceSummary, held: HeldElsewhere | None) -> None:
        file = summary.file
        facts: list[str] = []
        if file is not None:
            pages = plural(file.pages, "page") if file.is_paged and file.pages else ""
            kind = say_media_type(file.media_type)
            facts = [file.name, " · ".join(filter(None, (kind, say_size(file.size), pages))), file.cleaned]
            facts += [f"{said[:1].upper()}{said[1:]}." for said in (say_redacted(file),) if said]
        if held is not None:
            facts = [held.what, tr("Held at: {where}", where=held.where), held.looked_at]
        self._facts.setText(breakable("\n".join(filter(None, facts))))
        self._facts.setVisible(bool(facts))
        self._trouble.setText(tr(file.warning) if file else "")
        self._trouble.setVisible(bool(file and file.warning))

    def _show_buttons(self, summary: EvidenceSummary, versions: int) -> None:
        kind = summary.evidence.kind
        self._work.show_for(kind, versions)
        own = kind in (EvidenceKind.FILE, EvidenceKind.HELD_ELSEWHERE)
        for part in (self.claims, *self._lines):
            part.setVisible(own)
        for field in (self.title, self.date):
            field.setReadOnly(not self._writable or not own)

    def _is_being_written(self, name: str, field: KeptField, text: str) -> bool:
        """Tell whether a field is to stay as it is typed: it is not told yet, or means what the text says."""
        if self.typing.waits(name) or not field.hasFocus():
            return self.typing.waits(name)
        if name != "produced_on":
            return clean(field.words).strip() == text
        try:
            return read_date(field.words, self._today) == read_date(text, self._today)
        except ValueError:
            return False

    def _keep(self, name: str, words: str, step: TypingStep | None) -> None:
        """Tell what was typed into a field, where it can be read."""
        if name == "title" and (title := clean_line(words)):
            self._tell(step, title=title)
        elif name == "description":
            self._tell(step, description=clean(words).strip())
        elif name == "produced_on":
            self._on_date(step)

    def _tell(self, step: TypingStep | None = None, /, **details: object) -> None:
        summary = self._summary
        if summary is None or not self._writable:
            return
        changed = {
            name: value for name, value in details.items() if getattr(self._written(summary.evidence), name) != value
        }
        if changed:
            self.edited.emit(summary.evidence, changed, step)

    def _on_title_left(self) -> None:
        self.typing.flush()
        if self._summary is not None and not clean_line(self.title.text()):
            self.title.show_words(self._written(self._summary.evidence).title)

    def _on_date_left(self) -> None:
        self.typing.flush()
        with suppress(ValueError):
            self.date.show_words(show_date(read_date(self.date.text(), self._today)))

    def _on_date(self, step: TypingStep | None) -> None:
        try:
            day = read_date(self.date.text(), self._today)
        except ValueError:
            if self._summary is not None:
                self._mistyped[self._summary.evidence.id] = self.date.text()
            self._wrong.show()
            return
        self._wrong.hide()
        if self._summary is not None:
            self._mistyped.pop(self._summary.evidence.id, None)
        if not self.date.isReadOnly():
            self._tell(step, produced_on=day)

    def _on_method(self) -> None:
        code = self.method.currentData()
        if code is not None:
            self._tell(method=code)
        elif self._summary is not None:
            self.method.setCurrentIndex(self.method.findData(self._written(self._summary.evidence).method))
            self.methods_wanted.emit()

    def _connect(self) -> None:
        self.typing.watch("title", tr("the title"), self.title)
        self.typing.watch("produced_on", tr("the day"), self.date, at_a_time=False)
        self.typing.watch("description", tr("the description"), self.description)
        self.title.editingFinished.connect(self._on_title_left)
        self.date.editingFinished.connect(self._on_date_left)
        self.date.typed.connect(self._wrong.hide)
        self.description.installEventFilter(self)
        self.method.activated.connect(lambda _: self._on_method())
        self.method.installEventFilter(self)
        self.privacy.activated.connect(lambda _: self._tell(privacy=Privacy(self.privacy.currentData())))
        self.again.clicked.connect(self.again_wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(8)
        inner.addWidget(self.picture)
        inner.addWidget(self._kind)
        inner.addWidget(self._work.first)
        inner.addLayout(self._fields())
        for combo in (self.method, self.privacy):
            combo.setEnabled(self._writable)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
        self.description.setReadOnly(not self._writable)
        inner.addWidget(self._facts)
        inner.addWidget(self._trouble)
        inner.addWidget(self._lines[0])
        inner.addWidget(self.claims, 1)
        inner.addWidget(self._lines[1])
        inner.addWidget(self._work.others)
        inner.addStretch(0)
        self.fill(content)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for text, field, row, column, wide in (
            (tr("Title"), self.title, 0, 0, 2),
            (tr("Day it was made"), self.date, 2, 0, 2),
            (tr("Method"), self.method, 5, 0, 2),
            (tr("Who may see it"), self.privacy, 7, 0, 2),
            (tr("Description"), self.description, 9, 0, 2),
        ):
            said = label(text, "small")
            said.setBuddy(field)
            field.setAccessibleName(text)
            said.setContentsMargins(0, _APART, 0, 0)
            grid.addWidget(said, row, column, 1, wide)
            grid.addWidget(field, row + 1, column, 1, wide)
        grid.addWidget(self._wrong, 4, 0, 1, 2)
        grid.addWidget(self._unsaved, 11, 0, 1, 2)
        grid.addWidget(self.again, 12, 0, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _on_theme_changed(self) -> None:
        self.description.setFixedHeight(self._theme.px(72))
