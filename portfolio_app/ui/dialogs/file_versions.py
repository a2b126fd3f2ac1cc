"""Shows the versions that a file has had, and lets one be taken up again."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence_file import EvidenceFile, FileVersion, say_size
from portfolio_app.ui.widgets.labels import label

_ABOUT = "Nothing is lost when a file is replaced. Claims made on a version's pages stand again when it is used."


class FileVersionsDialog(QDialog):
    """Takes a file; its value is the number of the version that is to be used, once accepted."""

    def __init__(self, file: EvidenceFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Versions of {file.evidence.title}")
        self.setMinimumWidth(560)
        self._file = file
        self.list = QListWidget()
        self.list.setAccessibleName("Versions")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for version in reversed(file.versions):
            item = QListWidgetItem(_said(version, present=version.number == file.version))
            item.setData(Qt.ItemDataRole.UserRole, version.number)
            self.list.addItem(item)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._use = QPushButton("Use this version")
        self._use.setProperty("look", "primary")
        self._use.setDefault(True)
        buttons.addButton(self._use, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.currentItemChanged.connect(self._look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(_ABOUT, "muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        self.list.setCurrentRow(0)

    def value(self) -> int:
        """Return the number of the chosen version."""
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else self._file.version

    def _look(self) -> None:
        self._use.setEnabled(self.value() != self._file.version)


def _said(version: FileVersion, *, present: bool) -> str:
    day = f", put in on {say_date(datetime.fromisoformat(version.added_at).astimezone().date())}"
    used = " (in use)" if present else ""
    return f"{version.number}{used}  {version.name}\n{say_size(version.size)}{day if version.added_at else ''}"
