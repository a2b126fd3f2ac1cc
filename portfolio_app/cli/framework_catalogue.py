"""``framework catalogue``: makes the catalogue of standards of a saved file, and searches it."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.domain.errors import ExitCode, InputError
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import say_number, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.frameworks.catalogue import Catalogue
    from portfolio_app.domain.frameworks.listing import Listing
    from portfolio_app.domain.frameworks.problem import Problem

_SAID = 40
"""Lines that a search shows at most; JSON has all."""


def register(noun: "Calls") -> None:
    """Add the call to the command line."""
    said = tr("pack a saved file of standards for all portfolios of this computer, and search it")
    parser = add_call(noun, "catalogue", said, _catalogue)
    parser.add_argument(
        "source", metavar="SOURCE", type=Path, nargs="?", help=tr("the file of standards that you saved")
    )
    parser.add_argument(
        "--search",
        metavar="WORDS",
        nargs="+",
        help=tr("words of a code, a title or a level, such as ST0072"),
    )
    add_json(parser)


def print_listings(listings: "Iterable[Listing]") -> None:
    """Print a list to pick from."""
    head = (tr("Code"), tr("Title"), tr("Version"), tr("Level"), tr("Status"), tr("Criteria"))
    rows = ((f.code, f.title, f.version, f.level or "", f.status, f.criteria) for f in listings)
    print_columns([head, *rows], frozenset({3, 5}))


def print_problems(problems: "Iterable[Problem]") -> None:
    """Print what was read with doubt."""
    for problem in problems:
        say(tr("Look at {where}: {message}", where=excerpt(problem.where), message=problem.message))


def _catalogue(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.catalogue import STANDARDS_ADDRESS, install_catalogue, read_catalogue

    if arguments.source is not None:
        installed = install_catalogue(arguments.source)
        if arguments.search is None:
            _say_installed(installed.catalogue, installed.size, installed.problems, as_json=arguments.json)
            return ExitCode.DONE
    known = read_catalogue()
    if not known.listings:
        raise InputError(
            tr(
                "There is no catalogue yet; save {address} with a browser, then call “framework catalogue” with it.",
                address=STANDARDS_ADDRESS,
            )
        )
    if arguments.search is None:
        _say_installed(known, None, (), as_json=arguments.json)
        return ExitCode.DONE
    found = known.find(" ".join(arguments.search))
    if arguments.json:
        print_json([asdict(listing) for listing in found])
        return ExitCode.DONE
    if not found:
        print(tr("No standard of the catalogue is called that."))
        return ExitCode.DONE
    print_listings(found[:_SAID])
    if len(found) > _SAID:
        print(tr("There are {count} more; give more words.", count=say_number(len(found) - _SAID)))
    return ExitCode.DONE


def _say_installed(known: "Catalogue", size: int | None, problems: "tuple[Problem, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "source": known.source,
                "made_on": known.made_on,
                "standards": len(known.codes),
                "versions": len(known.listings),
                "bytes": size,
                "problems": [asdict(problem) for problem in problems],
            }
        )
        return
    say(
        tr(
            "The catalogue has {standards} in {versions}, made of {source} on {day}.",
            standards=plural(len(known.codes), "standard"),
            versions=plural(len(known.listings), "version"),
            source=known.source,
            day=say_day_of(known.made_on),
        )
    )
    print_problems(problems)
