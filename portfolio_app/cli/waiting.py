"""What an export waits for: that all personal data is decided about."""

import argparse
import sys
from typing import TYPE_CHECKING

from portfolio_app.cli.output import say
from portfolio_app.cli.progress import shown
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.workspace import Workspace


def add_waiting(parser: argparse.ArgumentParser) -> None:
    """Add the switch for not waiting."""
    group = parser.add_argument_group(tr("other people’s data"))
    text = tr("export though personal data is undecided; “scan FILE” lists it")
    group.add_argument("--allow-personal-data", action="store_true", help=text)


def is_waiting(arguments: argparse.Namespace, workspace: "Workspace") -> bool:
    """Tell whether personal data is undecided that the export waits for, and say so."""
    from portfolio_app.services.personal_data.waiting import say_waiting

    if arguments.allow_personal_data:
        return False
    with shown() as progress:
        count = len(workspace.personal_data.undecided(progress))
    if count:
        said = tr(
            "{waiting}, so nothing was written; “scan FILE” lists it, --allow-personal-data exports all the same",
            waiting=say_waiting(count),
        )
        say(f"portfolio-app: {said}.", file=sys.stderr)
    return count > 0
