"""One kind of document to make or not: a tick, what it is, and its file name."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.exporting.documents import DocumentForm, document_name, document_path, former_file, name_fault
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label, set_look

_INDENT, _FRAME = 30, 4
"""Where the words of a tick box begin: its room at the text size, and its frame."""


class DocumentChoice(QWidget):
    """Takes a form of document; ``path`` is where it will go."""

    changed = Signal()

    def __init__(self, theme: Theme, form: DocumentForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._theme = theme
        self._folder = Path()
        self.box = QCheckBox(form.title)
        self.box.setProperty("look", "strong")
        self.box.setAccessibleDescription(form.said)
        self.file_name = QLineEdit()
        self.file_name.setAccessibleName(tr("File name of {title}", title=excerpt(form.title)))
        self._note = label("", "small", wrap=True)
        self.box.toggled.connect(self._on_changed)
        self.file_name.textChanged.connect(self._on_changed)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setSpacing(4)
        more.addWidget(self.file_name)
        more.addWidget(self._note)
        self._said = label(form.said, "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.box)
        layout.addWidget(self._said)
        layout.addWidget(self._more)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._on_changed()

    @property
    def wanted(self) -> bool:
        """Whether it is to be made."""
        return self.box.isChecked()

    @property
    def fault(self) -> str:
        """What is wrong with the file name, or ""."""
        return name_fault(self.file_name.text(), self.form.ending)

    @property
    def note(self) -> str:
        """What is said below the file name."""
        return self._note.text()

    @property
    def path(self) -> Path:
        """Where it will go."""
        return document_path(self._folder, self.file_name.text(), self.form.ending)

    def set_ending(self, ending: str) -> None:
        """Make it in another form; the file's name ends as the form does."""
        name, former = self.file_name.text(), f".{self.form.ending}"
        self.form = replace(self.form, ending=ending)
        if name.casefold().endswith(former):
            self.file_name.setText(f"{name[: -len(former)]}.{ending}")
        self._on_changed()

    def set_learner(self, former: str, learner: str) -> None:
        """Name the file after the learner, unless it has a name of its own."""
        if self.file_name.text() in ("", document_name(former, self.form)):
            self.file_name.setText(document_name(learner, self.form))

    def set_folder(self, folder: Path) -> None:
        """Put it into another folder, or look again what is there now."""
        self._folder = folder
        self._on_changed()

    def _on_theme_changed(self) -> None:
        indent = self._theme.px(_INDENT) + _FRAME
        self._said.setContentsMargins(indent, 0, 0, 0)
        self._more.layout().setContentsMargins(indent, 4, 0, 0)

    def _on_changed(self) -> None:
        fault = self.fault
        said = fault or former_file(self.path)
        self._note.setText(said)
        set_look(self._note, "danger" if fault else "small")
        self._note.setVisible(bool(said))
        self._more.setVisible(self.wanted)
        self.changed.emit()
