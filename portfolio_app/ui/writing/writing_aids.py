"""Help with the words of an account: spelling, grammar, finding and replacing, advice."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QTextEdit

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Framework, each_unit
from portfolio_app.domain.witnesses.known_names import known_names
from portfolio_app.ui.actions import Action
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.writing.advice_beside import AdviceBeside
from portfolio_app.ui.writing.find_bar import FindBar
from portfolio_app.ui.writing.grammar import Grammar
from portfolio_app.ui.writing.personal_data_marks import PersonalDataMarks
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.ui.writing.spelling import Spelling
from portfolio_app.ui.writing.star_editor import StarEditor


class WritingAids(QObject):
    """Connects the editor's sections with spelling, advice and the find bar, which its owner places."""

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, star: StarEditor, flush: Callable[[], bool]
    ) -> None:
        super().__init__(star)
        self._session = session
        self._star = star
        self._begun = False
        self._allowed: tuple[Framework, ...] | None = None
        self.find = FindBar(theme)
        self.find.found.connect(self._on_found)
        self.advice = AdviceBeside(session, settings, star)
        self.spelling = Spelling(theme, settings, self)
        self.spelling.changed.connect(self._show_lines)
        self.grammar = Grammar(theme, settings, self)
        self.grammar.changed.connect(self._show_lines)
        self.personal = PersonalDataMarks(session, theme, flush, lambda: star.number)
        self.personal.setParent(self)
        self.personal.changed.connect(self._show_lines)
        self.personal.refused.connect(star.refused)

    def let_work(self, runner: TaskRunner, aside: TaskRunner) -> None:
        """Let advice be worked out by the page's worker, and grammar beside it: its rules take a second to read."""
        self.advice.runner, self.grammar.runner = runner, aside

    def switches(self) -> tuple[Action, ...]:
        """Return what turns the help with spelling and grammar on and off."""
        return tuple(filter(None, (self.spelling.action(), self.grammar.action())))

    def begin(self) -> None:
        """Check spelling from now on, where words can be written, and give advice on the account that was opened."""
        self.advice.opened()
        if self._begun or self._session.read_only:
            return
        self._begun = True
        self.allow_criteria()
        self._session.changed.connect(self._on_changed)
        for section in Section:
            edit = self._star.edit(section)
            self.spelling.attach(edit)
            self.grammar.attach(edit)
            self.personal.attach(edit)
            edit.menu_parts.append(lambda menu, at, edit=edit: self._fill(menu, edit, at))

    def allow_criteria(self) -> None:
        """Take the words of the criteria in use, and the names that the portfolio knows, as right."""
        if not self._begun or self._allowed is self._session.frameworks:
            return
        self._allowed = self._session.frameworks
        titles = (unit.title for _, unit in each_unit(self._allowed))
        workspace = self._session.workspace
        names = known_names(workspace.details.get(), workspace.witnesses.list())
        known = (*titles, *names, *(criterion.text for criterion in self._session.criteria.values()))
        self.spelling.allow(known)
        self.grammar.allow(known)

    def open_find(self, *, replace: bool = False) -> None:
        """Show the bar that finds words in the account."""
        self.find.open([self._star.edit(section) for section in Section], replace=replace)

    def _fill(self, menu: QMenu, edit: SectionEdit, at: QPoint) -> None:
        position = edit.cursorForPosition(at).position()
        self.grammar.fill_menu(menu, edit, position)
        self.spelling.fill_menu(menu, edit, position)
        self.personal.fill_menu(menu, edit, position)

    def _on_changed(self, change: Change) -> None:
        if change.concerns(Kind.WITNESS, Kind.DETAILS):
            self._allowed = None
            self.allow_criteria()

    def _on_found(self, edit: QTextEdit) -> None:
        self._star.reveal_caret(edit)

    def _show_lines(self, edit: QTextEdit) -> None:
        # A misspelt word that may be a name has the line of the name: it is the graver of the two.
        lines = (self.grammar.selections(edit), self.spelling.selections(edit), self.personal.selections(edit))
        edit.setExtraSelections([line for each in lines for line in each])
