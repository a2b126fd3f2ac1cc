"""``search``: finds words in the accounts."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading
from portfolio_app.domain.errors import ExitCode
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "search", tr("find words, or words that begin with these letters, in the accounts"), run)
    add_file(parser)
    parser.add_argument("words", metavar="WORDS", nargs="+")
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print where the words stand."""
    with reading(arguments.file) as workspace:
        hits = workspace.overview.search(" ".join(arguments.words))
    if arguments.json:
        print_json([asdict(hit) for hit in hits])
    elif hits:
        print_columns((hit.evidence, hit.section, hit.excerpt) for hit in hits)
    else:
        say(tr("Nothing found."))
    return ExitCode.DONE
