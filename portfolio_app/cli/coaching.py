"""``advise``: what accounts still lack."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.session import reading
from portfolio_app.domain.errors import ExitCode
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.coaching.advice import Advice


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(
        calls, "advise", tr("say what accounts still lack, with a question for each; nothing is changed"), _advise
    )
    add_file(parser)
    parser.add_argument("ref", metavar="REF", nargs="?", default="", help=tr("one account, such as E001; all without"))
    add_json(parser)


def _advise(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        found = workspace.coaching.advise(arguments.ref)
    if arguments.json:
        print_json([_advice_json(advice) for advice in found])
    elif found:
        for advice in found:
            _print(advice)
    else:
        say(tr("No advice: nothing was found that is worth a second look."))
    return ExitCode.DONE


def _print(advice: "Advice") -> None:
    where = f"{advice.evidence} {advice.section.title}" if advice.section else advice.evidence
    say(f"{where}: {advice.title}")
    say(f"    {advice.message}")
    say(f"    → {advice.question}")


def _advice_json(advice: "Advice") -> dict[str, object]:
    return {
        "kind": advice.kind.value,
        "evidence": advice.evidence,
        "section": advice.section.value if advice.section else None,
        "start": advice.start,
        "end": advice.end,
        "criterion": advice.criterion or None,
        "detail": advice.detail,
        "title": advice.title,
        "message": advice.message,
        "question": advice.question,
    }
