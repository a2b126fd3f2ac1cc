"""``lock / unlock``: the passphrase of a portfolio, set, changed or taken away."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.passphrase import given_passphrase, passphrase_in, typed_twice
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import writing
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.passphrase import FORGOTTEN
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.locking import Relocked


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    parser = add_call(calls, "lock", tr("lock a portfolio with a passphrase, or change its passphrase"), _lock)
    add_file(parser)
    parser.add_argument(
        "--new-passphrase-file",
        metavar="F",
        type=Path,
        help=tr("its first line is the new passphrase (default: asked)"),
    )
    parser.add_argument(
        "--remove-copies", action="store_true", help=tr("remove the earlier copies, instead of locking them too")
    )
    parser.add_argument("--yes", action="store_true", help=tr("yes, I know that nobody can open it without"))
    add_json(parser)
    parser = add_call(calls, "unlock", tr("take the lock away: anybody who has the file can read it"), _unlock)
    add_file(parser)
    add_json(parser)


def _lock(arguments: argparse.Namespace) -> int:
    if not arguments.yes:
        raise UsageError(tr("{forgotten} Add “--yes” if you know that.", forgotten=tr(FORGOTTEN)))
    with shown() as progress, writing(arguments.file) as workspace:
        was_locked = workspace.locked
        passphrase = _new_passphrase(arguments.new_passphrase_file, was_locked=was_locked)
        done = workspace.locking.lock(passphrase, remove_copies=arguments.remove_copies, progress=progress)
    _tell(arguments, done, locked=True)
    return ExitCode.DONE


def _unlock(arguments: argparse.Namespace) -> int:
    with shown() as progress, writing(arguments.file) as workspace:
        if not workspace.locked:
            raise InputError(tr("{path} is not locked; there is nothing to take away.", path=arguments.file))
        done = workspace.locking.take_away(progress)
    _tell(arguments, done, locked=False)
    return ExitCode.DONE


def _new_passphrase(file: Path | None, *, was_locked: bool) -> str:
    if file is not None:
        return passphrase_in(file)
    if not was_locked and (given := given_passphrase()):
        return given
    return typed_twice(tr("The new passphrase: "))


def _tell(arguments: argparse.Namespace, done: "Relocked", *, locked: bool) -> None:
    if arguments.json:
        copies = {name: [str(path) for path in getattr(done, name)] for name in ("changed", "removed", "left")}
        print_json({"path": str(arguments.file), "locked": locked, "copies": copies})
        return
    said = tr("{path} is locked.", path=arguments.file) if locked else tr("{path} is open.", path=arguments.file)
    say(said)
    for path in done.changed:
        say(tr("Locked too: {path}", path=path) if locked else tr("Open too: {path}", path=path))
    for path in done.removed:
        say(tr("Removed: {path}", path=path))
    for path in done.left:
        say(tr("Left as it was, because it does not open with this passphrase: {path}", path=path), file=sys.stderr)
    if locked:
        say(tr("Copies, packs and documents that you made yourself are as they were."))
