"""The log: what went wrong in the program, and where in it; never a word of a portfolio, so that it can be sent.

Of an exception the log holds its kind and the lines of the program. Its text is left out, since it may quote what the
user wrote: of what the system or Python itself says, the part is kept that cannot.
"""

import logging
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from portfolio_app import __version__, paths
from portfolio_app.translation import tr

_BYTES = 200_000
_FORMER = 2
_LONGEST = 80
_ONLY_USER = 0o600


def note_fault(error: BaseException) -> Path | None:
    """Write a fault of the program to the log and return its file, or None where it cannot be written."""
    handler = _Handler(paths.log_file())
    handler.setFormatter(logging.Formatter(tr("%(asctime)s %(levelname)s %(message)s")))
    record = logging.LogRecord("portfolio_app", logging.ERROR, "", 0, f"{_program()}\n{told(error)}", None, None)
    try:
        paths.own_folder(paths.log_file().parent)
        handler.emit(record)
    except OSError:
        return None
    finally:
        handler.close()
    return None if handler.failed else paths.log_file()


def read_log() -> str:
    """Return what the log holds, the former files first; empty when nothing has gone wrong."""
    newest = paths.log_file()
    files = [*(newest.with_name(f"{newest.name}.{number}") for number in range(_FORMER, 0, -1)), newest]
    return "".join(file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file())


def told(error: BaseException) -> str:
    """Return where an error arose and what it came from, without its own words."""
    return "\n".join(_parts(error))


def _parts(error: BaseException) -> Iterator[str]:
    chain: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and each not in chain:
        chain.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    for each in reversed(chain):
        lines = "".join(traceback.format_tb(each.__traceback__))
        yield tr("Traceback (most recent call last):\n{lines}{kind}", lines=lines, kind=_kind(each))
        if isinstance(each, BaseExceptionGroup):
            yield from (part for inner in each.exceptions for part in _parts(inner))


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError) and error.errno is not None:
        said = os.strerror(error.errno)
    elif isinstance(error, AttributeError | NameError | ImportError):
        said = str(error.name or "")
    else:
        said = ""
    # A long name is none of Python's own.
    return f"{name}: {said}" if said and len(said) <= _LONGEST else name


def _program() -> str:
    python = sys.version.split()[0]
    return tr(
        "Portfolio Evidence Mapper {version}, Python {python}, {system} {release}",
        version=__version__,
        python=python,
        system=platform.system(),
        release=platform.release(),
    )


class _Handler(RotatingFileHandler):
    """Only the user may read the files; whoever notes a fault is told when it cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_FORMER, encoding="utf-8", delay=True)
        self.failed = False

    def handleError(self, record: logging.LogRecord) -> None:
        """Remember that the record is not in the file."""
        self.failed = True

    def _open(self) -> TextIOWrapper:
        # Made with the permission, and not given it afterwards: nobody reads it between the two.
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _ONLY_USER)
        if os.name == "posix":
            os.fchmod(descriptor, _ONLY_USER)
        return os.fdopen(descriptor, "a", encoding="utf-8")
