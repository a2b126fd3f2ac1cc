"""What an export waits for: that all personal data is decided about."""

import argparse
import sys
from pathlib import Path

from portfolio_app.cli.output import say
from portfolio_app.cli.session import reading
from portfolio_app.translation import tr


def add_waiting(parser: argparse.ArgumentParser) -> None:
    """Add the switch for not waiting."""
    group = parser.add_argument_group(tr("other people’s data"))
    text = tr("export though personal data is undecided; “scan FILE” lists it")
    group.add_argument("--allow-personal-data", action="store_true", help=text)


def is_waiting(path: Path) -> bool:
    """Tell whether personal data is undecided, and say so."""
    from portfolio_app.services.personal_data.waiting import say_waiting

    with reading(path) as workspace:
        count = len(workspace.personal_data.undecided())
    if count:
        said = tr(
            "{waiting}, so nothing was written; “scan FILE” lists it, --allow-personal-data exports all the same",
            waiting=say_waiting(count),
        )
        say(f"portfolio-app: {said}.", file=sys.stderr)
    return count > 0
