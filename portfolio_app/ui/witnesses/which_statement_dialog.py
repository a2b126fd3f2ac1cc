"""Asks of which statement a file is the scan."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label


class WhichStatementDialog(FormDialog):
    """Takes the statements that it may be of; its value is the chosen one, once accepted."""

    def __init__(self, name: str, statements: Sequence[Statement], parent: QWidget | None = None) -> None:
        super().__init__(tr("Of which statement is it the scan?"), parent)
        self._statements = tuple(statements)
        self.which = ChoiceBox()
        self.which.setAccessibleName(tr("The statement"))
        self.which.setPlaceholderText(tr("Choose the statement"))
        for each in self._statements:
            self.which.addItem(f"{each.reference}  {each.witness_name}: {each.evidence.title}")
        self.which.setCurrentIndex(-1)
        buttons, self._keep = keep_or_cancel(self, tr("Attach it…"))
        self._keep.setEnabled(False)
        self.which.currentIndexChanged.connect(lambda chosen: self._keep.setEnabled(chosen >= 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("{name} holds no fields that say whose it is.", name=excerpt(name)), wrap=True))
        layout.addWidget(self.which)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def value(self) -> Statement:
        """Return the chosen statement."""
        return self._statements[self.which.currentIndex()]
