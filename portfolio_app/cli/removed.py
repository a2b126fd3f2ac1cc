"""``removed list / restore / purge``: what was taken out of a portfolio."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import today
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.evidence.removed import RemovedThing

_LONGEST = 60


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "removed", tr("what was taken out: list it, bring it back, remove it for good"))
    parser = add_call(noun, "list", tr("list what was taken out, the latest first"), _list)
    add_file(parser)
    add_json(parser)
    parser = add_call(noun, "restore", tr("bring things back: all that are named, or none"), _restore)
    add_file(parser)
    _add_references(parser, "+")
    add_json(parser)
    parser = add_call(
        noun, "purge", tr("remove things for good, with their words and bytes; nothing undoes it"), _purge
    )
    add_file(parser)
    _add_references(parser, "*")
    parser.add_argument("--older-than", metavar="DAYS", type=int, help=tr("all that was taken out so many days ago"))
    parser.add_argument("--all", action="store_true", help=tr("all that was taken out"))
    parser.add_argument("--yes", action="store_true", help=tr("yes, remove them for good"))
    add_json(parser)


def _add_references(parser: argparse.ArgumentParser, how_many: str) -> None:
    parser.add_argument(
        "ref", metavar="REF", nargs=how_many, help=tr("a reference such as E001 or W01, or the number of a claim")
    )


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        things = workspace.removed.all()
    if arguments.json:
        print_json([_json(thing) for thing in things])
    elif things:
        head = (tr("Ref"), tr("What"), tr("Removed"), tr("Title"), "")
        rows = [
            (t.reference, t.kind.value, t.removed_at, shorten(" ".join(t.title.split()), _LONGEST), t.about)
            for t in things
        ]
        print_columns([head, *rows])
    else:
        say(tr("Nothing is taken out."))
    return ExitCode.DONE


def _restore(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        back = workspace.removed.bring_back(arguments.ref)
    if arguments.json:
        print_json([_json(thing) for thing in back])
        return ExitCode.DONE
    for thing in back:
        say(
            tr(
                "{name}{name_shown} {shorten} is back.",
                name=thing.name[:1].upper(),
                name_shown=thing.name[1:],
                shorten=shorten(thing.title, _LONGEST),
            )
        )
    return ExitCode.DONE


def _purge(arguments: argparse.Namespace) -> int:
    days: int | None = arguments.older_than
    if [bool(arguments.ref), days is not None, arguments.all].count(True) != 1:
        raise UsageError(tr("Name what is to be removed for good, or give “--older-than DAYS”, or “--all”."))
    if days is not None and not 0 <= days <= today().toordinal() - 1:
        raise UsageError(tr("“--older-than” takes a number of days, such as 90."))
    if not arguments.yes:
        raise UsageError(tr("Nothing brings back what is removed for good; add “--yes” if that is wanted."))
    with writing(arguments.file) as workspace:
        if arguments.all:
            gone = workspace.removed.empty()
        elif days is not None:
            gone = workspace.removed.purge_older(days, today())
        else:
            gone = workspace.removed.purge(arguments.ref)
    if arguments.json:
        print_json([_json(thing) for thing in gone])
    else:
        say(
            tr(
                "{things} removed for good; earlier copies may still hold them.",
                things=plural(len(gone), "thing is", "things are"),
            )
        )
    return ExitCode.DONE


def _json(thing: "RemovedThing") -> dict[str, object]:
    return {
        "ref": thing.reference,
        "kind": thing.kind.value,
        "title": thing.title,
        "removed": thing.removed_at,
        "words": thing.words,
        "bytes": thing.size,
        "claims": thing.claims,
        "evidence": reference_of(thing.evidence) if thing.evidence else None,
        "criterion": thing.criterion or None,
    }
