"""One statement, or one witness, beside the list: everything about it, and what can be done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement import Statement, StatementState, StatementVersion, proof_of, short_digest
from portfolio_app.domain.witnesses.statement_warnings import StatementWarning
from portfolio_app.domain.witnesses.witness import Witness, WitnessKey, WitnessStatus
from portfolio_app.domain.words.text import excerpt, readable
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import LONGEST_LINE, bullet, button, label, line
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.state_ring import StateRing
from portfolio_app.ui.witnesses.witness_rows import about, say_day_of, state_of, state_sentence, state_words

HAND_OVER, FORM, SCAN, CHANGE, CORRECT, CONFIRM, REFUSE, VERIFY, SAVE, REMOVE, EDIT, ASK, PIN, STAMP, STAMPED = (
    "hand over", "form", "scan", "change", "correct", "confirm", "refuse", "verify", "save", "remove", "edit", "ask",
    "pin", "stamp", "stamped",
)  # fmt: skip

_WORDS = {
    HAND_OVER: mark("Hand over to sign"),
    FORM: mark("Save the form…"),
    SCAN: mark("Attach a scan…"),
    CHANGE: mark("Change what you ask…"),
    CORRECT: mark("Ask for a correction"),
    CONFIRM: mark("Note a confirmation…"),
    REFUSE: mark("Mark as refused…"),
    VERIFY: mark("Check the signature"),
    SAVE: mark("Save the file…"),
    REMOVE: mark("Remove"),
    EDIT: mark("Change…"),
    ASK: mark("Ask for a statement…"),
    PIN: mark("Change the PIN…"),
    STAMP: mark("Ask for a time stamp…"),
    STAMPED: mark("Bring in a time stamp…"),
}
_LESS = frozenset((SAVE, CHANGE, REFUSE, REMOVE, PIN, STAMP, STAMPED))
"""What is wanted seldom, and is not to crowd the rest."""
_AROUND = 4
_SIGNATURE = (200, 80)
_OPEN = (HAND_OVER, FORM, SCAN, CHANGE, REFUSE, REMOVE)
_OFFERED = {
    StatementState.DRAFTED: _OPEN,
    StatementState.ASKED: _OPEN,
    StatementState.RETURNED: (HAND_OVER, CONFIRM, VERIFY, SAVE, SCAN, CHANGE, REFUSE, REMOVE),
    StatementState.SIGNED: (VERIFY, SAVE, CONFIRM, CORRECT, STAMP, STAMPED, REFUSE, REMOVE),
    StatementState.CONFIRMED: (VERIFY, SAVE, CORRECT, STAMP, STAMPED, REFUSE, REMOVE),
    StatementState.REFUSED: (CORRECT, REMOVE),
    StatementState.CHANGED: (VERIFY, CORRECT, SAVE, REMOVE),
}


@dataclass(frozen=True, slots=True)
class WitnessDetails:
    """A witness with their keys and the warnings about them."""

    witness: Witness
    keys: tuple[WitnessKey, ...] = ()
    warnings: tuple[StatementWarning, ...] = ()
    sample: bytes = b""
    """Their signature as PNG, from the first time that they drew one."""
    can_sign: bool = False
    """Whether one of the keys can sign here."""


class StatementPanel(QFrame):
    """Shows details; tells which button was pressed by the name of what it does."""

    wanted = Signal(str)

    def __init__(
        self, theme: Theme, colour_of: Callable[[str], int], *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._theme = theme
        self._colour_of = colour_of
        self._writable = writable
        self.buttons: dict[str, QPushButton] = {}
        self._doubts = QWidget(self)
        self._doubts.hide()
        self._scroll = ScrollColumn()
        self._scroll.setAccessibleName(tr("About what is chosen"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._scroll)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._show([label(tr("Choose a statement or a witness to see more about it."), "muted", wrap=True)], ())

    def show_statement(self, statement: Statement, stamped: Iterable[tuple[int, str]] = ()) -> None:
        """Show a statement: state, actions, versions, request; what an assessor may ask comes by show_warnings().

        ``stamped`` are sentences on the times that others vouch for, each with the number of the version.
        """
        stamps = tuple(stamped)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(StateRing(self._theme, state_of(statement)), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(state_words(statement, sign=False), "strong", wrap=True), 1)
        shown = [
            label(f"{statement.reference} · {excerpt(statement.witness_name)}", "small", wrap=True),
            label(about(statement), "large", wrap=True),
            head,
            label(state_sentence(statement), "muted", wrap=True),
        ]
        self._doubts = QWidget()
        self._doubts.hide()
        below: list[QWidget] = [self._doubts]
        for version in reversed(statement.versions):
            below += self._version(statement, version)
            below += [label(said, "small", wrap=True) for number, said in stamps if number == version.number]
        below += self._request(statement)
        self._show(shown, _offered(statement), below)

    def show_warnings(self, warnings: Iterable[StatementWarning]) -> None:
        """Add to the statement that shows what an assessor may ask about it."""
        found = self._warnings(warnings)
        if not found or not isValid(self._doubts) or self._doubts.layout() is not None:
            return
        column = QVBoxLayout(self._doubts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in found:
            column.addWidget(widget)
        self._doubts.show()

    def show_witness(self, details: WitnessDetails) -> None:
        """Show what is known of a witness."""
        witness = details.witness
        facts = (
            (tr("Job"), witness.role),
            (tr("Works at"), witness.organisation),
            (tr("Knows you"), witness.known),
            (tr("Status"), "" if witness.status is WitnessStatus.NOT_SAID else witness.status.said),
            (tr("Qualification"), witness.qualification),
            (tr("Contact"), witness.contact),
        )
        shown: list[QWidget] = [label(witness.reference, "small"), label(witness.name, "large", wrap=True)]
        below: list[QWidget] = [*self._warnings(details.warnings)]
        below += [_fact(name, label(readable(value, LONGEST_LINE), wrap=True)) for name, value in facts if value]
        if details.sample:
            below.append(_fact(tr("Their signature"), self._sample(details)))
        for key in details.keys:
            kept = tr("kept under a PIN") if key.has_pin else tr("without a PIN")
            made = tr("Signing key, made {day}, {kept}", day=say_day_of(key.made_at), kept=kept)
            below.append(_fact(made, _selectable(label(key.fingerprint, wrap=True))))
        self._show(shown, (ASK, EDIT, *((PIN,) if details.can_sign else ()), REMOVE), below)

    def _sample(self, details: WitnessDetails) -> QLabel:
        # Ink is dark in both themes, so it stands on paper.
        paper = QPixmap.fromImage(QImage.fromData(details.sample))
        shown = QLabel()
        shown.setPixmap(
            paper.scaled(
                self._theme.px(_SIGNATURE[0]),
                self._theme.px(_SIGNATURE[1]),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )
        shown.setAccessibleName(tr("The signature of {name}", name=excerpt(details.witness.name)))
        shown.setProperty("look", "paper")
        shown.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        return shown

    def _version(self, statement: Statement, version: StatementVersion) -> list[QWidget]:
        former = "" if version is statement.latest else tr(", replaced by a later one")
        several = statement.last_number > 1
        title = (
            tr("Version {number}{former}", number=version.number, former=former) if several else tr("What they said")
        )
        shown: list[QWidget] = [line(), label(title, "heading", wrap=True), _selectable(label(version.text, wrap=True))]
        asked = {criterion.ref: criterion for criterion in statement.request.criteria}
        for reference in version.seen:
            criterion = asked.get(reference)
            code = criterion.label if criterion else reference
            shown.append(self._tick(reference, code, criterion.text if criterion else ""))
        if not version.seen:
            shown.append(label(tr("Nothing is ticked."), "muted", wrap=True))
        day = tr(", dated {date}", date=say_date(version.signed_on)) if version.signed_on else ""
        name = version.typed_name or version.witness_name
        shown.append(label(f"{name}{day}", "strong", wrap=True))
        shown.append(label(version.verification, "small", wrap=True))
        if version.is_signed:
            shown.append(label(proof_of(version.signer), "small", wrap=True))
        if version.fingerprint:
            shown.append(
                _selectable(label(tr("Certificate {fingerprint}", fingerprint=version.fingerprint), "small", wrap=True))
            )
        shown.append(
            label(tr("Check code {short_digest}", short_digest=short_digest(version.digest)), "small", wrap=True)
        )
        return shown

    def _request(self, statement: Statement) -> list[QWidget]:
        request = statement.request
        shown: list[QWidget] = [line(), label(tr("What you ask"), "heading")]
        day = say_date(request.event_on, "")
        where = " · ".join(filter(None, (day, request.place)))
        shown += [label(text, wrap=True) for text in (request.event, where) if text]
        shown += [bullet(prompt) for prompt in request.prompts]
        shown += [self._tick(criterion.ref, criterion.label, criterion.text) for criterion in request.criteria]
        return shown

    def _tick(self, reference: str, code: str, text: str) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(CodeTag(self._theme, code, self._colour_of(reference)), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(text, wrap=True), 1)
        return both

    def _warnings(self, warnings: Iterable[StatementWarning]) -> list[QWidget]:
        found = [label(f"!  {warning.message}", wrap=True) for warning in warnings]
        return [label(tr("An assessor may ask"), "heading"), *found] if found else []

    def _show(self, shown: Iterable[QWidget], offered: Iterable[str], below: Iterable[QWidget] = ()) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in shown:
            column.addWidget(widget)
        self.buttons = {}
        if any(offered := tuple(offered)):
            column.addWidget(self._buttons(offered))
        for widget in below:
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _buttons(self, offered: Iterable[str]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, _AROUND, 0, _AROUND)
        column.setSpacing(8)
        wanted = tuple(offered)
        for less in (False, True):
            names = [name for name in wanted if (name in _LESS) is less]
            if not names:
                continue
            row = QWidget()
            flow = FlowLayout(row, gap=8)
            for name in names:
                made = button(tr(_WORDS[name]), "primary" if not self.buttons else "chip" if less else "")
                made.setEnabled(self._writable or name in (VERIFY, SAVE, FORM))
                made.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
                self.buttons[name] = made
                flow.addWidget(made)
            column.addWidget(row)
        return holder


def _offered(statement: Statement) -> tuple[str, ...]:
    """Return what can be done; only a digital signature can be stamped with the time."""
    signed = statement.latest is not None and statement.latest.is_signed
    return tuple(name for name in _OFFERED[statement.state] if signed or name not in (STAMP, STAMPED))


def _fact(name: str, value: QWidget) -> QWidget:
    """Return a value under its name, as one thing."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 2, 0, 2)
    column.setSpacing(2)
    column.addWidget(label(name, "small", wrap=True))
    column.addWidget(value)
    return both


def _selectable(made: QLabel) -> QLabel:
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
