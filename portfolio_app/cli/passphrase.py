"""The passphrases of locked files: in a file, in the environment, or typed unseen; no argument, which others see."""

import argparse
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from portfolio_app.cli.output import say
from portfolio_app.domain.errors import InputError, LockedError, UsageError, WrongPassphraseError
from portfolio_app.translation import tr

VARIABLE = "PORTFOLIO_PASSPHRASE"
SEAL_VARIABLE = "PORTFOLIO_SEAL_PASSPHRASE"
_TRIES = 3
_LONGEST_LINE = 4096

_file: ContextVar[Path | None] = ContextVar("passphrase_file", default=None)
_given: ContextVar[dict[str, str]] = ContextVar("given_passphrases")
_Opened = TypeVar("_Opened")


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a file with the passphrase of a locked portfolio."""
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help=tr(
            "of a locked portfolio: its first line is the passphrase, - is standard input; or set {variable}",
            variable=VARIABLE,
        ),
    )


def add_seal(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a file with the passphrase of a sealed pack."""
    parser.add_argument(
        "--seal-passphrase-file",
        metavar="F",
        type=Path,
        help=tr(
            "of a sealed pack: its first line is the passphrase, - is standard input; or set {variable}",
            variable=SEAL_VARIABLE,
        ),
    )


def given_seal(file: Path | None) -> str:
    """Return the passphrase for a pack that the call or the environment gives, or ""."""
    return passphrase_in(file) if file is not None else _given.get({}).get(SEAL_VARIABLE, "")


@contextmanager
def opened_pack(arguments: argparse.Namespace) -> Generator[Path, None, None]:
    """Yield the pack that a call names; one that is sealed is taken out meanwhile, with its passphrase."""
    from portfolio_app.services.packs.envelopes import OpenedPack, is_sealed

    pack: Path = arguments.pack
    if not is_sealed(pack):
        yield pack
        return
    word = given_seal(arguments.seal_passphrase_file)
    if not word and not _is_anybody_there():
        raise LockedError(
            tr(
                "{path} is sealed with a passphrase; give it with “--seal-passphrase-file FILE” or in the environment "
                "variable {variable}.",
                path=pack,
                variable=SEAL_VARIABLE,
            ),
            pack,
        )
    opened = OpenedPack(pack, word) if word else _tried(pack, lambda typed: OpenedPack(pack, typed))
    try:
        yield opened.path
    finally:
        opened.close()


@contextmanager
def passphrase_of(arguments: argparse.Namespace) -> Generator[None, None, None]:
    """Let what is locked be opened within with what the call names, or the environment; no process of ours gets it."""
    token = _file.set(getattr(arguments, "passphrase_file", None))
    given = {name: os.environ.pop(name) for name in (VARIABLE, SEAL_VARIABLE) if name in os.environ}
    former = _given.set(given)
    try:
        yield
    finally:
        os.environ.update(given)
        _given.reset(former)
        _file.reset(token)


def opened(path: Path, open_: Callable[[], _Opened]) -> _Opened:
    """Open a portfolio, with its passphrase where it is locked; raises FileError."""
    try:
        return open_()
    except LockedError as locked:
        from portfolio_app.services.locking import unlock

        known = given_passphrase()
        if known:
            unlock(path, known)
        elif _is_anybody_there():
            _tried(path, lambda typed: unlock(path, typed))
        else:
            raise LockedError(
                tr(
                    "{path} is locked with a passphrase, or is no portfolio; give its passphrase with "
                    "“--passphrase-file FILE” or in the environment variable {variable}.",
                    path=path,
                    variable=VARIABLE,
                ),
                path,
            ) from locked
        return open_()


def given_passphrase() -> str:
    """Return the passphrase that the call or the environment gives, or ""."""
    if (path := _file.get()) is not None:
        return passphrase_in(path)
    return _given.get({}).get(VARIABLE, "")


def passphrase_in(path: Path) -> str:
    """Return the first line of a file; raises InputError where there is none."""
    if word := first_line(path):
        return word
    raise InputError(tr("The first line of {path} is empty; write the passphrase there.", path=path))


def typed_twice(question: str) -> str:
    """Ask for a new passphrase at the keyboard; raises UsageError where nobody is there."""
    from getpass import getpass

    if not _is_anybody_there():
        raise UsageError(tr("There is nobody to ask for the passphrase; name a file that holds it."))
    word = getpass(question)
    if getpass(tr("The same again: ")) != word:
        raise UsageError(tr("The two passphrases are not the same; try again."))
    return word


def first_line(path: Path) -> str:
    """Return the first line of a file, or of standard input for “-”; raises InputError."""
    try:
        if str(path) == "-":
            line = sys.stdin.readline(_LONGEST_LINE)
        else:
            with path.open(encoding="utf-8-sig") as file:
                line = file.readline(_LONGEST_LINE)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or tr("it is not UTF-8 text")
        raise InputError(
            tr("The password cannot be read from {path} ({reason}); name another file.", path=path, reason=reason)
        ) from error
    return line.rstrip("\r\n")


def _is_anybody_there() -> bool:
    return bool(sys.stdin) and sys.stdin.isatty()


def _tried(path: Path, try_: Callable[[str], _Opened]) -> _Opened:
    """Ask for a passphrase until it fits, some times; raises WrongPassphraseError."""
    from getpass import getpass

    left = _TRIES
    while True:
        try:
            return try_(getpass(tr("Passphrase of {name}: ", name=path.name)))
        except WrongPassphraseError as error:
            left -= 1
            if not left:
                raise
            say(f"portfolio-app: {error.message}", file=sys.stderr)
