"""The bar that says that a file's former version shows, and leads back to the one in use."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence_file import EvidenceFile, FileVersion
from portfolio_app.ui.widgets.labels import button, label


class FormerBar(QFrame):
    """Hidden while the version in use shows."""

    present_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "banner")
        self._said = label("", wrap=True)
        self.present = button("Show the version in use")
        self.present.clicked.connect(self.present_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self._said, 1)
        row.addWidget(self.present, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says."""
        return self._said.text()

    def show_version(self, file: EvidenceFile, version: FileVersion) -> None:
        """Say which version shows, or hide where it is the one in use."""
        if version.number == file.version:
            self.hide()
            return
        text = (
            f"Former version {version.number} of {len(file.versions)}{added(version)}. "
            f"Version {file.version} is in use. You see what was claimed on this one, and cannot change it."
        )
        self._said.setText(text)
        self.setAccessibleName(text)
        self.show()


def added(version: FileVersion) -> str:
    """Return when a version was put in, as the end of what is said of it; "" where that is not known."""
    if not version.added_at:
        return ""
    return f", put in on {say_date(datetime.fromisoformat(version.added_at).astimezone().date())}"
