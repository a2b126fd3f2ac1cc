"""``export``: writes the portfolio, or sheets made of it, as documents."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file
from portfolio_app.cli.export_options import add_options, options_of
from portfolio_app.cli.pack import add_pack_options, check_pack, make_pack
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import reading, warn
from portfolio_app.cli.waiting import add_waiting, is_waiting
from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.documents.export_options import ExportOptions
    from portfolio_app.services.long_work import Progress
    from portfolio_app.workspace import Workspace

_FORMS = {
    "pdf": ("pdf", "P", mark("the PDF file to write")),
    "docx": ("docx", "D", mark("the Word file to write")),
    "html": ("html", "H", mark("the web page to write: one file, for a phone as well")),
    "markdown": ("md", "M", mark("the Markdown file to write: plain text for other programs")),
    "xlsx": ("xlsx", "X", mark("the spreadsheet to write; it holds every claim on the units asked for")),
    "qdpx": (
        "qdpx",
        "Q",
        mark(
            "the coded project to write, for QualCoder, NVivo, ATLAS.ti and MAXQDA; a CSV of its codes goes beside it"
        ),
    ),
}
"""The options for the portfolio itself: name, the form it asks for, and what it says."""
_SHEETS = {
    Sheet.DISCUSSION: mark("a card for each criterion, to prepare a professional discussion"),
    Sheet.GAPS: mark("what is still missing, the quickest first"),
    Sheet.GRID: mark("the mapping grid alone"),
    Sheet.ANNEX: mark("what each KSB or criterion says, with the title and page of the evidence: what plans ask for"),
    Sheet.FEEDBACK: mark("every decision with its feedback, and what to do next"),
    Sheet.AUTHORSHIP: mark("how each account came to be written, where that is recorded"),
}


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "export", tr("write the mapped portfolio, or sheets made of it, as documents"), run)
    add_file(parser)
    whole = parser.add_argument_group(tr("the portfolio"))
    for name, (form, metavar, text) in _FORMS.items():
        whole.add_argument(f"--{name}", dest=form, metavar=metavar, type=Path, help=tr(text))
    said = tr("The file's ending says which form; name one twice for two forms.")
    sheets = parser.add_argument_group(tr("sheets made of it"), said)
    for sheet, text in _SHEETS.items():
        sheets.add_argument(f"--{sheet}", metavar="S", type=Path, action="append", default=[], help=tr(text))
    add_pack_options(parser)
    add_waiting(parser)
    add_options(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write what was asked for and print each path."""
    if arguments.check:
        return check_pack(arguments)
    targets = {form: path for form, _, _ in _FORMS.values() if (path := getattr(arguments, form)) is not None}
    sheets = [(sheet, path) for sheet in Sheet for path in getattr(arguments, sheet)]
    if not targets and not sheets and arguments.pack is None:
        raise UsageError(
            tr("Say what to make: {forms}.", forms=", ".join(f"--{name} FILE" for name in (*_FORMS, "pack", *Sheet)))
        )
    options = options_of(arguments)
    if not targets and not sheets and not options.is_usual:
        raise UsageError(tr("The options are for documents, and a pack is what its --profile says: leave them out."))
    if arguments.former_texts and arguments.pack is None:
        raise UsageError(tr("Former texts are for packs, so --former-texts needs --pack FILE."))
    write = partial(_write, targets=targets, sheets=sheets, options=options)
    if arguments.pack is None:
        with reading(arguments.file) as workspace:
            if is_waiting(arguments, workspace):
                return ExitCode.NO
            with shown() as progress:
                warn(write(workspace, progress))
    elif not make_pack(arguments, write):
        return ExitCode.NO
    from portfolio_app.services.documents.exporting import written_with

    for path in (*written_with(targets), *(path for _, path in sheets), *filter(None, (arguments.pack,))):
        print(path)
    return ExitCode.DONE


def _write(
    workspace: "Workspace",
    progress: "Progress",
    *,
    targets: dict[str, Path],
    sheets: list[tuple[Sheet, Path]],
    options: "ExportOptions",
) -> tuple[str, ...]:
    from portfolio_app.services.clock import today
    from portfolio_app.services.documents.exporting import export

    if not targets and not sheets:
        return ()
    return export(workspace.overview.content(), targets, today(), progress, options=options, sheets=sheets)
