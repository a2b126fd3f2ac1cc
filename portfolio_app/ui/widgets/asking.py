"""Steps that ask something first, and then do it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from portfolio_app.domain.errors import PortfolioError


class Asking(QObject):
    """Opens one dialog at a time; what goes wrong when it is accepted is said, not raised."""

    said = Signal(str, bool)
    """A sentence, and whether what it tells can be undone."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.dialog: QDialog | None = None

    def ask(self, dialog: QDialog, accepted: Callable[[], object]) -> None:
        """Open a dialog, and do something with its value when it is accepted."""

        def on_accepted() -> None:
            try:
                accepted()
            except PortfolioError as error:
                self.said.emit(error.message, False)

        dialog.accepted.connect(on_accepted)
        self.dialog = dialog
        dialog.finished.connect(lambda _: setattr(self, "dialog", None))
        dialog.open()
