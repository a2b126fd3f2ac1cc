"""Errors in the window: a known one shows where the user is, anything else with details to copy."""

import sys
from collections.abc import Callable
from types import TracebackType

from portfolio_app import __version__
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr

Show = Callable[[str], None]


class Hook:
    """The excepthook: errors in slots arrive here, since Qt cannot pass them on.

    ``show`` is given the sentence of a known error, ``tell`` the details of any other.
    """

    def __init__(self, show: Show, tell: Show) -> None:
        self._show = show
        self._tell = tell
        self._telling = False

    def install(self) -> None:
        """Take over sys.excepthook."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if isinstance(error, PortfolioError):
            self._show(error.message)
            return
        if issubclass(kind, Exception):
            _note(error)
        if not issubclass(kind, Exception) or self._telling:
            sys.__excepthook__(kind, error, at)
        else:
            self._telling = True  # a fault in telling of a fault is not told in the same way
            try:
                self._tell(details_of(error))
            finally:
                self._telling = False


def details_of(error: BaseException) -> str:
    """Return what to send when an error is a fault of the program: where it arose, and no word of the user's."""
    from portfolio_app.log import told

    return tr(
        "Portfolio Evidence Mapper {version}, Python {split}, {platform}\n{trace}",
        version=__version__,
        split=sys.version.split()[0],
        platform=sys.platform,
        trace=told(error),
    )


def message_of(error: BaseException) -> str:
    """Return one sentence for a notice; what is a fault of the program goes to the log."""
    if isinstance(error, PortfolioError):
        return error.message
    _note(error)
    return tr("Something went wrong in the program: {error}. Its place is in the log, under Help.", error=f"{error!r}")


def _note(error: BaseException) -> None:
    from portfolio_app.log import note_fault  # most days need none

    note_fault(error)
