"""Where to write about a criterion: in a new account, or in one of those written last."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import FormDialog
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.row_button import RowButton


class WriteAboutDialog(FormDialog):
    """Asks, and tells which account was chosen."""

    chosen = Signal(int)
    """An account's id, 0 for a new one."""

    def __init__(
        self, theme: Theme, criterion: Criterion, code: str, recent: Sequence[Evidence], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Write about {code}", code=code), parent)
        self.new = button(tr("In a new account"), "primary")
        self.new.setDefault(True)
        self.new.clicked.connect(lambda: self._choose(0))
        self.rows = [self._row(theme, evidence) for evidence in recent]
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for number, row in enumerate(self.rows):
            row.first = number == 0
            inside.addWidget(row)
        cancel = button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(f"{code}  {criterion.text}", "strong", wrap=True))
        column.addWidget(self.new)
        column.addWidget(label(tr("or go on with one of these"), "muted"))
        column.addWidget(frame)
        column.addWidget(cancel)

    def _row(self, theme: Theme, evidence: Evidence) -> RowButton:
        row = RowButton(theme, f"{evidence.reference} {evidence.title}")
        row.add(label(evidence.reference, "small"))
        row.add(label(evidence.title, wrap=True), 1)
        row.clicked.connect(lambda: self._choose(evidence.id))
        return row

    def _choose(self, evidence_id: int) -> None:
        self.accept()
        self.chosen.emit(evidence_id)
