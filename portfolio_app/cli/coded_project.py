"""``import PROJECT.qdpx FILE``: what is new, changed and unknown in a coded project that came back."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.words.text import plural, shown
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.domain.coded_projects.comparing import Difference
    from portfolio_app.services.evidence.coded_projects import Compared, Taken

_QUOTED = 90


def import_project(arguments: argparse.Namespace) -> int:
    """List what differs; with ``--take`` take in what is new and changed."""
    taken = None
    if arguments.take:
        with writing(arguments.target) as workspace:
            found = workspace.coded_projects.compare(arguments.pack)
            taken = workspace.coded_projects.take(found.differences)
    else:
        with reading(arguments.target) as workspace:
            found = workspace.coded_projects.compare(arguments.pack)
    if arguments.json:
        print_json(_as_json(found, taken))
    else:
        _show(found, taken)
    return ExitCode.DONE


def _as_json(found: "Compared", taken: "Taken | None") -> dict[str, object]:
    return {
        "origin": found.origin,
        "differences": [_row(each) for each in found.differences],
        "problems": [{"where": problem.where, "message": problem.message} for problem in found.problems],
        "taken": taken and {"accounts": len(taken.accounts), "claims": taken.claims, "changed": len(taken.after)},
    }


def _row(each: "Difference") -> dict[str, object]:
    draft = each.draft
    on_claim = each.what.value in ("claim", "note")
    return {
        "change": each.kind.value,
        "what": each.what.value,
        "evidence": each.evidence or None,
        "title": each.found.draft.title if each.found else None,
        "code": each.name if each.what.value == "code" else None,
        "criterion": each.name if on_claim else None,
        "section": draft.section.value if draft and draft.section else None,
        "start": draft.start if draft and draft.section else None,
        "end": draft.end if draft and draft.section else None,
        "quote": each.quote,
        "note": each.note,
        "claims": [claim.id for claim in each.claims] or (len(each.found.draft.claims) if each.found else []),
        "passages": each.count,
        "problems": [problem.message for problem in each.found.problems] if each.found else [],
    }


def _show(found: "Compared", taken: "Taken | None") -> None:
    from portfolio_app.domain.coded_projects.saying import say_difference

    for each in found.differences:
        say(say_difference(each))
        for problem in each.found.problems if each.found else ():
            say(f"  {problem.message}")
    for problem in found.problems:
        say(f"{shown(problem.where, _QUOTED)}: {problem.message}")
    if not found.differences:
        say(tr("Nothing differs from the portfolio."))
    elif taken is None:
        say(tr("Nothing was changed; --take takes in what is new and changed, but for words of accounts."))
    else:
        say(
            tr(
                "Took in {accounts} and {claims}; changed {changed}.",
                accounts=plural(len(taken.accounts), "account"),
                claims=plural(taken.claims, "claim"),
                changed=plural(len(taken.after), "claim"),
            )
        )
