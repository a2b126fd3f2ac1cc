"""Where a framework is written: its outline on the left, the fields of what is chosen there on the right."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import InputError, PortfolioError
from portfolio_app.domain.frameworks.editing.draft import At, Draft, criterion_at, is_implied
from portfolio_app.domain.frameworks.editing.finishing import wants
from portfolio_app.domain.frameworks.editing.pasting import pasted
from portfolio_app.domain.frameworks.editing.placing import deeper, higher, moved, placed
from portfolio_app.domain.frameworks.editing.steps import (
    code_at,
    numbered_anew,
    with_criterion,
    with_outcome,
    with_unit,
    without,
)
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.editing import outline_view as keys
from portfolio_app.ui.frameworks.editing.criterion_fields import criterion_fields, outcome_fields
from portfolio_app.ui.frameworks.editing.draft_changes import DraftChanges
from portfolio_app.ui.frameworks.editing.editor_bar import EditorBar
from portfolio_app.ui.frameworks.editing.framework_fields import framework_fields, unit_fields
from portfolio_app.ui.frameworks.editing.outline import OutlineModel
from portfolio_app.ui.frameworks.editing.outline_view import OutlineView
from portfolio_app.ui.frameworks.editing.part_form import PartForm, Write
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.kept_fields import KeptLine, KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import card
from portfolio_app.ui.widgets.typing_step import TypingStep

_MANY = 300
"""Criteria; up to so many are all unfolded."""
Step = Callable[[Framework, At], tuple[Framework, At]]


def _from_clipboard(framework: Framework, at: At) -> tuple[Framework, At]:
    return pasted(framework, at, QGuiApplication.clipboard().text())


class FrameworkEditor(QWidget):
    """Shows one draft; each step is kept at once, and is one with the portfolio's history."""

    left = Signal()
    use_wanted = Signal()
    throw_wanted = Signal()
    said = Signal(str)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._changes = DraftChanges(session)
        self._keeping = False
        self.draft: Draft | None = None
        self.at: At = ()
        self._begun: tuple[At, str] = ((), "")
        self.typing = Typing(self._keep, self)
        self.bar = EditorBar(theme)
        self.model = OutlineModel(self)
        self.outline = OutlineView(theme, self.model)
        lists = (framework_fields(), unit_fields(), outcome_fields(), criterion_fields())
        self.forms = [PartForm(theme, each, self.typing, f"{n}.") for n, each in enumerate(lists)]
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def form(self) -> PartForm:
        """The form of the part that is chosen."""
        return self.forms[len(self.at)]

    def show_draft(self, draft: Draft) -> None:
        """Write on in a draft."""
        self.typing.forget()
        other = self.draft is None or self.draft.id != draft.id
        self.draft = draft
        if other:
            self.at = ()
        self._show(self.at, fresh=other)

    def close_draft(self) -> None:
        """Show no draft."""
        self.typing.forget()
        self.draft = None

    def choose(self, at: At) -> None:
        """Show a part of the draft."""
        self._show(at)

    def flush(self) -> bool:
        """Keep now what is typed; tell whether everything is kept."""
        self.form.finish()
        return self.typing.flush() and not (self.draft is not None and self.form.refused())

    def keep(self) -> bool:
        """Keep now what is typed, or say what was not taken; tell whether everything is kept."""
        kept = self.flush()
        for _, why in self.form.refused()[:1] if not kept else ():
            self.said.emit(why)
        return kept

    def unsaved(self) -> tuple[str, ...]:
        """Return the words that could not be kept, and those that were not taken."""
        if self.draft is None:
            return ()
        waiting = (
            edit.words
            for name, edit in self.form.inputs.items()
            if isinstance(edit, KeptLine | KeptText) and self.typing.waits(f"{len(self.at)}.{name}")
        )
        return tuple(filter(None, (*waiting, *(words for words, _ in self.form.refused()))))

    def first_want(self) -> bool:
        """Go to the first thing that the draft wants before it can be used, and say it; tell whether there is one."""
        want = next(wants(self.draft.framework), None) if self.draft is not None else None
        if want is None:
            return False
        self._show(want.at)
        self.said.emit(want.message)
        self._to_words()
        return True

    def do(self, step: Step, words: str, *, write: bool = False) -> bool:
        """Do a step at the chosen part and keep it, or say why not; with ``write`` go to the words of what is new."""
        if self.draft is None or self._session.read_only or not self.keep():
            return False
        try:
            framework, at = step(self.draft.framework, self.at)
        except InputError as error:
            self.said.emit(error.message)
            return False
        if framework is self.draft.framework or not self._save(framework, words):
            return False
        self._show(at)
        if write:
            self._to_words()
        else:
            self.outline.setFocus()
        return True

    def add_criterion(self) -> None:
        """Put a criterion after the chosen one, or at the end of what is chosen, and go to its words."""
        self.do(with_criterion, tr("adding a criterion"), write=True)

    def _keep(self, name: str, words: str, step: TypingStep | None) -> None:
        """Keep the words of a field; what is refused is said under it and left there to be mended."""
        depth, _, field = name.partition(".")
        if self.draft is None or int(depth) != len(self.at) or (write := self.form.writer(field)) is None:
            return
        try:
            framework = write(self.draft.framework, self.at, words)
        except InputError as error:
            self.form.say_fault(field, error.message)
            return
        self.form.say_fault(field, "")
        if framework == self.draft.framework:
            return
        said = step.words if step is not None else tr("writing")
        before = self.draft
        self._keeping = True
        try:
            self.draft = self._changes.step(before, framework, said, step)
        finally:
            self._keeping = False
        self._refresh()

    def _save(self, framework: Framework, words: str) -> bool:
        if self.draft is None:
            return False
        self._keeping = True
        try:
            self.draft = self._changes.step(self.draft, framework, words)
        except PortfolioError as error:
            self.said.emit(error.message)
            return False
        finally:
            self._keeping = False
        return True

    def _show(self, at: At, *, fresh: bool = False) -> None:
        if self.draft is None:
            return
        framework = self.draft.framework
        open_rows = set() if fresh else self._unfolded()
        if self.model.show_draft(framework):
            small = len(framework.criteria) <= _MANY
            if fresh or not open_rows:
                self.outline.expandToDepth(60 if small else 0)
            else:
                for each in open_rows:
                    self.outline.expand(self.model.index_at(each))
        part = self.model.part(self.model.index_at(at))
        self.at = part.at if part is not None else ()
        self._go_to(self.at)
        self._start(fresh=fresh)
        self._refresh()

    def _start(self, *, fresh: bool = False) -> None:
        """Begin with what is chosen; what was refused stays only where it was typed, wherever that is now."""
        if self.draft is None:
            return
        framework, at = self.draft.framework, self.at
        former, self._begun = self._begun, (at[:2], criterion_at(framework, at).reference if len(at) > 2 else "")
        for form in self.forms:
            form.start(same=not fresh and self._begun == former)

    def _go_to(self, at: At) -> None:
        self.outline.blockSignals(True)
        self.outline.expand(self.model.parent(self.model.index_at(at)))
        self.outline.show_at(at)
        self.outline.blockSignals(False)

    def _refresh(self) -> None:
        """Show what the draft holds where the user is."""
        if self.draft is None:
            return
        framework = self.draft.framework
        if self.model.show_draft(framework):
            self._show(self.at)
            return
        self.form.show_part(framework, self.at)
        self._stack.setCurrentIndex(len(self.at))
        writable = not self._session.read_only
        implied = framework.kind is not FrameworkKind.QUALIFICATION or (
            bool(self.at) and is_implied(framework.units[self.at[0]])
        )
        self.bar.show_draft(self.draft, self.at, writable=writable, flat=implied)
        self.form.set_writable(writable=writable)

    def _unfolded(self) -> set[At]:
        return {at for at in self.model.places() if self.outline.isExpanded(self.model.index_at(at))}

    def _on_current(self) -> None:
        at = self.outline.current_at()
        if self.draft is None or at == self.at:
            return
        if not self.keep():  # what is not kept stays where it was typed
            self._go_to(self.at)
            return
        self.typing.forget()
        self.at = at
        self._start()
        self._refresh()

    def _on_wanted(self, write: Write, field: str) -> None:
        """Keep what was chosen in a box, ticked or filled in; a refusal is said under the field."""
        if self.draft is None or not self.typing.flush():
            return
        try:
            framework = write(self.draft.framework, self.at)
        except InputError as error:
            self.form.say_fault(field, error.message)
            return
        said = tr("changing {code}", code=excerpt(code_at(self.draft.framework, self.at)))
        if framework == self.draft.framework or self._save(framework, said):
            self.form.say_fault(field, "")
        # Not while the table's own editor is still being closed.
        QTimer.singleShot(0, self, self._refresh)

    def _on_changed(self, change: Change) -> None:
        if self._keeping or self.draft is None or not change.concerns(Kind.DRAFT):
            return
        try:
            self.draft = self._session.workspace.framework_drafts.get(self.draft.id)
        except PortfolioError:
            self.close_draft()
            self.left.emit()
            return
        self._show(self.at)

    def _on_key(self, wanted: str) -> None:
        steps: dict[str, tuple[Step, str]] = {
            keys.UP: (lambda f, at: moved(f, at, -1), tr("moving up")),
            keys.DOWN: (lambda f, at: moved(f, at, 1), tr("moving down")),
            keys.DEEPER: (deeper, tr("moving under the one before")),
            keys.HIGHER: (higher, tr("moving out")),
            keys.REMOVE: (without, tr("removing {code}", code=self._code())),
            keys.PASTE: (_from_clipboard, tr("pasting lines")),
        }
        if wanted == keys.ADD:
            self.add_criterion()
        elif wanted == keys.WORDS:
            self._to_words()
        else:
            self.do(*steps[wanted])

    def _on_dropped(self, at: At, into: At, row: int) -> None:
        # Once the view is done with dragging.
        QTimer.singleShot(0, self, partial(self._drop, at, into, row))

    def _drop(self, at: At, into: At, row: int) -> None:
        self.do(lambda framework, _: placed(framework, at, into, row), tr("moving {code}", code=self._code()))

    def _code(self) -> str:
        return code_at(self.draft.framework, self.at) if self.draft is not None else ""

    def _to_words(self) -> None:
        edit = self.form.inputs.get("words") or self.form.inputs.get("title")
        if edit is not None:
            edit.setFocus()

    def _connect(self) -> None:
        self.outline.node_chosen.connect(self._on_current)
        self.outline.wanted.connect(self._on_key)
        self.model.dropped.connect(self._on_dropped)
        self.typing.saving.state_changed.connect(lambda state: self.bar.saved.show_state(state, date_wrong=False))
        self.typing.saving.failed.connect(self.said)
        self._session.changed.connect(self._on_changed)
        self._session.noting.connect(self._on_noting)
        for form in self.forms:
            form.wanted.connect(self._on_wanted)
        bar = self.bar
        bar.criterion.clicked.connect(self.add_criterion)
        bar.under.clicked.connect(
            lambda: self.do(partial(with_criterion, under=True), tr("adding a criterion"), write=True)
        )
        bar.outcome.clicked.connect(lambda: self.do(with_outcome, tr("adding an outcome"), write=True))
        bar.unit.clicked.connect(lambda: self.do(lambda f, _: with_unit(f), tr("adding a unit"), write=True))
        for each, key in ((bar.up, keys.UP), (bar.down, keys.DOWN), (bar.remove, keys.REMOVE), (bar.paste, keys.PASTE)):
            each.clicked.connect(partial(self._on_key, key))
        bar.number.clicked.connect(lambda: self.do(lambda f, at: (numbered_anew(f, at), at), tr("numbering in order")))
        bar.leave.clicked.connect(self._on_close)
        bar.use.clicked.connect(self.use_wanted)
        bar.throw.clicked.connect(self.throw_wanted)

    def _on_noting(self) -> None:
        if not self._keeping:
            self.flush()

    def _on_close(self) -> None:
        if self.keep():
            self.left.emit()

    def _lay_out(self) -> None:
        for form in self.forms:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            inner = QWidget()
            column = QVBoxLayout(inner)
            column.setContentsMargins(0, 0, self._theme.px(12), 0)
            column.addWidget(form)
            area.setWidget(inner)
            self._stack.addWidget(area)
        frame, column = card()
        column.addWidget(self._stack)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.outline)
        both.addWidget(frame)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setHandleWidth(self._theme.px(16))
        both.setStyleSheet("QSplitter::handle { background: transparent; }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(both, 1)
