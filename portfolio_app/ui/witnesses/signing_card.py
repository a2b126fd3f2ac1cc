"""The part of the hand-over in which a witness signs: who they are, the signature, a PIN, the declaration."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.pin import PIN_SHORTEST
from portfolio_app.domain.witnesses.statement_form import FormRequest
from portfolio_app.services.witnesses.easy_words import suggest_pin
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.kept_fields import KeptField, KeptLine
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick
from portfolio_app.ui.witnesses.pin_advice import PinAdvice
from portfolio_app.ui.witnesses.pin_field import pin_field
from portfolio_app.ui.witnesses.signature_pad import SignaturePad


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of the witness's key: whether there is one, and whether a PIN opens it."""

    exists: bool = False
    has_pin: bool = False


class SigningCard(QWidget):
    """Everything to the right of what the witness writes."""

    sign_wanted = Signal()

    def __init__(self, theme: Theme, form: FormRequest, key: Key, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self._today = today
        role = ", ".join(filter(None, (form.witness_role, form.organisation)))
        self.name = _line(tr("Name"), form.witness)
        self.role = _line(tr("Job"), role)
        self.relationship = _line(tr("How you know them"), form.relationship)
        self.seen_on = _line(tr("When you saw it"), show_date(form.event_on))
        self.typed_name = _line(tr("Or type your name to sign"), "")
        self.kept: dict[str, KeptField] = {
            "name": self.name,
            "role": self.role,
            "relationship": self.relationship,
            "seen_on": self.seen_on,
            "typed_name": self.typed_name,
        }
        """The fields that are kept in the witness's draft, by their names there."""
        self.pad = SignaturePad(theme)
        self.clear = button(tr("Clear"), "flat", name=tr("Clear the signature"))
        self.pin = pin_field(tr("Your PIN") if key.has_pin else tr("Choose a PIN, if you want"))
        self.pin_again = pin_field(tr("The PIN once more"))
        self.advice = PinAdvice(self.pin, self.pin_again, suggest_pin)
        self.new_key = QCheckBox(tr("I have forgotten it"))
        self.new_key.setAccessibleName(tr("I have forgotten the PIN: sign with a new key"))
        self.declared = WrappedTick(form.declaration)
        self.sign = button(tr("Sign the statement"), "primary")
        self.fault = label("", "danger", wrap=True)
        self.fault.hide()
        self._lay_out()
        self.clear.clicked.connect(self.pad.clear)
        self.sign.clicked.connect(self.sign_wanted)
        self.new_key.toggled.connect(self._show_pins)
        self.pin.textChanged.connect(lambda _: self._show_pins())
        self._show_pins()

    def fault_found(self) -> str:
        """Return what keeps the witness from signing, in one sentence, or ""."""
        if not self.name.text().strip():
            return tr("Your name is missing.")
        try:
            self.day_seen()
        except ValueError:
            return tr("The day when you saw it cannot be read: write it like 2 March 2026, or leave it empty.")
        if not self.pad.is_drawn and not self.typed_name.text().strip():
            return tr("Draw your signature, or type your name to sign.")
        if not self.declared.is_ticked:
            return tr("Read the declaration and tick it.")
        return self._pin_fault()

    def day_seen(self) -> date | None:
        """Return the day in the field; raises ValueError for what is none."""
        return read_date(self.seen_on.text(), self._today)

    def show_fault(self, sentence: str) -> None:
        """Say what is wrong beside the button, or with "" nothing."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _pin_fault(self) -> str:
        pin, makes_one = self.pin.text(), not self._key.exists or self.new_key.isChecked()
        if self._key.has_pin and not makes_one:
            return "" if pin else tr("Type your PIN.")
        if pin and makes_one and len(pin) < PIN_SHORTEST:
            return tr("A PIN needs at least {pin_shortest} characters.", pin_shortest=PIN_SHORTEST)
        return tr("The two PINs differ: type them again.") if makes_one and pin != self.pin_again.text() else ""

    def _show_pins(self) -> None:
        makes_one = not self._key.exists or self.new_key.isChecked()
        asks = self._key.has_pin or makes_one
        self._pins.setVisible(asks)
        self._again.setVisible(makes_one and bool(self.pin.text()))
        self.advice.setVisible(makes_one)
        self.new_key.setVisible(self._key.has_pin)

    def _lay_out(self) -> None:
        about, column = card()
        column.addLayout(_pairs(_named(self.name), _named(self.seen_on)))
        # A job and an acquaintance take more words than half of the card shows.
        column.addWidget(_named(self.role))
        column.addWidget(_named(self.relationship))
        drawn, room = card()
        room.setSpacing(4)
        room.addWidget(self.pad)
        foot = QHBoxLayout()
        foot.addWidget(label(say_date(self._today), "small"), 1)
        foot.addWidget(self.clear)
        room.addLayout(foot)
        self._pins = QWidget()
        pins = QVBoxLayout(self._pins)
        pins.setContentsMargins(0, 0, 0, 0)
        self._again = _named(self.pin_again)
        pins.addLayout(_pairs(_named(self.pin), self._again))
        pins.addWidget(self.advice)
        pins.addWidget(self.new_key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(label(tr("Sign here"), "heading"))
        layout.addWidget(drawn)
        layout.addWidget(_named(self.typed_name))
        layout.addWidget(self._pins)
        layout.addWidget(self.declared)
        layout.addWidget(self.fault)
        layout.addWidget(self.sign)
        said = tr("A signed statement cannot be changed. A correction makes a new version and keeps this one.")
        layout.addWidget(label(said, "small", wrap=True))
        layout.addStretch(1)


def _pairs(*widgets: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    for number, widget in enumerate(widgets):
        grid.addWidget(widget, number // 2, number % 2, Qt.AlignmentFlag.AlignBottom)
    for column in (0, 1):
        grid.setColumnStretch(column, 1)
    return grid


def _line(name: str, text: str) -> KeptLine:
    field = KeptLine(text)
    field.setAccessibleName(name)
    field.setMaxLength(200)
    field.setCursorPosition(0)
    return field


def _named(field: QLineEdit) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    above = label(field.accessibleName(), "small", wrap=True)
    above.setBuddy(field)
    column.addWidget(above)
    column.addWidget(field)
    return both
