"""Errors in the window: a known one shows where the user is, anything else in a dialog with details to copy."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import QWidget

from portfolio_app import __version__
from portfolio_app.domain.errors import PortfolioError

Show = Callable[[str], None]


class Hook:
    """The excepthook: errors in slots arrive here, since Qt cannot pass them on."""

    def __init__(self, parent: QWidget | None, show: Show) -> None:
        self._parent = parent
        self._show = show

    def install(self) -> None:
        """Take over sys.excepthook."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if isinstance(error, PortfolioError):
            self._show(error.message)
        elif not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, at)
        else:
            _tell(self._parent, "".join(traceback.format_exception(kind, error, at)))


def message_of(error: BaseException) -> str:
    """Return one sentence for a notice."""
    return error.message if isinstance(error, PortfolioError) else f"Something went wrong in the program: {error!r}."


def _tell(parent: QWidget | None, details: str) -> None:
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Something went wrong")
    box.setText("Something went wrong in the program. Your words are still in the window and are saved as you go on.")
    box.setInformativeText("Please send us the details below, then close and open the program again.")
    box.setDetailedText(f"Portfolio Evidence Mapper {__version__}, Python {sys.version}\n{details}")
    box.open()
