"""``demo``: makes an example portfolio and every export of it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call
from portfolio_app.cli.coverage import print_coverage
from portfolio_app.cli.output import say
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import warn
from portfolio_app.domain.errors import ExitCode
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "demo", tr("make an example portfolio and every export of it"), run)
    parser.add_argument("folder", metavar="DIR", type=Path, nargs="?", default=Path("portfolio-demo"))
    parser.add_argument("--no-window", action="store_true", help=tr("do not open the window on it"))


def run(arguments: argparse.Namespace) -> int:
    """Make everything, then print the coverage and, last, a line for each file."""
    from portfolio_app.example import make_demo

    with shown() as progress:
        demo = make_demo(arguments.folder, progress)
    warn(demo.warnings)
    print_coverage(demo.coverage)
    if demo.kept:
        print()
        say(tr("The example was there already and was kept; delete {file} for a fresh one.", file=demo.files[0]))
    print()
    say(tr("Made:"))
    for path in demo.files:
        print(path, flush=True)
    if arguments.open_window and not arguments.no_window:
        return arguments.open_window(demo.files[0])
    return ExitCode.DONE
