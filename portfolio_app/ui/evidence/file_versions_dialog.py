"""Shows the versions that a file has had, to look at, to save and to take up again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion, say_size
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr
from portfolio_app.ui.evidence.former_bar import added
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label

_ABOUT = mark("Nothing is lost when a file is replaced. Claims made on a version's pages stand again when it is used.")


_LINE = 66
"""How many letters wide it is, so that what is said of a version stands on one line at any text size."""


class FileVersionsDialog(QDialog):
    """Takes a file; its value is the number of the version that is to be used, once accepted."""

    look_wanted = Signal(object)
    """A version is to be looked at in the viewer; the dialog is closed then."""
    outside_wanted = Signal(object)
    """A version is to be opened in its own program."""
    save_wanted = Signal(object)
    """A copy of a version is to be saved."""

    def __init__(self, file: EvidenceFile, parent: QWidget | None = None, *, writable: bool = True) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Versions of {title}", title=excerpt(file.evidence.title)))
        wide = _LINE * self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(min(wide, parent.width() - 48) if parent else wide)
        self._file = file
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Versions"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for version in reversed(file.versions):
            item = QListWidgetItem(_said(version, present=version.number == file.version))
            item.setData(Qt.ItemDataRole.UserRole, version.number)
            self.list.addItem(item)
        self.look = button(tr("Look at it"))
        self.outside = button(tr("Open in its own program"))
        self.save = button(tr("Save a copy…"))
        self._use = button(tr("Use this version"), "primary")
        self._use.setVisible(writable)
        self._close = button(tr("Close"))
        self._said = label("", wrap=True)
        self._said.hide()
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for each in (self.look, self._use, self.outside, self.save, self._close):
            flow.addWidget(each)
        self._use.clicked.connect(self.accept)
        self._close.clicked.connect(self.reject)
        self.look.clicked.connect(self._on_look)
        self.list.itemActivated.connect(self._on_look)
        self.outside.clicked.connect(lambda: self.outside_wanted.emit(self._version()))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._version()))
        self.list.currentItemChanged.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.list.setCurrentRow(0)

    def value(self) -> int:
        """Return the number of the chosen version."""
        item = self.list.currentItem()
        return int(item.data(Qt.ItemDataRole.UserRole)) if item else self._file.version

    def say(self, text: str) -> None:
        """Show a sentence: the window's notices lie behind the dialog."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _version(self) -> FileVersion:
        return next(version for version in self._file.versions if version.number == self.value())

    def _on_look(self) -> None:
        version = self._version()
        self.reject()
        self.look_wanted.emit(version)

    def _on_chosen(self) -> None:
        self.say("")
        self._use.setEnabled(self.value() != self._file.version)


def _said(version: FileVersion, *, present: bool) -> str:
    used = tr(" (in use)") if present else ""
    return f"{version.number}{used}  {version.name}\n{say_size(version.size)}{added(version)}"
