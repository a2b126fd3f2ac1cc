"""``scan``: personal data found in a portfolio or in words, and what is decided about it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.passphrase import add_passphrase
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.personal_data.found import Found, undecided
from portfolio_app.domain.personal_data.hit import say_kind
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr, tr_plural

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.personal_data.replacing import Replaced
    from portfolio_app.workspace import Workspace

_DECIDING = ("allow", "not_personal", "ask_again", "replace")


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    text = tr("find personal data, and decide what becomes of it; exit 1 while any is undecided")
    parser = add_call(calls, "scan", text, run)
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?", help=tr("the portfolio"))
    add_passphrase(parser)
    parser.add_argument("--text", metavar="WORDS", help=tr("look at these words instead of a portfolio"))
    parser.add_argument("--undecided", action="store_true", help=tr("list only what is undecided"))
    parser.add_argument("--log", action="store_true", help=tr("list what was replaced, when and where"))
    add_json(parser)
    group = parser.add_argument_group(tr("what becomes of words; each can be given more than once"))
    said = {"metavar": "WORDS", "action": "append", "default": []}
    group.add_argument("--allow", help=tr("let the words stay: everywhere, or with --in in one piece"), **said)
    group.add_argument("--not-personal", help=tr("the words are no personal data, wherever they stand"), **said)
    group.add_argument("--ask-again", help=tr("take back what was decided about the words"), **said)
    text = tr("put a pseudonym in their place everywhere; former texts still hold the words, and stay at home")
    group.add_argument("--replace", help=text, **said)
    group.add_argument("--in", dest="inside", metavar="REF", default="", help=tr("only in this piece, such as E004"))
    group.add_argument("--with", dest="instead", metavar="PSEUDONYM", default="", help=tr("the pseudonym to put there"))


def run(arguments: argparse.Namespace) -> int:
    """Decide what was asked, then print what was found."""
    deciding = any(getattr(arguments, name) for name in _DECIDING)
    _check(arguments, deciding=deciding)
    if arguments.text is not None:
        return _scan_text(arguments)
    if not deciding:
        with reading(arguments.file) as workspace:
            return _show_log(workspace, arguments) if arguments.log else _show(workspace, arguments)
    with writing(arguments.file) as workspace:
        _decide(workspace, arguments)
        return _show(workspace, arguments)


def _check(arguments: argparse.Namespace, *, deciding: bool) -> None:
    if (arguments.file is None) == (arguments.text is None):
        raise UsageError(tr("Name a portfolio, or give words with --text: one of the two."))
    if arguments.text is not None and (deciding or arguments.log):
        raise UsageError(tr("With --text nothing is decided: name a portfolio to decide in."))
    if arguments.inside and not (arguments.allow or arguments.ask_again):
        raise UsageError(tr("--in says where words may stay, so it needs --allow or --ask-again."))
    if arguments.instead and len(arguments.replace) != 1:
        raise UsageError(tr("--with says what to put in the place of words, so it needs --replace once."))


def _decide(workspace: "Workspace", arguments: argparse.Namespace) -> None:
    service = workspace.personal_data
    for words in arguments.allow:
        service.allow(words, arguments.inside)
    for words in arguments.not_personal:
        service.not_personal(words)
    for words in arguments.ask_again:
        service.ask_again(words, arguments.inside)
    for words in arguments.replace:
        replaced = service.replace(words, arguments.instead)
        if not arguments.json:
            say(say_replaced(words, replaced))


def say_replaced(words: str, replaced: "Replaced") -> str:
    """Say what was replaced, and where the words still stand."""
    times = tr_plural("in {count} place", "in {count} places", replaced.times)
    said = tr("“{words}” is now “{pseudonym}” {times}.", words=words, pseudonym=replaced.pseudonym, times=times)
    where = ", ".join(dict.fromkeys(str(each.place) for each in replaced.left))
    more = tr("The words still stand inside of files: {where}.", where=where) if where else ""
    kept = tr("Former texts still hold the words; packs leave those out.")
    return " ".join(filter(None, (said, more, kept)))


def _scan_text(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.personal_data.personal_data import find_in

    hits = find_in(arguments.text)
    if arguments.json:
        print_json([{"kind": hit.kind.value, "start": hit.start, "end": hit.end, "text": hit.text} for hit in hits])
    elif hits:
        print_columns((hit.kind.value, f"{hit.start}-{hit.end}", hit.text) for hit in hits)
    else:
        say(tr("No personal data found."))
    return ExitCode.NO if hits else ExitCode.DONE


def _show(workspace: "Workspace", arguments: argparse.Namespace) -> int:
    found = workspace.personal_data.scan()
    left = undecided(found)
    listed = left if arguments.undecided else found
    if arguments.json:
        print_json([found_json(each) for each in listed])
    else:
        print_columns(
            (
                each.hit.kind.value,
                str(each.place),
                each.hit.text,
                tr(each.settled.value) if each.settled else tr("undecided"),
            )
            for each in listed
        )
        if listed:
            print()
        say(
            tr("{pieces} of personal data to decide about.", pieces=plural(len(left), "piece"))
            if left
            else tr("Nothing is left to decide about personal data.")
        )
    return ExitCode.NO if left else ExitCode.DONE


def found_json(found: Found) -> dict[str, object]:
    """Return what was found in the shape that other programs read."""
    return {
        "kind": found.hit.kind.value,
        "where": str(found.place),
        "text": found.hit.text,
        "decided": found.decided,
        "as": found.settled.value if found.settled else None,
        "start": found.hit.start,
        "end": found.hit.end,
        "message": say_kind(found.hit.kind),
    }


def _show_log(workspace: "Workspace", arguments: argparse.Namespace) -> int:
    log = workspace.personal_data.log()
    if arguments.json:
        print_json(
            [
                {
                    "at": each.done_at,
                    "where": str(each.place),
                    "kind": each.kind.value if each.kind else None,
                    "pseudonym": each.pseudonym,
                    "times": each.times,
                }
                for each in log
            ]
        )
    elif log:
        print_columns(
            (each.done_at, str(each.place), each.kind.value if each.kind else "-", each.pseudonym, each.times)
            for each in log
        )
    else:
        say(tr("Nothing was replaced yet."))
    return ExitCode.DONE
