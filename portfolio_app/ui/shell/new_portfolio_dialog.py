"""Asks whose portfolio it is and what it is assessed against."""

from dataclasses import dataclass

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.framework_chooser import FrameworkChooser
from portfolio_app.ui.page import Tools
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import label, line
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_SHARE = 0.85
"""Of the screen's height that the dialog takes at most; what is higher scrolls, and the buttons stay in sight."""


@dataclass(frozen=True, slots=True)
class NewPortfolio:
    """What was filled in."""

    learner: str
    details: dict[str, str]
    frameworks: tuple[Framework, ...]


class NewPortfolioDialog(FormDialog):
    """Takes the frameworks to choose from, none of them ticked; its value is what to make, once accepted."""

    def __init__(self, frameworks: tuple[Framework, ...], tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tr("A new portfolio"), parent)
        self.learner = _line(tr("Your name"))
        self._fields = {
            "programme": _line(tr("Such as Level 2 Retailer"), name="What you work towards"),
            "employer": _line(tr("Your employer")),
            "provider": _line(tr("Your training provider")),
            "learner_number": _line(tr("Your learner number")),
        }
        self.chooser = FrameworkChooser(frameworks, tools)
        self._buttons, self._make = keep_or_cancel(self, tr("Make the portfolio"))
        self.learner.textChanged.connect(self._on_learner_changed)
        self._lay_out()
        self._on_learner_changed("")

    def value(self) -> NewPortfolio:
        """Return what was filled in."""
        details = {name: field.text().strip() for name, field in self._fields.items()}
        return NewPortfolio(self.learner.text().strip(), details, self.chooser.chosen())

    def showEvent(self, event: QShowEvent) -> None:
        """Show all of it where the screen has the room."""
        super().showEvent(event)
        wanted = self._body.sizeHint().height()
        others = self.layout().sizeHint().height() - self._area.sizeHint().height()
        room = round(self.screen().availableGeometry().height() * _SHARE) - others
        self._area.setMinimumHeight(min(wanted, room))

    def _lay_out(self) -> None:
        form = form_rows()
        form.addRow(tr("Your &name"), self.learner)
        for text, name in (
            (tr("&Programme"), "programme"),
            (tr("&Employer"), "employer"),
            (tr("&Training provider"), "provider"),
            (tr("&Learner number"), "learner_number"),
        ):
            form.addRow(text, self._fields[name])
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(24, 24, 24, 12)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(label(tr("Only your name is needed now."), "small", wrap=True))
        column.addWidget(label(tr("What are you working towards?"), "heading"))
        column.addWidget(self.chooser)
        said = tr("Not sure? Tick nothing: you can add it later on the Frameworks page.")
        column.addWidget(label(said, "small", wrap=True))
        self._area = ScrollColumn(self._body)
        self._buttons.setContentsMargins(24, 12, 24, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(line())
        layout.addWidget(self._buttons)

    def _on_learner_changed(self, text: str) -> None:
        self._make.setEnabled(bool(text.strip()))


def _line(hint: str, name: str = "") -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(name or hint)
    return field
