"""``advise``, ``ledger``, ``economy``: what accounts lack, what they name, and which evidence is enough."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_profile, profile_of
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, warn
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.coaching.advice import Advice
    from portfolio_app.domain.coaching.ledger import LedgerEntry


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(
        calls, "advise", tr("say what accounts still lack, with a question for each; nothing is changed"), _advise
    )
    add_file(parser)
    parser.add_argument("ref", metavar="REF", nargs="?", default="", help=tr("one account, such as E001; all without"))
    parser.add_argument("--all", action="store_true", help=tr("what was dismissed in the window too"))
    add_profile(parser)
    add_json(parser)
    parser = add_call(calls, "ledger", tr("list the Acts, procedures, measures and systems that are named"), _ledger)
    add_file(parser)
    add_json(parser)
    parser = add_call(calls, "economy", tr("say how little evidence would cover all that is covered"), _economy)
    add_file(parser)
    add_profile(parser)
    add_json(parser)


def _advise(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        profile = profile_of(arguments)
        found = workspace.coaching.advise(arguments.ref, dismissed=arguments.all, profile=profile)
        warn(workspace.coaching.faults())
    if arguments.json:
        print_json([_advice_json(advice) for advice in found])
    elif found:
        for advice in found:
            _print(advice)
    else:
        say(tr("No advice: nothing was found that is worth a second look."))
    return ExitCode.DONE


def _ledger(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        entries = workspace.coaching.ledger()
    if arguments.json:
        print_json([_entry_json(entry) for entry in entries])
    elif entries:
        head = (tr("Kind"), tr("Name"), tr("Applied"), tr("Where"))
        print_columns([head, *map(_entry_row, entries)])
    else:
        say(tr("The accounts name no Act, procedure, measure or system yet."))
    return ExitCode.DONE


def _entry_row(entry: "LedgerEntry") -> tuple[str, ...]:
    name = entry.name
    if entry.superseded_by:
        name = tr("{name} (now: {new})", name=entry.name, new=entry.superseded_by)
    where = ", ".join(dict.fromkeys(place.evidence for place in entry.places))
    return tr(entry.kind.value), name, tr("yes") if entry.applied else tr("no"), where


def _entry_json(entry: "LedgerEntry") -> dict[str, object]:
    return {
        "kind": entry.kind.name.lower(),
        "name": entry.name,
        "applied": entry.applied,
        "superseded_by": entry.superseded_by or None,
        "places": [
            {
                "evidence": place.evidence,
                "section": place.section.value,
                "start": place.start,
                "end": place.end,
                "applied": place.applied,
            }
            for place in entry.places
        ],
    }


def _economy(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        thoughts, found, lines = workspace.coaching.whole(profile_of(arguments))
    if arguments.json:
        print_json(
            {
                "pieces": found.pieces,
                "smallest": [reference_of(piece) for piece in found.smallest],
                "exact": found.exact,
                "adds_nothing": [reference_of(piece) for piece in found.adds_nothing],
                "over_claimed": [
                    {"evidence": reference_of(piece), "criteria": count} for piece, count in found.over_claimed
                ],
                "suggested_stars": [
                    {"criterion": claim.criterion, "evidence": reference_of(claim.evidence_id), "claim": claim.id}
                    for claim in thoughts.stars
                ],
                "only_told": list(thoughts.only_told),
                "one_day": [
                    {"date": day.isoformat(), "evidence": [reference_of(piece) for piece in pieces]}
                    for day, pieces in thoughts.one_day
                ],
                "too_old": [reference_of(piece) for piece in thoughts.too_old],
                "off_point": [
                    {
                        "criterion": each.claim.criterion,
                        "evidence": reference_of(each.claim.evidence_id),
                        "claim": each.claim.id,
                        "better": each.better,
                    }
                    for each in thoughts.off_point
                ],
            }
        )
        return ExitCode.DONE
    if not found.pieces:
        say(tr("Nothing is claimed yet."))
        return ExitCode.DONE
    values = {"few": len(found.smallest), "pieces": found.pieces, "names": _names(found.smallest)}
    if found.exact:
        say(tr("{few} of {pieces} pieces cover all that is covered now: {names}.", **values))
    else:
        say(tr("{few} of {pieces} pieces cover all that is covered now; fewer might do: {names}.", **values))
    for line in lines:
        say(tr("{where}: {message}", where=line.where, message=line.message))
    return ExitCode.DONE


def _names(pieces: "tuple[int, ...]") -> str:
    return ", ".join(map(reference_of, pieces))


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
