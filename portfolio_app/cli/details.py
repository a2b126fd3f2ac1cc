"""``details``: shows and changes whose portfolio it is."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls

_FIELDS = {
    "learner_number": mark("the learner's number"),
    "programme": mark("what the learner works towards, such as “Level 2 Customer Service”"),
    "employer": mark("the employer"),
    "provider": mark("the training provider"),
}


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "details", tr("show or change the learner's details"), run)
    add_file(parser)
    parser.add_argument("--learner", metavar="NAME", help=tr("the learner's name"))
    add_details(parser)
    parser.add_argument(
        "--ai-use", metavar="TEXT", help=tr("what you used AI for, and where; an empty text takes it out")
    )
    parser.add_argument(
        "--authorship",
        choices=("on", "off"),
        help=tr("record how accounts come to be written, as numbers of characters, or end that (usual: off)"),
    )
    add_json(parser)


def add_details(parser: argparse.ArgumentParser) -> None:
    """Add an option for each detail that is not the learner's name."""
    for field, text in _FIELDS.items():
        parser.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT", help=tr(text))


def given_details(arguments: argparse.Namespace) -> dict[str, str]:
    """Return the details that were given."""
    return {field: value for field in _FIELDS if (value := getattr(arguments, field)) is not None}


def run(arguments: argparse.Namespace) -> int:
    """Change what was given, then show all."""
    changes = given_details(arguments)
    if arguments.learner is not None:
        changes["learner"] = arguments.learner
    if arguments.ai_use is not None:
        changes["ai_use"] = arguments.ai_use
    if changes or arguments.authorship:
        with writing(arguments.file) as workspace:
            portfolio = workspace.details.keep(changes, authorship=_wanted(arguments))
    else:
        with reading(arguments.file) as workspace:
            portfolio = workspace.details.get()
    if arguments.json:
        print_json(asdict(portfolio))
    else:
        print_columns((name.replace("_", " ").capitalize(), value or "-") for name, value in asdict(portfolio).items())
    return ExitCode.DONE


def _wanted(arguments: argparse.Namespace) -> bool | None:
    return None if arguments.authorship is None else arguments.authorship == "on"
