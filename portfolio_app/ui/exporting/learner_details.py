"""Asks for the learner's details, as they stand on the cover."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import label

_FIELDS = (
    ("learner", mark("Your &name"), mark("Your name")),
    ("learner_number", mark("&Learner number"), mark("Your learner number")),
    ("programme", mark("&Programme"), mark("Such as Level 2 Customer Service")),
    ("employer", mark("&Employer"), mark("Your employer")),
    ("provider", mark("&Training provider"), mark("Your training provider")),
)
_LONGEST = 200


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
        self._buttons, self._keep = keep_or_cancel(self, tr("Keep these details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(
            label(tr("These stand on the cover of your portfolio. Only your name must be there."), wrap=True)
        )
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.fields["learner"].textChanged.connect(self._on_learner_changed)

    def value(self) -> dict[str, str]:
        """Return the fields that were changed."""
        written = {name: clean_line(field.text()) for name, field in self.fields.items()}
        return {name: text for name, text in written.items() if text != getattr(self._portfolio, name)}

    def _on_learner_changed(self, text: str) -> None:
        self._keep.setEnabled(bool(clean_line(text)))
