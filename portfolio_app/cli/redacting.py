"""``evidence redact``: places blacked out, words replaced, comments and authors taken out of a file, for good."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_json
from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import writing
from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.personal_data.place import Part
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.services.personal_data.redacted_files import Redacted
    from portfolio_app.workspace import Workspace


_HOW = {Part.PAGES: "blacked out", Part.TEXT: "replaced", Part.COMMENTS: "taken out"}
"""What was done, as other programs read it."""


def register_redact(parser: argparse.ArgumentParser) -> None:
    """Add what the call is told."""
    parser.description = tr(
        "It cannot be taken back. Every version of the file that the portfolio has goes: say where the present one is "
        "kept (--keep), or that it is not (--remove-former). Earlier copies of the portfolio still hold it."
    )
    parser.add_argument(
        "--box",
        metavar="PAGE,X,Y,W,H",
        action="append",
        default=[],
        help=tr("black this out: the page, then left, top, width and height as parts of it; more than once for more"),
    )
    parser.add_argument("--hits", action="store_true", help=tr("black out what “scan” finds undecided on its pages"))
    parser.add_argument("--replace", metavar="WORDS", help=tr("put a pseudonym in the place of words in the file"))
    parser.add_argument("--with", dest="instead", metavar="NAME", default="", help=tr("the pseudonym to put there"))
    text = tr("take comments, tracked changes, hidden text and authors out; changes are taken as accepted")
    parser.add_argument("--concealed", action="store_true", help=text)
    former = parser.add_mutually_exclusive_group(required=True)
    former.add_argument("--keep", metavar="OUT", type=Path, help=tr("write the former file to OUT, a file or a folder"))
    former.add_argument("--remove-former", action="store_true", help=tr("keep the former file nowhere"))
    add_json(parser)


def redact(arguments: argparse.Namespace) -> int:
    """Do what was asked: one thing a call, so that it is clear what was in the former file."""
    boxes = [_box(text) for text in arguments.box]
    wanted = (bool(boxes) or arguments.hits, arguments.replace is not None, arguments.concealed)
    if sum(wanted) != 1:
        raise UsageError(
            tr("Say what is to go, one thing a call: --box or --hits, --replace with words, or --concealed.")
        )
    if arguments.instead and arguments.replace is None:
        raise UsageError(tr("--with says what to put in the place of words, so it needs --replace once."))
    with writing(arguments.file) as workspace, shown() as progress:
        if arguments.hits:
            boxes += _hits(workspace, arguments.ref)
        if arguments.replace is not None:
            service = workspace.file_replacing
            done = service.replace(arguments.ref, arguments.replace, arguments.instead, arguments.keep, progress)
        elif arguments.concealed:
            done = workspace.file_replacing.remove_concealed(arguments.ref, arguments.keep, progress)
        elif boxes:
            done = workspace.blacking_out.black_out(arguments.ref, boxes, arguments.keep, progress)
        else:
            say(tr("Nothing undecided was found on its pages, so nothing was changed."))
            return ExitCode.NO
        copies = len(workspace.earlier.all())
    if arguments.json:
        print_json(redacted_json(done, copies))
    else:
        say(say_redacted(done, copies))
    return ExitCode.DONE


def say_redacted(done: "Redacted", copies: int) -> str:
    """Say what was done, and where the former file still is."""
    evidence = done.file.evidence
    said = tr(
        "{reference} {title}: {places} {done} for good.",
        reference=evidence.reference,
        title=evidence.title,
        places=plural(done.times, "place"),
        done=done.how,
    )
    kept = tr("The former file is in {path}.", path=done.kept) if done.kept else tr("The former file is not kept.")
    held = tr("Earlier copies of the portfolio may hold it: “backups” lists them.") if copies else ""
    return " ".join(filter(None, (said, kept, held)))


def redacted_json(done: "Redacted", copies: int) -> dict[str, object]:
    """Return what was done in the shape that other programs read."""
    return {
        "ref": done.file.evidence.reference,
        "version": done.file.version,
        "sha256": done.file.sha256,
        "redacted": done.file.present.redacted_at,
        "times": done.times,
        "how": _HOW[done.part],
        "kept": str(done.kept) if done.kept else None,
        "versions_removed": done.versions,
        "earlier_copies": copies,
    }


def _box(text: str) -> Box:
    try:
        page, left, top, width, height = text.replace(",", " ").split()
        return Box(int(page), float(left), float(top), float(width), float(height))
    except ValueError:
        raise UsageError(
            tr(
                "--box wants a page and four numbers from 0 to 1, such as 2,0.1,0.2,0.5,0.05; not “{text}”.",
                text=text,
            )
        ) from None


def _hits(workspace: "Workspace", reference: str) -> list[Box]:
    with workspace.evidence.open_copy(reference) as copy:
        return [
            box
            for page in range(1, copy.pages + 1)
            for hit in workspace.blacking_out.hits(copy, page)
            for box in hit.boxes
        ]
