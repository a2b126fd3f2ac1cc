"""Asks for the learner's details, as they stand on the cover."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.time import Moment
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick

_FIELDS = (
    ("learner", mark("Your &name"), mark("Your name")),
    ("learner_number", mark("&Learner number"), mark("Your learner number")),
    ("programme", mark("&Programme"), mark("Such as Level 2 Customer Service")),
    ("employer", mark("&Employer"), mark("Your employer")),
    ("provider", mark("&Training provider"), mark("Your training provider")),
)
_LONGEST = 200
_LINES = 3
_ROOM = 32


class DetailsDialog(FormDialog):
    """Takes the details; its value is what was changed, once accepted."""

    def __init__(self, portfolio: Portfolio, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your details"), parent)
        self._portfolio = portfolio
        self.fields: dict[str, QLineEdit] = {}
        form = form_rows()
        for name, text, hint in _FIELDS:
            field = QLineEdit(str(getattr(portfolio, name)))
            field.setPlaceholderText(tr(hint))
            field.setAccessibleName(text.replace("&", ""))
            field.setMaxLength(_LONGEST)
            self.fields[name] = field
            form.addRow(tr(text), field)
        self.ai_use = QPlainTextEdit(portfolio.ai_use)
        self.ai_use.setPlaceholderText(tr("Such as: I used no AI. Or: I used … to check my spelling in E003."))
        self.ai_use.setAccessibleName(tr("What you used AI for"))
        self.ai_use.setTabChangesFocus(True)
        form.addRow(tr("&Use of AI"), self.ai_use)
        self.authorship = WrappedTick(
            tr(
                "Record how my accounts come to be written: how many letters are typed, pasted and reworked, and when. "
                "Never the words. It goes into packs until you turn it off."
            ),
            name=tr("Record how my accounts come to be written"),
        )
        self.authorship.tick(bool(portfolio.authorship_since))
        self._buttons, self._keep = keep_or_cancel(self, tr("Keep these details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(
            label(tr("These stand in the front of your portfolio. Only your name must be there."), wrap=True)
        )
        layout.addLayout(form)
        layout.addWidget(self.authorship)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.fields["learner"].textChanged.connect(self._on_learner_changed)

    def value(self) -> dict[str, str]:
        """Return the fields that were changed."""
        written = {name: clean_line(field.text()) for name, field in self.fields.items()}
        written["ai_use"] = clean(self.ai_use.toPlainText()).strip()
        since = self._portfolio.authorship_since
        if self.authorship.is_ticked is not bool(since):
            written["authorship_since"] = "" if since else Moment.now().recorded
        return {name: text for name, text in written.items() if text != getattr(self._portfolio, name)}

    def showEvent(self, event: QShowEvent) -> None:
        """Give the use of AI some lines: only now is the text size known."""
        self.ai_use.setFixedHeight(_LINES * self.ai_use.fontMetrics().lineSpacing() + _ROOM)
        super().showEvent(event)

    def _on_learner_changed(self, text: str) -> None:
        self._keep.setEnabled(bool(clean_line(text)))
