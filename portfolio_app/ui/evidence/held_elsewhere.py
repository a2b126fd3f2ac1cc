"""Asks what is held elsewhere, where, and who looked at it."""

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import label

_ABOUT = mark("For what must not be copied, such as a personnel file. Your assessor reads it there.")
_WRONG_DAY = mark("Write the day as 2 March 2026 or 2/3/2026.")


class HeldElsewhereDialog(FormDialog):
    """Takes a record, with empty texts for a new one; its value is the record as changed, once accepted."""

    def __init__(self, held: HeldElsewhere, today: date, parent: QWidget | None = None) -> None:
        super().__init__(tr("Evidence that is held elsewhere"), parent)
        self._held = held
        self._today = today
        self.what = QPlainTextEdit(held.what)
        self.what.setPlaceholderText(tr("Such as: my signed appraisal of 3 March, two pages"))
        self.what.setTabChangesFocus(True)
        self.where = QLineEdit(held.where)
        self.where.setPlaceholderText(tr("Such as: personnel file, Leeds branch"))
        self.checked_by = QLineEdit(held.checked_by)
        self.checked_by.setPlaceholderText(tr("Such as: T. Hill, assessor"))
        self.checked_on = QLineEdit(show_date(held.checked_on))
        self.checked_on.setPlaceholderText(tr("Such as: 2 March 2026"))
        self._said = label("", "small", wrap=True)
        form = form_rows()
        for text, field in (
            (tr("&What it is"), self.what),
            (tr("Where it is &held"), self.where),
            (tr("Who &looked at it"), self.checked_by),
            (tr("&On which day"), self.checked_on),
        ):
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(text, field)
        buttons, self._keep = keep_or_cancel(self, tr("Keep this record"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self._said)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.what.textChanged.connect(self._look)
        for field in (self.where, self.checked_by, self.checked_on):
            field.textChanged.connect(self._look)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Leave room for three lines at the text size in use."""
        self.what.setFixedHeight(self.what.fontMetrics().lineSpacing() * 3 + 32)
        super().showEvent(event)
        self.resize(self.width(), self.layout().heightForWidth(self.width()))

    def value(self) -> HeldElsewhere:
        """Return the record as filled in."""
        return replace(
            self._held,
            what=clean(self.what.toPlainText()).strip(),
            where=clean_line(self.where.text()),
            checked_by=clean_line(self.checked_by.text()),
            checked_on=self._day(),
        )

    def _day(self) -> date | None:
        return read_date(self.checked_on.text(), self._today)

    def _look(self) -> None:
        try:
            self._day()
            wrong = ""
        except ValueError:
            wrong = _WRONG_DAY
        there = self.what.toPlainText().strip() and self.where.text().strip()
        self._keep.setEnabled(bool(there) and not wrong)
        self._said.setText(wrong or ("" if there else tr("Say at least what it is and where it is held.")))
