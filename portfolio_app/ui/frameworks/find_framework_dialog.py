"""Finds more to work towards, for a portfolio that is there already."""

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.framework_chooser import FrameworkChooser
from portfolio_app.ui.page import Tools
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label


class FindFrameworkDialog(QDialog):
    """Takes what comes with the program and is not in use, and the codes that are; its value is what was ticked."""

    def __init__(
        self, frameworks: tuple[Framework, ...], tools: Tools, taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find what you work towards"))
        resize_within(self, tools.theme.px(640), tools.theme.px(560))
        self.chooser = FrameworkChooser(frameworks, tools, taken)
        self._buttons, self.add = keep_or_cancel(self, tr("Add what is ticked"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("What are you working towards?"), "heading"))
        layout.addWidget(self.chooser, 1)
        layout.addWidget(self._buttons)
        self.chooser.changed.connect(self._on_changed)
        self._on_changed()

    def value(self) -> tuple[Framework, ...]:
        """Return what was ticked."""
        return self.chooser.chosen()

    def _on_changed(self) -> None:
        self.add.setEnabled(bool(self.chooser.chosen()))
