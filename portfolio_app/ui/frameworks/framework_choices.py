"""Leads from a framework to what is chosen in it: a pathway, and optional units."""

from PySide6.QtCore import QObject

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.changes import FrameworkChanges
from portfolio_app.ui.frameworks.choices_dialog import ChoicesDialog
from portfolio_app.ui.page import Notice, Page
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.asking import Asking
from portfolio_app.ui.widgets.labels import button


class FrameworkChoices(QObject):
    """A button that shows where there is something to choose."""

    def __init__(self, page: Page, session: Session) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._asking = Asking(page)
        self._framework: Framework | None = None
        self.button = button(tr("Choose pathway and units…"))
        self.button.hide()
        self.button.clicked.connect(self.ask)
        self._asking.said.connect(lambda words, undo: page.notify.emit(Notice(words, undo=undo)))

    @property
    def dialog(self) -> object:
        """The dialog that is open, or None."""
        return self._asking.dialog

    def show_chosen(self, framework: Framework | None) -> None:
        """Know in which framework there is something to choose."""
        self._framework = framework
        self.button.setVisible(framework is not None and bool(framework.pathways or framework.combinations))
        self.button.setEnabled(not self._session.read_only)

    def ask(self) -> None:
        """Ask what is chosen, and keep it."""
        framework = self._framework
        if framework is None:
            return
        dialog = ChoicesDialog(framework, self._page.window())

        def choose() -> None:
            FrameworkChanges(self._session).choose(framework.code, *dialog.value())
            self._page.show_now()
            self._page.notify.emit(
                Notice(tr("Your choice in {code} is kept.", code=excerpt(framework.code)), undo=True)
            )

        self._asking.ask(dialog, choose)
