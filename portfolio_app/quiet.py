"""Keeps what libraries have to say of files from elsewhere off the user's terminal; what users should know we say."""

import logging
import sys
import warnings

_LIBRARIES = logging.getLogger("portfolio_app.libraries")


def keep_libraries_quiet() -> None:
    """Send warnings, and errors that nobody can catch, to the log; without a handler of ours they are lost."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())  # else Python prints them itself
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.captureWarnings(capture=True)
    sys.unraisablehook = _on_unraisable


def _on_unraisable(ignored: "sys.UnraisableHookArgs") -> None:
    # Such as a library's file object that was never opened whole and cannot be closed.
    error = ignored.exc_value
    _LIBRARIES.warning("ignored: %s", type(error).__name__, exc_info=error)
