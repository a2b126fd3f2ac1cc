"""Arguments that several calls share."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.passphrase import add_passphrase
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    Calls = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  # argparse has no public name for it


def add_call(
    calls: "Calls", name: str, text: str, run: "Callable[[argparse.Namespace], int]"
) -> argparse.ArgumentParser:
    """Add a call with its one-sentence description."""
    parser = calls.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the portfolio's file."""
    parser.add_argument("file", metavar="FILE", type=Path, help=tr("the portfolio"))
    add_passphrase(parser)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the switch for one JSON document instead of text for people."""
    parser.add_argument("--json", action="store_true", help=tr("print one JSON document"))


def add_noun(calls: "Calls", name: str, text: str) -> "Calls":
    """Add a noun, such as account, and return the place for its calls."""
    noun = calls.add_parser(name, help=text, description=text)
    return noun.add_subparsers(metavar="CALL", required=True, parser_class=type(noun))
