"""Leads from the frameworks page to writing one: begins, goes on, throws away, and puts into use what is written."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.editing.beginnings import begun
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.frameworks.drafts import Using
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.frameworks.editing.begin_dialog import BeginDialog
from portfolio_app.ui.frameworks.editing.draft_changes import DraftChanges
from portfolio_app.ui.frameworks.editing.drafts_card import DraftsCard
from portfolio_app.ui.frameworks.editing.framework_editor import FrameworkEditor
from portfolio_app.ui.frameworks.move_dialog import MoveDialog
from portfolio_app.ui.page import Notice, Page, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.asking import Asking
from portfolio_app.ui.widgets.labels import button


class FrameworkWriter(QObject):
    """The buttons and the card of the page, and the editor; ``shown`` tells whether that is to be seen."""

    shown = Signal(bool)
    used = Signal(str)
    """The code of what was put into use."""

    def __init__(self, page: Page, session: Session, tools: Tools) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._tools = tools
        self._changes = DraftChanges(session)
        self._asking = Asking(page)
        self.chosen: Framework | None = None
        self.edit = button(tr("Edit"))
        self.card = DraftsCard(self.go_on, self.throw_away)
        self.editor = FrameworkEditor(session, tools.theme)
        self.edit.clicked.connect(self.edit_chosen)
        self.editor.left.connect(self.leave)
        self.editor.use_wanted.connect(self.use)
        self.editor.throw_wanted.connect(self._on_throw_wanted)
        self.editor.said.connect(lambda words: page.notify.emit(Notice(words)))
        self._asking.said.connect(lambda words, undo: page.notify.emit(Notice(words, undo=undo)))

    @property
    def dialog(self) -> object:
        """The dialog that is open, or None."""
        return self._asking.dialog

    def refresh(self) -> None:
        """Show what is being written."""
        writable = not self._session.read_only
        try:
            self.card.show_drafts(self._session.workspace.framework_drafts.all(), writable=writable)
        except PortfolioError as error:
            self._page.notify.emit(Notice(message_of(error)))

    def show_chosen(self, framework: Framework | None) -> None:
        """Know which framework the button edits."""
        self.chosen = framework
        self.edit.setEnabled(framework is not None and not self._session.read_only)
        if framework is not None:
            self.edit.setText(tr("Edit {code}", code=excerpt(framework.code)))
            self.edit.setAccessibleName(
                tr("Edit {code} {title}", code=excerpt(framework.code), title=excerpt(framework.title))
            )

    def ask(self) -> None:
        """Ask what is to be written, and begin."""
        dialog = BeginDialog(self._page.window())

        def begin() -> None:
            value = dialog.value()
            draft = self._changes.begin_new(begun(value.kind, value.title, value.code))
            self.go_on(draft.id)

        self._asking.ask(dialog, begin)

    def edit_chosen(self) -> None:
        """Change the framework that is chosen on the page."""
        if (framework := self.chosen) is not None:
            self._try(lambda: self.go_on(self._changes.begin(framework.code).id))

    def go_on(self, draft_id: int) -> None:
        """Write on in a draft."""
        if not self.editor.keep():
            return

        def show() -> None:
            self.editor.show_draft(self._session.workspace.framework_drafts.get(draft_id))
            self.shown.emit(True)
            self.editor.outline.setFocus()

        self._try(show)

    def leave(self) -> None:
        """Go back to the page; the draft waits there."""
        self.editor.close_draft()
        self.refresh()
        self.shown.emit(False)

    def throw_away(self, draft_id: int) -> None:
        """Throw a draft away, which can be undone."""

        def throw() -> None:
            draft = self._session.workspace.framework_drafts.get(draft_id)
            self._changes.throw_away(draft)
            self.refresh()
            said = tr("The draft of “{title}” is thrown away.", title=excerpt(draft.framework.title))
            self._page.notify.emit(Notice(said, undo=True))

        self._try(throw)

    def use(self) -> None:
        """Put the draft into use; where claims move or stay behind, show both versions first."""
        if self.editor.draft is None or not self.editor.keep() or self.editor.first_want():
            return
        draft = self.editor.draft
        drafts = self._session.workspace.framework_drafts

        def ask() -> None:
            plan = drafts.plan(draft.id)
            moving = plan.moving
            if moving is None or not (moving.before or moving.left):
                self._used(self._changes.use(draft))
                return
            claims = Counter(spot.criterion for spot in self._session.workspace.claims.spots())
            dialog = MoveDialog(
                self._tools.theme, moving.old, moving.new, plan.pairs, dict(claims), self._page.window()
            )
            self._asking.ask(dialog, lambda: self._used(self._changes.use(draft, dialog.value())))

        self._try(ask)

    def _used(self, using: Using) -> None:
        self.leave()
        self.used.emit(using.framework.code)
        code, moving = using.framework.code, using.moving
        said = tr("{code} {title} is in use.", code=excerpt(code), title=excerpt(using.framework.title))
        if moving is not None and moving.moved:
            said += tr(" {claims} moved to it.", claims=plural(len(moving.moved), "claim"))
            if moving.to_recheck:
                said += tr(" {count} to re-check.", count=len(moving.to_recheck))
        if moving is not None and moving.left:
            said += tr(" {claims} stayed behind.", claims=plural(len(moving.left), "claim"))
        self._page.notify.emit(Notice(said, undo=True))

    def _on_throw_wanted(self) -> None:
        if self.editor.draft is not None and (self.editor.flush() or self.editor.typing.flush()):
            draft_id = self.editor.draft.id
            self.leave()
            self.throw_away(draft_id)

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except PortfolioError as error:
            self._page.notify.emit(Notice(error.message))
