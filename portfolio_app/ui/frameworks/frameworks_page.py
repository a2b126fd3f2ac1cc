"""The frameworks page: what the portfolio is assessed against, with its guidance; adding and removing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import Framework, unit_colours
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.services.frameworks.versions import Moving
from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.frameworks.add_menu import AddMenu, Ways
from portfolio_app.ui.frameworks.changes import FrameworkChanges
from portfolio_app.ui.frameworks.editing.framework_writer import FrameworkWriter
from portfolio_app.ui.frameworks.fault_card import FaultCard
from portfolio_app.ui.frameworks.find_framework_dialog import FindFrameworkDialog
from portfolio_app.ui.frameworks.framework_choices import FrameworkChoices
from portfolio_app.ui.frameworks.framework_mover import FrameworkMover
from portfolio_app.ui.frameworks.framework_reader import FrameworkReader
from portfolio_app.ui.frameworks.framework_tree import FrameworkTree, Level, Node
from portfolio_app.ui.frameworks.framework_view import FrameworkView
from portfolio_app.ui.frameworks.guidance_view import GuidanceView
from portfolio_app.ui.frameworks.invitation import invitation
from portfolio_app.ui.frameworks.source_file import file_reader, pasted_reader
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, card, label, line
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.row_actions import RowAction, RowActions

_MANY = 120
"""Criteria; up to so many are all unfolded."""
_LONG = 1000
"""Criteria; with more of them the tree is scrolled by rows."""


class FrameworksPage(Page):
    """The tree on the left, the guidance of the unit that is chosen on the right."""

    name = "frameworks"
    title = mark("Frameworks")
    icon = "books"
    help_topic = "frameworks"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.reader = FrameworkReader(self, tools.theme, tools.runner, self._codes_taken)
        self._header = PageHeader(tools.theme, tr("Frameworks"))
        self.adding = AddMenu(
            tools.theme, Ways(self.ask_find, self.ask_file, self.paste, self.write, self.add, self.bring_back)
        )
        self._finding: FindFrameworkDialog | None = None
        self.remove = button(tr("Remove"))
        self.archive = button(tr("Archive"))
        self.archive.setToolTip(tr("Keep it with its claims, hidden and counted nowhere"))
        self.mover = FrameworkMover(self, session, tools)
        self.writer = FrameworkWriter(self, session, tools)
        self.choices = FrameworkChoices(self, session)
        self.model = FrameworkTree()
        self.tree = FrameworkView(tools.theme, self.model)
        self.guidance = GuidanceView(tools.theme)
        self._unit_title = label("", "large", wrap=True)
        self._unit_about = label("", "small", wrap=True)
        self._fault_card = FaultCard()
        self.fault = self._fault_card.fault
        self._body = QStackedWidget()
        self._whole = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show the frameworks in use, and stay where the user was; behind the editor that waits until it is left."""
        if self.writer.editor.draft is not None:
            self._stale = True
            return
        node = self.tree.current_node()
        code = node.framework.code if node is not None else ""
        frameworks = self.session.frameworks
        self.model.set_frameworks(frameworks, unit_colours(frameworks))
        self.tree.scroll_by_rows(rows=len(self.session.criteria) > _LONG)
        units = sum(len(framework.units) for framework in frameworks)
        noun = noun_of(frameworks)
        criteria, parts = noun.count(len(self.session.criteria)), noun.count_parts(units)
        said = tr("You are assessed on {units} with {criteria}.", units=parts, criteria=criteria)
        self._header.set_words(tr("Frameworks"), said if units else "")
        self._body.setCurrentIndex(1 if frameworks else 0)
        self._fill_menu()
        self.writer.refresh()
        self._choose(self.model.index_of(code))
        if not self.tree.currentIndex().isValid():
            self._choose(self.model.index(0, 0))
        self._show_node(self.tree.current_node())

    def concerns(self, change: Change) -> bool:
        return change.concerns(Kind.FRAMEWORK, Kind.DRAFT)

    def open_place(self, place: Place) -> None:
        """Show a criterion in the tree."""
        if place.draft:
            self.writer.go_on(place.draft)
        elif self.writer.editor.draft is not None and self.writer.editor.flush():
            self.writer.leave()
        criterion = self.session.criteria.get(place.criterion)
        if criterion is None:
            return
        top = self.model.index_of(place.criterion.split("/", 1)[0])
        for found in self._below(top):
            node = self.model.node(found)
            if node is None or node.level is not Level.CRITERION or node.unit is None:
                continue
            if f"{node.framework.code}/{node.unit.code}/{node.code}" == place.criterion:
                self.tree.setCurrentIndex(found)
                self.tree.scrollTo(found)
                return

    def place(self) -> Place:
        """Return what is being written, if anything is."""
        return Place(self.name, draft=self.writer.editor.draft.id if self.writer.editor.draft is not None else 0)

    def flush(self) -> bool:
        return self.writer.editor.flush()

    def unsaved(self) -> tuple[str, ...]:
        return self.writer.editor.unsaved()

    def actions_offered(self) -> tuple[Action, ...]:
        """Return what can be done here."""
        return (
            Action(
                "framework.import",
                tr("Import a framework from a file…"),
                "Portfolio",
                self.ask_file,
                icon="download-simple",
                enabled=self._can_change,
            ),
            Action(
                "framework.find",
                tr("Find what you work towards…"),
                "Portfolio",
                self.ask_find,
                icon="books",
                enabled=self._can_change,
            ),
            Action(
                "framework.paste",
                tr("Make a framework of the list that you copied"),
                "Portfolio",
                self.paste,
                icon="clipboard-text",
                enabled=self._can_change,
            ),
            Action(
                "framework.write",
                tr("Write a framework of your own…"),
                "Portfolio",
                self.write,
                icon="pencil-simple",
                enabled=self._can_change,
            ),
        )

    def ask_find(self) -> None:
        """Search what comes with the program and the catalogue of standards."""
        self.go.emit(Place(self.name))
        taken = self._codes_taken()
        self._finding = FindFrameworkDialog(_shipped_but(taken), self.tools, taken, self.window())
        self._finding.accepted.connect(self._on_found)
        self._finding.open()

    def ask_file(self) -> None:
        """Ask which file to import."""
        self.go.emit(Place(self.name))
        self.reader.ask_file()

    def read_file(self, path: Path) -> None:
        """Read a file and show what it will become, or say in place what is wrong with it."""
        self.reader.read(file_reader(path))

    def write(self) -> None:
        """Ask what is to be written, and begin."""
        self.go.emit(Place(self.name))
        self.writer.ask()

    def paste(self) -> None:
        """Read the list or table that was copied, and show what it will become."""
        self.go.emit(Place(self.name))
        self.reader.read(pasted_reader(QApplication.clipboard().mimeData()))

    def add(self, framework: Framework) -> None:
        """Put a framework into use, and show it."""
        said = tr("{code} {title} is added.", code=framework.code, title=excerpt(framework.title))
        self._do(lambda: FrameworkChanges(self.session).add((framework,)), said, framework.code)

    def remove_chosen(self) -> None:
        """Take the chosen framework out, unless claims are on it."""
        if (node := self.tree.current_node()) is not None:
            code, title = node.framework.code, excerpt(node.framework.title)
            said = tr("{code} {title} is removed.", code=code, title=title)
            self._do(lambda: FrameworkChanges(self.session).remove(code), said)

    def archive_chosen(self) -> None:
        """Hide the chosen framework with its claims."""
        if (node := self.tree.current_node()) is not None:
            code, title = node.framework.code, excerpt(node.framework.title)
            said = tr("{code} {title} is archived: kept with its claims, and not counted.", code=code, title=title)
            self._do(lambda: FrameworkChanges(self.session).archive(code), said)

    def bring_back(self, framework: Framework) -> None:
        """Show an archived framework again, with its claims."""
        said = tr("{code} {title} is back.", code=framework.code, title=excerpt(framework.title))
        self._do(lambda: FrameworkChanges(self.session).restore(framework.code), said, framework.code)

    def _do(self, deed: Callable[[], object], said: str, shown: str = "") -> None:
        """Do it, show what is there now and say so; or say why it cannot be done."""
        try:
            deed()
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        self.show_now()
        if shown:
            self._choose(self.model.index_of(shown))
        self.notify.emit(Notice(said, undo=True))

    def _on_moved(self, moving: Moving) -> None:
        self.show_now()
        self._choose(self.model.index_of(moving.new.code))
        said = tr("{claims} moved to {code}.", claims=plural(len(moving.moved), "claim"), code=moving.new.code)
        if moving.to_recheck:
            said += tr(" {count} to re-check.", count=len(moving.to_recheck))
        if moving.left:
            said += tr(" {claims} stayed behind.", claims=plural(len(moving.left), "claim"))
        self.notify.emit(Notice(said, undo=True))

    def _on_found(self) -> None:
        if self._finding is not None and (found := self._finding.value()):
            codes = ", ".join(framework.code for framework in found)
            said = tr("{codes} added.", codes=codes)
            self._do(lambda: FrameworkChanges(self.session).add(found), said, found[0].code)

    def _codes_taken(self) -> list[str]:
        archived = self.session.workspace.frameworks.archived()
        return [framework.code for framework in (*self.session.frameworks, *archived)]

    def _on_read_failed(self, said: str) -> None:
        self.fault.setText(said)
        self._fault_card.show()

    def _on_read_started(self) -> None:
        self._fault_card.hide()
        self.adding.button.setEnabled(False)

    def _on_read_ended(self) -> None:
        self.adding.button.setEnabled(self._can_change())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.tree.setCurrentIndex(index)
            # Each row is laid out when it is unfolded: a large framework is unfolded to its units only.
            many = len(self.session.criteria) > _MANY
            self.tree.expandRecursively(index, 0 if many else -1)
            self.tree.scrollTo(index, FrameworkView.ScrollHint.PositionAtTop)

    def _show_node(self, node: Node | None) -> None:
        for each in (self.remove, self.archive, self.mover.button):
            each.setEnabled(node is not None and self._can_change())
        self.mover.old = node.framework if node is not None else None
        self.writer.show_chosen(self.mover.old)
        self.choices.show_chosen(self.mover.old)
        if node is None:
            return
        code, title = node.framework.code, excerpt(node.framework.title)
        self.remove.setText(tr("Remove {code}", code=code))
        self.remove.setAccessibleName(tr("Remove {code} {title}", code=code, title=title))
        self.archive.setText(tr("Archive {code}", code=code))
        self.archive.setAccessibleName(tr("Archive {code} {title}", code=code, title=title))
        self._unit_title.setText(node.unit.label if node.unit is not None else node.framework.title)
        version = tr("{code} · version {version}", code=node.framework.code, version=node.framework.version)
        self._unit_about.setText(version)
        self.guidance.show_unit(node.framework, node.unit)

    def _fill_menu(self) -> None:
        archived = self.session.workspace.frameworks.archived()
        taken = [framework.code for framework in (*self.session.frameworks, *archived)]
        self.adding.fill(_shipped_but(taken), archived)
        self.adding.button.setEnabled(self._can_change() and not self.reader.busy)

    def _row_actions(self) -> list[RowAction]:
        if self.tree.current_node() is None or not self._can_change():
            return []
        return [RowAction(self.archive.text(), self.archive.click), RowAction(self.remove.text(), self.remove.click)]

    def _remove_by_key(self) -> None:
        """Remove a framework where its own row is chosen, not one of its criteria."""
        node = self.tree.current_node()
        if node is not None and node.parent is None and self._can_change():
            self.remove_chosen()

    def _can_change(self) -> bool:
        return not self.session.read_only

    def _below(self, index: QModelIndex) -> list[QModelIndex]:
        rows = [self.model.index(row, 0, index) for row in range(self.model.rowCount(index))]
        return [*rows, *(found for row in rows for found in self._below(row))] if index.isValid() else []

    def _connect(self) -> None:
        self.tree.node_chosen.connect(self._show_node)
        RowActions(self.tree, self._row_actions, self._remove_by_key)
        self._fault_card.other.clicked.connect(self.ask_file)
        self.reader.started.connect(self._on_read_started)
        self.reader.ended.connect(self._on_read_ended)
        self.reader.failed.connect(self._on_read_failed)
        self.reader.wanted.connect(self.add)
        self.mover.moved.connect(self._on_moved)
        self.writer.shown.connect(self._on_editor_shown)
        self.writer.used.connect(self._on_used)
        self.remove.clicked.connect(self.remove_chosen)
        self.archive.clicked.connect(self.archive_chosen)

    def _on_editor_shown(self, shown: bool) -> None:
        if not shown and self.isVisible():
            self.show_now()
        self._whole.setCurrentIndex(int(shown))

    def _on_used(self, code: str) -> None:
        self.show_now()
        self._choose(self.model.index_of(code))

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        reading = QWidget()
        self._whole.addWidget(reading)
        self._whole.addWidget(self.writer.editor)
        layout = QVBoxLayout(reading)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        self._header.add_button(self.adding.button)
        layout.addWidget(self._header)
        layout.addWidget(self._fault_card)
        layout.addWidget(self.writer.card)
        self._body.addWidget(invitation(self.add, enabled=self._can_change()))
        self._body.addWidget(self._make_reading())
        layout.addWidget(self._body, 1)

    def _make_reading(self) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        frame, column = card()
        column.setSpacing(6)
        column.addWidget(self._unit_title)
        column.addWidget(self._unit_about)
        column.addSpacing(6)
        column.addWidget(self.guidance, 1)
        column.addWidget(line())
        column.addSpacing(6)
        foot = QWidget()
        flow = FlowLayout(foot)
        flow.addWidget(self.choices.button)
        flow.addWidget(self.writer.edit)
        flow.addWidget(self.mover.button)
        flow.addWidget(self.archive)
        flow.addWidget(self.remove)
        column.addWidget(foot)
        row.addWidget(self.tree, 3)
        row.addWidget(frame, 2)
        return both


def _shipped_but(taken: Iterable[str]) -> tuple[Framework, ...]:
    """Return what comes with the program and has none of these codes."""
    used = {code.casefold() for code in taken}
    return tuple(framework for framework in shipped() if framework.code.casefold() not in used)
