"""Asks who a witness is."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_FIELDS = (
    ("name", mark("&Name"), mark("Their name")),
    ("role", mark("&Job"), mark("Such as duty manager")),
    ("organisation", mark("&Organisation"), mark("Where they work")),
    ("relationship", mark("How they &know you"), mark("Such as line manager")),
    ("known_since", mark("&Since"), mark("Such as April 2025")),
    ("contact", mark("&Contact"), mark("How your assessor can reach them")),
    ("qualification", mark("&Qualification"), mark("What makes them an expert")),
)
_LONGEST = 200


class WitnessDialog(FormDialog):
    """Takes a witness, or one without a name; its value is the witness as changed, once accepted."""

    def __init__(self, witness: Witness, parent: QWidget | None = None) -> None:
        super().__init__(witness.name or tr("A new witness"), parent)
        self._witness = witness
        self.fields: dict[str, QLineEdit] = {}
        form = form_rows()
        for name, text, hint in _FIELDS:
            field = QLineEdit(str(getattr(witness, name)))
            field.setPlaceholderText(tr(hint))
            field.setAccessibleName(text.replace("&", ""))
            field.setMaxLength(_LONGEST)
            self.fields[name] = field
            form.addRow(tr(text), field)
        self.status = ChoiceBox()
        self.status.setAccessibleName(tr("What they know of the work and the standards"))
        for status in WitnessStatus:
            self.status.addItem(tr(status.value).capitalize())
        self.status.setCurrentIndex(list(WitnessStatus).index(witness.status))
        form.insertRow(len(_FIELDS) - 1, tr("S&tatus"), self.status)
        self._meaning = label("", "small", wrap=True)
        form.insertRow(len(_FIELDS), "", self._meaning)
        self.relative = QCheckBox(tr("They are a &relative of mine"))
        self.relative.setAccessibleName(tr("They are a relative of mine"))
        self.relative.setChecked(witness.is_relative)
        self._about = label("", "small", wrap=True)
        buttons, self._keep = keep_or_cancel(self, tr("Keep this witness"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.relative)
        column.addWidget(self._about)
        column.addStretch(1)
        buttons.setContentsMargins(24, 0, 24, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(ScrollColumn(content), 1)
        layout.addWidget(buttons)
        self.fields["name"].textChanged.connect(self._look)
        self.relative.toggled.connect(self._look)
        self.status.currentIndexChanged.connect(self._look)
        self._look()

    def value(self) -> Witness:
        """Return the witness as filled in."""
        texts = {name: clean_line(field.text()) for name, field in self.fields.items()}
        return replace(self._witness, status=self._chosen, is_relative=self.relative.isChecked(), **texts)

    @property
    def _chosen(self) -> WitnessStatus:
        return list(WitnessStatus)[self.status.currentIndex()]

    def _look(self) -> None:
        self._keep.setEnabled(bool(clean_line(self.fields["name"].text())))
        self._meaning.setText(self._chosen.said)
        relative = self.relative.isChecked()
        warned = tr("An assessor may not accept what a relative says. Ask somebody else if you can.")
        self._about.setText(
            warned if relative else tr("Only the name must be there. Say how they know you: it is asked.")
        )
