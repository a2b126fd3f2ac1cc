"""Says how to get the list of all standards, and makes this computer's catalogue of the file that was saved."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import plural
from portfolio_app.services.frameworks.catalogue import (
    STANDARDS_ADDRESS,
    Installed,
    install_catalogue,
    read_catalogue,
)
from portfolio_app.translation import mark, tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Tools
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.widgets.form_dialog import FormDialog
from portfolio_app.ui.widgets.labels import button, label, set_look
from portfolio_app.ui.widgets.progress_line import ProgressLine

_STEPS = (
    mark("1. Open this address in a web browser. It takes a minute: the file is large (about 75 MB)."),
    mark("2. Save the page as a file, with Ctrl+S."),
    mark("3. Choose the file here. The program keeps a small copy, for all your portfolios."),
)


class CatalogueDialog(FormDialog):
    """Tells when a catalogue was made; a provider's own one can be chosen as well."""

    installed = Signal()

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(tr("All apprenticeship standards"), parent)
        self._runner = tools.runner
        self._task: Task | None = None
        self.said = label("", wrap=True)
        self.address = label(STANDARDS_ADDRESS, "strong", wrap=True)
        self.address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = button(tr("Copy the address"))
        self.choose = button(tr("Choose the file…"), "primary", name=tr("Choose the file of standards"))
        self._close = button(tr("Close"))
        self._progress = ProgressLine()
        self._lay_out()
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(STANDARDS_ADDRESS))
        self.choose.clicked.connect(self._on_choose)
        self._close.clicked.connect(self.reject)
        self._say_present()

    def install(self, path: Path) -> None:
        """Make the catalogue of a file, in the background."""
        task = self._task = self._runner.start(lambda progress: install_catalogue(path, progress))
        self.choose.setEnabled(False)
        self._progress.start(tr("Reading the file"))
        self.destroyed.connect(task.cancel)
        self._progress.cancel_wanted.connect(task.cancel)
        task.progressed.connect(self._progress.report)
        task.finished.connect(self._on_installed)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._end)

    def _on_choose(self) -> None:
        files = tr("Standards, catalogues (*.json *.catalogue *.txt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Choose the file of standards"), "", files)
        if chosen:
            self.install(Path(chosen))

    def _on_installed(self, made: Installed) -> None:
        self._end()
        self._say_present()
        if made.problems:
            left_out = plural(len(made.problems), "record")
            self.said.setText(f"{self.said.text()} {tr('{count} could not be read.', count=left_out)}")
        self.installed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        set_look(self.said, "danger")
        self.said.setText(message_of(error))

    def _end(self) -> None:
        self._task = None
        self.choose.setEnabled(True)
        self._progress.hide()

    def _say_present(self) -> None:
        try:
            known = read_catalogue()
        except PortfolioError as error:
            set_look(self.said, "danger")
            self.said.setText(error.message)
            return
        set_look(self.said, "")
        if not known.listings:
            self.said.setText(tr("The list of all standards is not on this computer yet. This is how to get it:"))
            return
        self.said.setText(
            tr(
                "You have {standards} in {versions}, saved on {day}. To have newer ones:",
                standards=plural(len(known.codes), "standard"),
                versions=plural(len(known.listings), "version"),
                day=say_day_of(known.made_on),
            )
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.said)
        first, second, third = _STEPS
        layout.addWidget(label(tr(first), wrap=True))
        row = QHBoxLayout()
        row.addWidget(self.address, 1)
        row.addWidget(self.copy)
        layout.addLayout(row)
        layout.addWidget(label(tr(second), wrap=True))
        layout.addWidget(label(tr(third), wrap=True))
        layout.addWidget(self._progress)
        layout.addSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.choose)
        layout.addLayout(foot)
        self._progress.hide()
