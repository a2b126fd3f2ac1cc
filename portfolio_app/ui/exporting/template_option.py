"""A Word file whose look the portfolio takes when it is made as Word."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label

_NONE = mark("The usual look")


class TemplateOption(QWidget):
    """Shows the template's name; the whole of its place is in the tool tip."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._name = label("", wrap=True)
        self.choose = button(tr("Choose…"), name=tr("Choose a Word template"))
        self.leave = button(tr("Usual look"), "flat", name=tr("Use no Word template"))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.choose)
        flow.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._name)
        layout.addWidget(buttons)
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(lambda: self._on_chosen(None))
        self.set_path(None)

    @property
    def path(self) -> Path | None:
        """The template, or None for the usual look."""
        return self._path

    def set_path(self, path: Path | None) -> None:
        """Show another template; tells nobody."""
        self._path = path
        missing = path is not None and not path.is_file()
        self._name.setText(
            tr(_NONE)
            if path is None
            else tr("{name} (not there any more)", name=excerpt(path.name))
            if missing
            else path.name
        )
        self._name.setToolTip(str(path or ""))
        self.leave.setVisible(path is not None)

    def _on_choose(self) -> None:
        start = str(self._path.parent) if self._path else ""
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Word template"), start, tr("Word files (*.docx *.dotx)"))
        if chosen:
            self._on_chosen(Path(chosen))

    def _on_chosen(self, path: Path | None) -> None:
        self.set_path(path)
        self.choose.setFocus()
        self.changed.emit()
