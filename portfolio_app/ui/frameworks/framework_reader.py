"""From a file or a list to a framework, over whatever asks for one: read, picked, shown and called by a name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.domain.frameworks.recoding import renamed
from portfolio_app.services.frameworks.reading import Asked, Document, ManyError
from portfolio_app.translation import mark, tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.frameworks.import_framework_dialog import ImportFrameworkDialog, Naming
from portfolio_app.ui.frameworks.pick_standard_dialog import PickStandardDialog
from portfolio_app.ui.frameworks.source_file import Read, SourceFile, file_reader, reading
from portfolio_app.ui.tasks import Task, TaskRunner
from portfolio_app.ui.theme import Theme

_FILES = mark(
    "Handbooks, standards, lists and tables (*.pdf *.docx *.xlsx *.ods *.xls *.csv *.tsv *.json *.txt *.md *.html "
    "*.toml *.matrix *.qdc *.qdpx);;All files (*)"
)


class FrameworkReader(QObject):
    """Reads one thing at a time; ``taken`` gives the codes that cannot be used again."""

    started = Signal()
    ended = Signal()
    """Nothing is being read any more: it is shown, or it failed."""
    failed = Signal(str)
    wanted = Signal(object)
    """The framework, which the person has looked at and wants."""

    def __init__(
        self, over: QWidget, theme: Theme, runner: TaskRunner, taken: Callable[[], Iterable[str]] = tuple
    ) -> None:
        super().__init__(over)
        self._over = over
        self._theme = theme
        self._runner = runner
        self._taken = taken
        self._task: Task | None = None
        self._again: Task | None = None
        self._stale = False
        self._way: Read | None = None
        self._source: SourceFile | None = None
        self.dialog: ImportFrameworkDialog | None = None
        self.picking: PickStandardDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._task is not None

    def ask_file(self) -> None:
        """Ask which file to read, and read it."""
        chosen, _ = QFileDialog.getOpenFileName(self._over, tr("Import a framework from a file"), "", tr(_FILES))
        if chosen:
            self.read(file_reader(Path(chosen)))

    def read(self, read: Read, asked: Asked = Asked()) -> None:  # noqa: B008  # a value that never changes
        """Read it in the background, then show what it becomes."""
        self._way = read
        task = self._task = self._runner.start(reading(read, asked))
        self.started.emit()
        self.destroyed.connect(task.cancel)
        task.finished.connect(self._on_read)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._end)

    def _on_read(self, source: SourceFile) -> None:
        self._end()
        self._source = source
        found = source.found
        self.dialog = ImportFrameworkDialog(
            self._theme,
            found.framework,
            found.problems,
            self._taken(),
            self._over.window(),
            table=found.table,
            document=found.document,
            left_out=found.left_out,
            runner=self._runner,
        )
        self.dialog.columns_changed.connect(self._on_more_said)
        self.dialog.doubts_changed.connect(self._on_more_said)
        self.dialog.accepted.connect(self._on_accepted)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_more_said(self) -> None:
        """Read it again with the columns and doubts as they are settled now, and show what it becomes.

        The file may be large, so it is read in the background; when still more is said meanwhile, that is read next.
        """
        if self.dialog is None or self._source is None:
            return
        self.dialog.wait()
        if self._again is not None:
            self._stale = True
            return
        asked = self._source.asked
        columns = self.dialog.columns.value() if self.dialog.columns is not None else ()
        anew = columns != self._source.columns
        if columns:
            asked = replace(asked, columns=columns)
        if self.dialog.doubts is not None:
            # What was settled was about the rows as they were read with other columns.
            asked = replace(asked, settled=() if anew else self.dialog.doubts.value())
        dialog, source = self.dialog, self._source
        self._again = task = self._runner.start(lambda _: source.again(asked))
        task.finished.connect(lambda read: self._on_read_again(dialog) and self._show_again(read, anew=anew))
        task.failed.connect(lambda error: self._on_read_again(dialog) and dialog.say_fault(message_of(error)))

    def _on_read_again(self, dialog: ImportFrameworkDialog) -> bool:
        """Tell whether what was read is to be shown: the dialog is still there, and nothing more was said."""
        self._again, stale, self._stale = None, self._stale, False
        if stale:
            self._on_more_said()
        return dialog is self.dialog and not stale

    def _show_again(self, source: SourceFile, *, anew: bool) -> None:
        self._source, found = source, source.found
        document = (found.document or Document("", "", "", ())) if anew else None
        if self.dialog is not None:
            self.dialog.show_framework(found.framework, found.problems, found.left_out, document)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, ManyError):
            self.failed.emit(message_of(error))
            return
        self.picking = PickStandardDialog(self._theme, error.listings, self._over.window())
        self.picking.accepted.connect(self._on_picked)
        self.picking.open()

    def _on_picked(self) -> None:
        if self.picking is not None and self._way is not None:
            listing = self.picking.value()
            self.read(self._way, Asked(pick=listing.code, version=listing.version))

    def _on_accepted(self) -> None:
        if self.dialog is None or self._source is None:
            return
        naming, framework = self.dialog.value(), self._source.found.framework
        if naming != Naming(framework.code, framework.title):
            framework = renamed(framework, naming.code, naming.title)
        self.wanted.emit(framework)

    def _on_dialog_finished(self) -> None:
        self.dialog = self._source = None

    def _end(self) -> None:
        self._task = None
        self.ended.emit()
