"""The map: criteria down, evidence across, and the words that prove each criterion one key press away."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import Guidance, each_unit
from portfolio_app.services.documents.tables import save_table
from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.map.criterion_panel import CriterionPanel
from portfolio_app.ui.map.map_data import MapData, MapFilter, gather
from portfolio_app.ui.map.map_filters import MapFilters
from portfolio_app.ui.map.map_legend import MapLegend
from portfolio_app.ui.map.map_list import list_rows
from portfolio_app.ui.map.map_table import MapTableModel
from portfolio_app.ui.map.map_text import as_html, as_tabs
from portfolio_app.ui.map.map_view import MapView
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.widgets.empty_state import EmptyState
from portfolio_app.ui.widgets.labels import button
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.page_width import side_margin
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.tree_rows import TreeRow

_NARROW_BELOW = 880
_PANEL = 320
_SAID = mark("Where each {one} is evidenced. Press Enter on a mark to go to the words.")
_MANY_CELLS = 50_000
_MANY_CLAIMS = 4000

_Result = TypeVar("_Result")


class MapPage(Page):
    """A grid where there is room for it, a list of the same elsewhere or when that is preferred."""

    name = "map"
    title = mark("Map")
    icon = "grid-four"
    help_topic = "map"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._task: Task | None = None
        self._wanted: Place | None = None
        self._turns: dict[tuple[str, int], int] = {}
        self.model = MapTableModel(self)
        self.filters = MapFilters(tools.theme)
        self.grid = MapView(tools.theme, self.model)
        self.list = RowTree(tools.theme, tr("Criteria and their evidence"))
        self.panel = CriterionPanel(tools.theme, writable=not session.read_only)
        self.panel.hide()
        self._empty = EmptyState(tools.theme)
        self._legend = MapLegend(tools.theme)
        self._header = PageHeader(tools.theme, tr("Map"), tr(_SAID, one=session.noun.one))
        self.copy_button = self._header.add_button(button(tr("Copy as table")))
        self.save_button = self._header.add_button(button(tr("Save as CSV…")))
        self._lay_out()
        self._connect()

    @property
    def reading(self) -> bool:
        """Whether the claims are being read aside."""
        return self._task is not None

    @property
    def as_list(self) -> bool:
        """Whether the list shows rather than the grid."""
        return self.filters.list_chosen or self._narrow()

    def refresh(self) -> None:
        """Read the map; a large one aside, so that the window goes on working."""
        if self._task is not None:
            self._stale = True
            return
        workspace, frameworks, coverage = self.session.workspace, self.session.frameworks, self.session.coverage()

        def read() -> MapData:
            evidence = (summary.evidence for summary in workspace.evidence.list())
            return gather(frameworks, coverage, evidence, workspace.claims.spots())

        if sum(entry.claims for entry in coverage.criteria) < _MANY_CLAIMS:
            self._on_read(read())
            return
        self._task = self.tools.runner.start(lambda _progress: read())
        self._task.finished.connect(self._on_task_finished)
        self._task.failed.connect(self._on_task_failed)
        self._task.cancelled.connect(self._on_task_cancelled)

    def concerns(self, change: Change) -> bool:
        """Tell whether claims, accounts or frameworks changed."""
        return change.concerns(Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM, Kind.FRAMEWORK)

    def open_place(self, place: Place) -> None:
        """Show a unit alone, or go to a criterion."""
        if not place.criterion:
            return
        if self._task is not None:
            self._wanted = place
            return
        if place.criterion in self.session.criteria:
            self._show_criterion(place.criterion)
        else:
            self.filters.show_filter(MapFilter(unit=place.criterion))

    def actions_offered(self) -> tuple[Action, ...]:
        """Return the actions that the page adds."""
        return (
            Action("map.copy", tr("Copy the map as a table"), "Portfolio", self._on_copy_clicked, icon="copy"),
            Action("map.save", tr("Save the map as CSV…"), "Portfolio", self._on_save_clicked, icon="table"),
            Action(
                "map.list",
                tr("Map as a list"),
                "View",
                self.filters.list_button.click,
                icon="list-bullets",
                checked=self.filters.list_button.isChecked,
            ),
        )

    def save_as(self, path: Path) -> None:
        """Save what shows as comma-separated values."""
        target = path if path.suffix else path.with_suffix(".csv")
        make = self.model.matrix_maker()
        self._do(
            lambda: save_table(make(), target), lambda _: self._say(tr("The map is saved as {target}.", target=target))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the criterion with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self._close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between grid and list where the room asks for it."""
        super().resizeEvent(event)
        self._show_form()
        self._place_panel()

    def on_theme_changed(self) -> None:
        """Measure again: a larger text may need the list."""
        super().on_theme_changed()
        self._show_form()
        self._show_panel(self.panel.key)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.grid, self.list, self._empty):
            self._stack.addWidget(widget)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setSpacing(12)
        main.addWidget(self._header)
        main.addWidget(self.filters)
        main.addWidget(self._stack, 1)
        main.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._main, 1)
        row.addWidget(self.panel)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter_changed)
        self.filters.form_changed.connect(self._show_form)
        self.grid.cell_opened.connect(self._open_cell)
        self.grid.criterion_opened.connect(self._on_criterion_opened)
        self.grid.evidence_opened.connect(lambda evidence: self.go.emit(Place("accounts", evidence=evidence)))
        self.list.opened.connect(self._on_row_opened)
        self.panel.claim_opened.connect(self._on_claim_opened)
        self.panel.closed.connect(self._close_panel)
        self.panel.go.connect(self.go)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self._empty.wanted.connect(self._on_empty_wanted)

    def _form(self) -> QWidget:
        return self.list if self.as_list else self.grid

    def _narrow(self) -> bool:
        return self.width() < self.tools.theme.px(_NARROW_BELOW)

    def _show_form(self) -> None:
        """Show the grid, the list, or what to do while there is neither."""
        self.filters.list_button.setVisible(not self._narrow())
        if not self.model.map.criteria:
            self._empty.show_words(
                tr("There is nothing to map yet"),
                tr("Choose what you are assessed against. Its criteria appear here, and beside them your evidence."),
                tr("Choose a framework"),
            )
            shown = self._empty
        elif not self.model.rows:
            self._empty.show_words(
                tr("Nothing fits"),
                tr("No {one} fits what you are looking for.", one=self.session.noun.one),
                tr("Show everything"),
            )
            shown = self._empty
        else:
            shown = self._form()
        if shown is self.list:
            self.list.set_rows(list_rows(self.model.map, self.model.filter))
        # The grid uses all the width there is; the lines of the list are to be followed.
        side = side_margin(self.tools.theme, self.width()) if shown is self.list else 24
        self._main.layout().setContentsMargins(side, 24, side, 16)
        had_focus = self._stack.currentWidget().hasFocus()
        self._stack.setCurrentWidget(shown)
        self.filters.setVisible(bool(self.model.map.criteria))
        self._legend.setVisible(shown is self.grid)
        for each in (self.copy_button, self.save_button):
            each.setEnabled(shown is not self._empty)
        self.setFocusProxy(self._empty.button if shown is self._empty else shown)
        if had_focus:
            self.setFocus()

    def _show_criterion(self, criterion: str) -> None:
        row = self.model.map.criteria.get(criterion)
        if row is None:
            return
        if self.model.row_of(criterion) < 0:
            self.filters.show_filter(MapFilter())
            self.model.unfold_all()
        self._show_panel(criterion)
        self._show_form()
        if not self.grid.show_row(criterion):
            return
        self.list.show_row((criterion, 0))

    def _show_panel(self, criterion: str) -> None:
        row = self.model.map.criteria.get(criterion)
        if row is None:
            self.panel.hide()
            self._place_panel()
            return
        units = dict(each_unit(self.session.frameworks))
        guidance = units[row.unit].guidance if row.unit in units else Guidance()
        claims = self.session.workspace.claims.of_criterion(criterion)
        standing = self.session.workspace.decisions.standings({criterion}).get(criterion)
        credit = next((f.credit for f in self.session.frameworks if f.code == criterion.split("/")[0]), "")
        head = self.session.noun.head
        self.panel.show_criterion(row, claims, guidance, standing, head=head, credit=credit)
        self.panel.show()
        self._place_panel()

    def _place_panel(self) -> None:
        """Let a criterion stand beside the map, or in its place where there is little room."""
        alone = self._narrow() and not self.panel.isHidden()
        self._main.setVisible(not alone)
        width = self.tools.theme.px(_PANEL)
        self.panel.setMinimumWidth(0 if alone else width)
        self.panel.setMaximumWidth(16_777_215 if alone else width)
        if alone:
            self.setFocusProxy(self.panel.close_button)
            self.panel.close_button.setFocus()
        elif self.focusProxy() is self.panel.close_button:
            self.setFocusProxy(self._empty.button if self._stack.currentWidget() is self._empty else self._form())

    def _close_panel(self) -> None:
        self.panel.key = ""
        self.panel.hide()
        self._place_panel()
        self.setFocus()

    def _open_cell(self, criterion: str, evidence_id: int) -> None:
        """Go to a claim of a cell; each time to the next one."""
        spots = self.model.map.at(criterion, evidence_id)
        if not spots:
            return
        turn = self._turns.get((criterion, evidence_id), 0)
        self._turns[criterion, evidence_id] = turn + 1
        self.go.emit(Place("accounts", evidence=evidence_id, claim=spots[turn % len(spots)].id, criterion=criterion))

    def _show_map(self, data: MapData) -> None:
        self._turns.clear()
        units = tuple((unit.row.key, f"{unit.row.code} {unit.row.text}") for unit in data.units)
        self.filters.set_units(units, data.noun)
        self._header.set_words(tr("Map"), tr(_SAID, one=data.noun.one))
        self.model.set_map(data)
        self._show_form()
        if self.panel.key:
            self._show_panel(self.panel.key)

    def _on_read(self, data: MapData) -> None:
        self._show_map(data)
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open_place(wanted)

    def _on_task_finished(self, data: MapData) -> None:
        self._task = None
        self._on_read(data)
        if self.isVisible():
            self.show_now()

    def _on_task_failed(self, error: BaseException) -> None:
        self._task = None
        self.notify.emit(Notice(message_of(error)))

    def _on_task_cancelled(self) -> None:
        self._task = None
        self._stale = True

    def _on_filter_changed(self, wanted: MapFilter) -> None:
        self.model.set_filter(wanted)
        self._show_form()

    def _on_criterion_opened(self, criterion: str) -> None:
        self._show_panel(criterion)

    def _on_row_opened(self, row: TreeRow) -> None:
        if not isinstance(row.key, tuple):
            return
        criterion, evidence_id = row.key
        if evidence_id:
            self._open_cell(criterion, evidence_id)
        else:
            self._show_panel(criterion)

    def _on_claim_opened(self, claim: Claim) -> None:
        self.go.emit(Place("accounts", evidence=claim.evidence_id, claim=claim.id, criterion=claim.criterion))

    def _on_empty_wanted(self) -> None:
        if self.model.map.criteria:
            self.filters.show_filter(MapFilter())
        else:
            self.go.emit(Place("frameworks"))

    def _on_copy_clicked(self) -> None:
        make = self.model.matrix_maker()

        def work() -> tuple[str, str]:
            table = make()
            return as_tabs(table), as_html(table)

        self._do(work, self._on_copied)

    def _on_copied(self, texts: tuple[str, str]) -> None:
        data = QMimeData()
        data.setText(texts[0])
        data.setHtml(texts[1])
        QGuiApplication.clipboard().setMimeData(data)
        self._say(tr("The map is copied. Paste it into a document or a spreadsheet."))

    def _do(self, work: Callable[[], _Result], done: Callable[[_Result], None]) -> None:
        """Do something with the whole map: at once, or aside where the window would stand still."""
        if self.model.cells <= _MANY_CELLS:
            try:
                done(work())
            except PortfolioError as error:
                self._say(error.message)
            return
        self._say(tr("This takes a moment."))
        task = self.tools.runner.start(lambda _progress: work())
        task.finished.connect(done)
        task.failed.connect(lambda error: self._say(message_of(error)))

    def _say(self, text: str) -> None:
        self.notify.emit(Notice(text))

    def _on_save_clicked(self) -> None:
        suggested = str(self.session.workspace.path.with_suffix("").parent / "Map.csv")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the map"), suggested, tr("Comma-separated values (*.csv)")
        )
        if chosen:
            self.save_as(Path(chosen))
