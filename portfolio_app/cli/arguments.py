"""Arguments that several calls share."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.passphrase import add_passphrase
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from portfolio_app.domain.packs.profile import Profile

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


def add_profile(parser: "argparse._ActionsContainer") -> None:
    """Add the profile of the pack that is to be made."""
    parser.add_argument(
        "--profile", metavar="P", help=tr("what the pack must be: a name of “profile list”, or a TOML file")
    )


def profile_of(arguments: argparse.Namespace) -> "Profile":
    """Return the profile that was named, or the usual one."""
    from portfolio_app.domain.packs.profile import EVERYTHING
    from portfolio_app.services.packs.profiles import find_profile

    return find_profile(arguments.profile) if arguments.profile is not None else EVERYTHING


def add_noun(calls: "Calls", name: str, text: str) -> "Calls":
    """Add a noun, such as account, and return the place for its calls."""
    noun = calls.add_parser(name, help=text, description=text)
    return noun.add_subparsers(metavar="CALL", required=True, parser_class=type(noun))
