"""Asks for the learner's details, and keeps them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr
from portfolio_app.ui.exporting.changes import keep_details
from portfolio_app.ui.exporting.learner_details_dialog import DetailsDialog
from portfolio_app.ui.page import Notice
from portfolio_app.ui.session import Session


class LearnerDetails(QObject):
    """``noticed`` carries what became of them."""

    noticed = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self.dialog: DetailsDialog | None = None

    def ask(self) -> None:
        """Show them, to be changed."""
        self.dialog = DetailsDialog(self._session.workspace.details.get(), self._page.window())
        self.dialog.accepted.connect(self._on_accepted)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_accepted(self) -> None:
        fields = self.dialog.value() if self.dialog is not None else {}
        if not fields:
            return
        try:
            keep_details(self._session, fields)
        except PortfolioError as error:
            self.noticed.emit(Notice(error.message))
        else:
            self.noticed.emit(Notice(tr("Your details are changed."), undo=True))

    def _on_finished(self) -> None:
        self.dialog = None
