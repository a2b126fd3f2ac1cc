"""The bar that says that a file's former version shows, and leads back to the one in use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion
from portfolio_app.domain.time import say_day_of
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.banner import Banner
from portfolio_app.ui.widgets.labels import button


class FormerBar(Banner):
    """Hidden while the version in use shows."""

    present_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        present = button(tr("Show the version in use"))
        super().__init__(present, 16, parent)
        self.present = present
        self.present.clicked.connect(self.present_wanted)
        self.hide()

    def show_version(self, file: EvidenceFile, version: FileVersion) -> None:
        """Say which version shows, or hide where it is the one in use."""
        if version.number == file.version:
            self.hide()
            return
        text = tr(
            "Former version {number} of {versions}{added}. "
            "Version {version} is in use. You see what was claimed on this one, and cannot change it.",
            number=version.number,
            versions=len(file.versions),
            added=added(version),
            version=file.version,
        )
        self.say(text)


def added(version: FileVersion) -> str:
    """Return when a version was put in, as the end of what is said of it; "" where that is not known."""
    if not version.added_at:
        return ""
    return tr(", put in on {day}", day=say_day_of(version.added_at))
