"""Shows what a file will become as a framework, before it is added."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.frameworks.framework import Framework, unit_colours
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.frameworks.reading import Document, Table
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.frameworks.columns_view import ColumnsView
from portfolio_app.ui.frameworks.doubt_rows import DoubtRow
from portfolio_app.ui.frameworks.doubts_view import DoubtList, DoubtsView
from portfolio_app.ui.frameworks.framework_tree import FrameworkTree
from portfolio_app.ui.frameworks.framework_view import FrameworkView
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label

_MANY = 300


@dataclass(frozen=True, slots=True)
class Naming:
    """What the framework is to be called."""

    code: str
    title: str


class ImportFrameworkDialog(QDialog):
    """Takes a framework as it was read, with its problems and the codes in use; its value is how to call it.

    Of a table it shows what each column is taken for, of a document each doubt beside its place, and tells when either
    is changed.
    """

    columns_changed = Signal()
    doubts_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        problems: tuple[Problem, ...] = (),
        taken: Iterable[str] = (),
        parent: QWidget | None = None,
        *,
        table: Table | None = None,
        document: Document | None = None,
        left_out: tuple[int, ...] = (),
        runner: TaskRunner | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Add from a file"))
        shows_places = document is not None and runner is not None and bool(problems)
        self.doubts = DoubtsView(theme, runner, document) if shows_places and document and runner else None
        wide = 1180 if self.doubts is not None else 820 if table is not None else 640
        resize_within(self, theme.px(wide), theme.px(620 if table is None and self.doubts is None else 700))
        self._taken = {code.casefold() for code in taken}
        self.code = QLineEdit(framework.code)
        self.code.setAccessibleName(tr("Code"))
        self.framework_title = QLineEdit(framework.title)
        self.framework_title.setAccessibleName(tr("Title"))
        self.framework_title.setCursorPosition(0)
        self._fault = label("", "danger", wrap=True)
        self._theme = theme
        self._unread = self._count = ""
        self._waits = False
        self.columns = ColumnsView(theme, table) if table is not None else None
        self.tree = FrameworkView(theme, FrameworkTree())
        self.problems: QListWidget = self.doubts.list if self.doubts is not None else DoubtList()
        self._becomes = label("", "heading", wrap=True)
        self._look = label("", "heading", wrap=True)
        self._buttons, self.add = keep_or_cancel(self, tr("Add it"))
        self._lay_out()
        self.show_framework(framework, problems, left_out)
        if self.doubts is not None:
            self.doubts.changed.connect(self.doubts_changed)
        if self.columns is not None:
            self.columns.changed.connect(self.columns_changed)
        for field in (self.code, self.framework_title):
            field.textChanged.connect(self._on_changed)
        self._on_changed()

    @property
    def fault(self) -> str:
        """What is wrong with the code or title, or ""."""
        return self._fault.text()

    def value(self) -> Naming:
        """Return what the framework is to be called."""
        return Naming(clean_line(self.code.text()), clean_line(self.framework_title.text()))

    def show_framework(
        self,
        framework: Framework,
        problems: tuple[Problem, ...],
        left_out: tuple[int, ...] = (),
        document: Document | None = None,
    ) -> None:
        """Show what the file becomes, and what was read with doubt; a ``document`` is one that was read anew."""
        self._unread, self._waits = "", False
        if self.doubts is not None and document is not None:
            self.doubts.begin(document)
        self.tree.setModel(FrameworkTree((framework,), unit_colours((framework,))))
        # Each row is laid out when it is unfolded: a large framework is unfolded to its units only.
        self.tree.expandToDepth(0 if len(framework.criteria) > _MANY else 2)
        self._count = tr("What it will become: {count}", count=noun_of((framework,)).count(len(framework.criteria)))
        self._becomes.setText(self._count)
        if self.doubts is not None:
            self.doubts.show_doubts(problems, left_out)
        else:
            self.problems.clear()
            self.problems.addItems([DoubtRow(problem).words for problem in problems])
            self._look.setText(tr_plural("Look at this place", "Look at these {count} places", len(problems)))
        self._look.setVisible(bool(problems) and self.doubts is None)
        self.problems.setVisible(bool(problems) or self.doubts is not None)
        self._on_changed()

    def wait(self) -> None:
        """Add nothing until it was read again, as it is settled now."""
        self._waits = True
        self._becomes.setText(tr("Reading the file again …"))
        self._on_changed()

    def say_fault(self, fault: str) -> None:
        """Say why nothing can be made of it as it is settled now."""
        self._unread, self._waits = fault, False
        self._becomes.setText(self._count)
        self._on_changed()

    def _on_changed(self) -> None:
        fault = self._unread or self._find_fault(self.value())
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.add.setEnabled(not fault and not self._waits)

    def _find_fault(self, value: Naming) -> str:
        if not value.code:
            return tr("Give it a short code, such as CS101.")
        if "/" in value.code or " " in value.code:
            return tr("A code has no blanks and no slashes: use a dot or a dash.")
        if value.code.casefold() in self._taken:
            return tr("You have a framework {code} already: give this one another code.", code=excerpt(value.code))
        return "" if value.title else tr("Give it a title.")

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(8)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        layout = QVBoxLayout()
        layout.setSpacing(8)
        columns.addLayout(layout, 4)
        if self.doubts is not None:
            columns.addWidget(self.doubts, 5)
        outer.addLayout(columns, 1)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Code"), self.code)
        form.addRow(tr("&Title"), self.framework_title)
        layout.addLayout(form)
        layout.addWidget(self._fault)
        if self.columns is not None:
            layout.addSpacing(8)
            layout.addWidget(label(tr("What the columns hold"), "heading", wrap=True))
            layout.addWidget(self.columns, 1)
        layout.addSpacing(8)
        layout.addWidget(self._becomes)
        layout.addWidget(self.tree, 3)
        if self.doubts is None:
            layout.addSpacing(8)
            layout.addWidget(self._look)
            layout.addWidget(self.problems, 1)
        outer.addSpacing(8)
        outer.addWidget(self._buttons)
