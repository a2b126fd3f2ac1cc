"""``export``: writes the mapped portfolio as documents."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import reading, warn
from portfolio_app.domain.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "export", "write the mapped portfolio as PDF, Word, spreadsheet, or several of them", run)
    add_file(parser)
    parser.add_argument("--pdf", metavar="P", type=Path, help="the PDF file to write")
    parser.add_argument("--docx", metavar="D", type=Path, help="the Word file to write")
    parser.add_argument("--xlsx", metavar="X", type=Path, help="the spreadsheet to write")


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for and print each path."""
    from portfolio_app.services.clock import today
    from portfolio_app.services.exporting import WRITERS, export

    targets = {form: path for form in WRITERS if (path := getattr(arguments, form)) is not None}
    if not targets:
        raise UsageError("Say what to make: --pdf FILE, --docx FILE, --xlsx FILE, or several of them.")
    with reading(arguments.file) as workspace, shown() as progress:
        warnings = export(workspace.overview.content(), targets, today(), progress)
    warn(warnings)
    for path in targets.values():
        print(path)
    return ExitCode.DONE
