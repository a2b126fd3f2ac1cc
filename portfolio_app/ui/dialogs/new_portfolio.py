"""Asks whose portfolio it is and what it is assessed against."""

from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.framework import Framework
from portfolio_app.ui.dialogs.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_UNITS_SHARE = 3
"""The list of units takes at most so large a part of the screen."""


@dataclass(frozen=True, slots=True)
class NewPortfolio:
    """What was filled in."""

    learner: str
    details: dict[str, str]
    frameworks: tuple[Framework, ...]


class NewPortfolioDialog(FormDialog):
    """Takes the bundled frameworks; its value is what to make, once accepted."""

    def __init__(self, frameworks: tuple[Framework, ...], parent: QWidget | None = None) -> None:
        super().__init__("A new portfolio", parent)
        self._frameworks = frameworks
        self.learner = _line("Your name")
        self._fields = {
            "programme": _line("What you work towards, such as Level 2 Customer Service"),
            "employer": _line("Your employer"),
            "provider": _line("Your training provider"),
            "learner_number": _line("Your learner number"),
        }
        self._boxes = [QCheckBox(f"{f.units[0].code}  {f.title}" if f.units else f.title) for f in frameworks]
        self._buttons, self._make = keep_or_cancel(self, "Make the portfolio")
        self.learner.textChanged.connect(self._on_learner_changed)
        self._lay_out()
        self._on_learner_changed("")

    def value(self) -> NewPortfolio:
        """Return what was filled in."""
        details = {name: field.text().strip() for name, field in self._fields.items()}
        chosen = zip(self._frameworks, self._boxes, strict=True)
        return NewPortfolio(self.learner.text().strip(), details, tuple(f for f, box in chosen if box.isChecked()))

    def showEvent(self, event: QShowEvent) -> None:
        """Show all units where the screen has the room."""
        screen = self.screen().availableGeometry().height()
        self._area.setMinimumHeight(min(self._units.sizeHint().height(), screen // _UNITS_SHARE))
        super().showEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.addRow("Your &name", self.learner)
        for text, name in (
            ("&Programme", "programme"),
            ("&Employer", "employer"),
            ("&Training provider", "provider"),
            ("&Learner number", "learner_number"),
        ):
            form.addRow(text, self._fields[name])
        layout.addLayout(form)
        layout.addWidget(label("Only your name is needed now.", "small"))
        layout.addWidget(label("Units", "heading"))
        units = QWidget()
        column = QVBoxLayout(units)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self._boxes:
            box.setChecked(True)
            column.addWidget(box)
        area = ScrollColumn(units)
        self._area, self._units = area, units
        layout.addWidget(area, 1)
        layout.addWidget(label("You can add, import and remove units later.", "small"))
        layout.addWidget(self._buttons)

    def _on_learner_changed(self, text: str) -> None:
        self._make.setEnabled(bool(text.strip()))


def _line(hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    return field
