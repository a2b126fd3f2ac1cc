"""Errors that a user can do something about, and the exit codes that go with them."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the command line reports to the shell."""

    DONE = 0
    NO = 1
    USAGE = 2
    INPUT = 3
    PORTFOLIO = 4
    FAULT = 70


class PortfolioError(Exception):
    """One clear sentence for the user: what is wrong, where, and what to do."""

    exit_code = ExitCode.FAULT

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(PortfolioError):
    """The call itself is wrong."""

    exit_code = ExitCode.USAGE


class InputError(PortfolioError):
    """The input is at fault; the message names the file, line or field."""

    exit_code = ExitCode.INPUT


class FaultyRowsError(InputError):
    """Rows of a file are at fault: ``faults`` has a sentence on each, and ``good`` says how many others there are."""

    def __init__(self, faults: Sequence[str], good: int = 0) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
        self.good = good


class FileError(PortfolioError):
    """The portfolio, or a file to be written, cannot be opened or written."""

    exit_code = ExitCode.PORTFOLIO


class LockedError(FileError):
    """The file at ``path`` is locked and its passphrase was not given, or it is no portfolio: nobody can tell which."""

    def __init__(self, message: str, path: Path) -> None:
        super().__init__(message)
        self.path = path


class WrongPassphraseError(LockedError):
    """The file does not open with what was given."""
