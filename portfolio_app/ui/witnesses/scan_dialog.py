"""Asks what stands on a statement that was given on paper."""

from datetime import date

from PySide6.QtWidgets import (
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.witnesses.statement import Testimony
from portfolio_app.domain.witnesses.statement_form import FlatForm, FormRequest
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick


class ScanDialog(FormDialog):
    """Takes the form; its value is what the paper says, as read by the learner, once accepted."""

    def __init__(
        self,
        form: FormRequest,
        name: str,
        today: date,
        parent: QWidget | None = None,
        found: FlatForm | None = None,
    ) -> None:
        super().__init__(tr("The scan of {statement_ref}", statement_ref=form.statement_ref), parent)
        self._form, self._today = form, today
        found = found or FlatForm()
        self.words = QPlainTextEdit(found.text)
        self.words.setAccessibleName(tr("The words on the paper"))
        self.words.setTabChangesFocus(True)
        self.seen_on = _line(tr("When they saw it"), _day(found.seen_on_text, today))
        self.signed_on = _line(tr("The date beside the signature"), _day(found.typed_on_text, today))
        self.signed_name = _line(tr("The name under it"), found.typed_name)
        self.signed_name.setPlaceholderText(tr("As it is written or signed"))
        self.declared = WrappedTick(
            tr("The declaration is ticked or signed: {declaration}", declaration=form.declaration)
        )
        self.ticks = {each.ref: WrappedTick(f"{each.label}  {each.text}") for each in form.criteria}
        self._fault = label("", "danger", wrap=True)
        self._lack = label(tr("Without a name under it the statement does not count."), "small", wrap=True)
        buttons, self._keep = keep_or_cancel(self, tr("Attach the scan"))
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        fields.setVerticalSpacing(10)
        fields.addRow(tr("&Seen on"), self.seen_on)
        fields.addRow(tr("Signed &by"), self.signed_name)
        fields.addRow(tr("Signed &on"), self.signed_on)
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        read = tr("Compare what was read of it") if found.text else tr("Copy its words, so that they can be found")
        said = tr("{name} is kept as it is. {read}; put in only what stands there.", name=excerpt(name), read=read)
        inner.addWidget(label(said, wrap=True))
        inner.addWidget(self.words, 1)
        inner.addLayout(fields)
        inner.addWidget(label(tr("What is ticked on the paper"), "heading"))
        for tick in self.ticks.values():
            inner.addWidget(tick)
        inner.addWidget(self.declared)
        inner.addWidget(self._lack)
        scroll = ScrollColumn(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._fault)
        layout.addWidget(buttons)
        for field in (self.seen_on, self.signed_on, self.signed_name):
            field.textChanged.connect(lambda _: self._look())
        self._look()

    def value(self) -> Testimony:
        """Return what the paper says."""
        form = self._form
        return Testimony(
            text=self.words.toPlainText(),
            seen=tuple(ref for ref, tick in self.ticks.items() if tick.is_ticked),
            witness_name=clean_line(self.signed_name.text()) or form.witness,
            witness_role=form.witness_role,
            relationship=form.relationship,
            seen_on=read_date(self.seen_on.text(), self._today),
            declared=self.declared.is_ticked,
            typed_name=clean_line(self.signed_name.text()),
            signed_on=read_date(self.signed_on.text(), self._today),
        )

    def _look(self) -> None:
        try:
            self.value()
            fault = ""
        except ValueError:
            fault = tr("A day cannot be read: write it like 2 March 2026, or leave it empty.")
        self._lack.setVisible(not clean_line(self.signed_name.text()))
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._keep.setEnabled(not fault)


def _day(text: str, today: date) -> str:
    """Return a day that was read as it is written here; what is none, as it stands."""
    try:
        return show_date(read_date(text, today))
    except ValueError:
        return text


def _line(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(name)
    return field
