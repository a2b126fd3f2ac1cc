"""``suggest``: proposes criteria that some words may prove."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "suggest", tr("propose up to three criteria that some words may prove"), run)
    add_file(parser)
    parser.add_argument("--text", metavar="WORDS", required=True, help=tr("the words, as you would write them"))
    text = tr("say first that this criterion is not the one for such words, so that it is proposed less for them")
    parser.add_argument("--refuse", metavar="CRITERION", help=text)
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the criteria, the likeliest first, each with the words that speak for it."""
    with (reading if arguments.refuse is None else writing)(arguments.file) as workspace:
        if arguments.refuse is not None:
            workspace.suggestions.refuse(arguments.text, arguments.refuse)
        found = workspace.suggestions.for_words(arguments.text)
    if arguments.json:
        print_json(
            [{"criterion": each.criterion, "score": each.score, "reason": ", ".join(each.words)} for each in found]
        )
    elif found:
        print_columns((each.criterion, f"{each.score:.2f}", ", ".join(each.words)) for each in found)
    else:
        say(tr("No criterion fits these words."))
    return ExitCode.DONE
