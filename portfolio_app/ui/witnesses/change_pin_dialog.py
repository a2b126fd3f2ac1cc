"""Asks a witness for the PIN of their signing key, and for another."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from portfolio_app.domain.witnesses.pin import PIN_SHORTEST
from portfolio_app.services.witnesses.easy_words import suggest_pin
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.witnesses.pin_advice import PinAdvice
from portfolio_app.ui.witnesses.pin_field import pin_field


class ChangePinDialog(QDialog):
    """Takes the witness's name, and whether there is a PIN already; ``present`` and ``new`` hold what was typed."""

    def __init__(self, witness: str, *, has_pin: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Change the PIN") if has_pin else tr("Set a PIN"))
        self.setMinimumWidth(440)
        self.present = pin_field(tr("The present PIN"))
        self.new = pin_field(tr("The new PIN"))
        self.again = pin_field(tr("The new PIN once more"))
        self.said = label("", "small", wrap=True)
        self.advice = PinAdvice(self.new, self.again, suggest_pin)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        self._has_pin = has_pin
        if has_pin:
            form.addRow(tr("The &present PIN"), self.present)
        else:
            self.present.setParent(self)
            self.present.hide()
        form.addRow(tr("The &new PIN"), self.new)
        form.addRow(tr("Once &more"), self.again)
        buttons, self.change = keep_or_cancel(self, self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(
            label(tr("Let {witness} type it. The PIN guards the key that they sign with.", witness=witness), wrap=True)
        )
        layout.addLayout(form)
        layout.addWidget(self.advice)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addWidget(buttons)
        for field in (self.present, self.new, self.again):
            field.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        new, again = self.new.text(), self.again.text()
        wrong = ""
        if len(new) < PIN_SHORTEST:
            wrong = tr("A PIN needs at least {pin_shortest} characters.", pin_shortest=PIN_SHORTEST)
        elif new != again:
            wrong = tr("Type the new PIN twice, the same both times.")
        self.said.setText(wrong)
        self.change.setEnabled(bool(self.present.text() or not self._has_pin) and not wrong)
