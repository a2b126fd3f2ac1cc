"""A field that looks like the text round it, as wide as what is in it, until it is used."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from portfolio_app.ui.widgets.found_evidence import LeavesFiles
from portfolio_app.ui.widgets.kept_fields import KeptLine

_MARGINS = 5
"""Pixels that Qt leaves free at both sides of a field's words, with the caret."""


class InlineField(KeptLine):
    """For short facts in a line of small text."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("look", "inline")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        LeavesFiles(self)

    def set_wrong(self, wrong: bool) -> None:
        """Show that what is written here is not understood, or that it is."""
        if wrong is not bool(self.property("wrong")):
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text() or self.placeholderText()) + _MARGINS
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.fontMetrics().height() * 6), super().minimumSizeHint().height())
