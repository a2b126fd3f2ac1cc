"""``backups``: the copies of a portfolio that the program made by itself."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading
from portfolio_app.domain.errors import ExitCode, FileError
from portfolio_app.domain.evidence.file import say_size
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pathlib import Path

    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.portfolio import EarlierCopy


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "backups", tr("list the earlier copies of a portfolio: where, when, how large"), _list)
    add_file(parser)
    add_json(parser)


def _list(arguments: argparse.Namespace) -> int:
    copies = _copies(arguments.file)
    if arguments.json:
        print_json([_json(copy) for copy in copies])
    elif copies:
        head = (tr("Day"), tr("Made"), tr("Size"), tr("Where"))
        print_columns([head, *((c.day, _made(c), say_size(c.size), c.path) for c in copies)], frozenset({2}))
    else:
        say(tr("There is no earlier copy yet: one is made each day that the portfolio is opened to change it."))
    return ExitCode.DONE


def _copies(path: "Path") -> "tuple[EarlierCopy, ...]":
    try:
        with reading(path) as workspace:
            return workspace.earlier.all()
    except FileError:
        from portfolio_app.services.earlier import copies_named

        # A file that cannot be opened is what copies are wanted for.
        if copies := copies_named(path):
            return copies
        raise


def _made(copy: "EarlierCopy") -> str:
    return tr("before an update") if copy.before_upgrade else "daily"


def _json(copy: "EarlierCopy") -> dict[str, object]:
    return {
        "path": str(copy.path),
        "name": copy.name,
        "day": copy.day.isoformat(),
        "bytes": copy.size,
        "made": _made(copy),
    }
