"""The documents that were made, each to be opened or shown in its folder."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label, line


class MadeCard(QFrame):
    """Hidden until something was made."""

    open_wanted = Signal(object)  # Path
    folder_wanted = Signal(object)  # Path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Documents made"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 16, 8)
        self._rows: QWidget | None = None
        self.hide()

    def show_files(self, files: Iterable[Path], warnings: Iterable[str]) -> None:
        """List the documents, and what their maker should know about them."""
        if self._rows is not None:
            self._layout.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = QWidget()
        self._layout.addWidget(self._rows)
        column = QVBoxLayout(self._rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        made = tuple(files)
        column.addWidget(_indented(label(tr("Your documents are ready"), "heading", wrap=True)))
        for number, path in enumerate(made):
            if number:
                rule = QVBoxLayout()
                rule.setContentsMargins(8, 0, 0, 0)
                rule.addWidget(line())
                column.addLayout(rule)
            self._add(column, path)
        for warning in dict.fromkeys(warnings):  # several documents may say the same
            column.addWidget(_indented(label(warning, "small", wrap=True)))
        self.setAccessibleName(tr("Made: {made}", made=", ".join(path.name for path in made)))
        self.show()

    def _add(self, column: QVBoxLayout, path: Path) -> None:
        name = label(path.name, "strong", wrap=True)
        name.setToolTip(str(path))
        column.addWidget(_indented(name))
        row = QWidget()
        flow = FlowLayout(row, gap=0)
        opening = button(tr("Open"), "flat", name=tr("Open {name}", name=excerpt(path.name)))
        opening.clicked.connect(lambda: self.open_wanted.emit(path))
        showing = button(tr("Show in folder"), "flat", name=tr("Show {name} in its folder", name=excerpt(path.name)))
        showing.clicked.connect(lambda: self.folder_wanted.emit(path))
        flow.addWidget(opening)
        flow.addWidget(showing)
        column.addWidget(row)


def _indented(text: QLabel) -> QLabel:
    """Let the words stand in line with those of the flat buttons below."""
    text.setContentsMargins(8, 2, 8, 0)
    return text
