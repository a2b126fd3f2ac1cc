"""``decisions decide / drafts / return``: the assessor's side, on a pack."""

import argparse
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio_app.cli.arguments import add_call, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.passphrase import add_seal, opened_pack
from portfolio_app.cli.progress import shown
from portfolio_app.cli.session import warn
from portfolio_app.domain.decisions.assessment import ClaimDraft, DecisionDraft
from portfolio_app.domain.decisions.decision import Check, Role, Verdict
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Generator

    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.assessing.assessment import Assessing

_PACK = mark("the learner's pack, or the folder that it was unzipped to")


def register(noun: "Calls") -> None:
    """Add the calls to the noun ``decisions``."""
    parser = add_call(
        noun, "decide", tr("as an assessor: decide on a criterion of a pack; it is kept until you return it"), _decide
    )
    _add_pack(parser)
    parser.add_argument(
        "criterion", metavar="CRITERION", help=tr("FRAMEWORK/UNIT/CODE, or shorter where that is unique")
    )
    parser.add_argument(
        "verdict", choices=[*(verdict.value for verdict in Verdict), "open"], help=tr("“open” takes it back")
    )
    parser.add_argument("--feedback", metavar="TEXT", help=tr("what is good, what is missing, what to do next"))
    known = [check.value for check in Check]
    parser.add_argument(
        "--check", choices=known, action="append", metavar="C", help=tr("checked: {known}", known=", ".join(known))
    )
    parser.add_argument("--method", metavar="TEXT", help=tr("how you decided, such as “examination of evidence”"))
    parser.add_argument("--question", metavar="TEXT", action="append", help=tr("what you will ask the learner"))
    parser.add_argument("--accept", metavar="CLAIM", type=int, action="append", default=[], help=tr("accept a claim"))
    parser.add_argument(
        "--reject", metavar="CLAIM", type=int, action="append", default=[], help=tr("do not accept a claim")
    )
    parser.add_argument(
        "--about",
        metavar=("CLAIM", "TEXT"),
        nargs=2,
        action="append",
        default=[],
        help=tr("feedback on a claim's words"),
    )
    parser = add_call(noun, "drafts", tr("as an assessor: list what you have decided so far on a pack"), _drafts)
    _add_pack(parser)
    add_json(parser)
    parser = add_call(noun, "return", tr("as an assessor: write your decisions on a pack as one signed file"), _return)
    _add_pack(parser)
    parser.add_argument("target", metavar="TARGET", type=Path, help=tr("the file to write and to send to the learner"))
    parser.add_argument("--by", metavar="NAME", help=tr("your name; it is remembered at this computer"))
    parser.add_argument(
        "--role", choices=[role.value for role in Role], help=tr("what you are; “assessor” unless said")
    )
    add_json(parser)
    parser = add_call(noun, "report", tr("as an assessor: write a feedback report as PDF, Word or web page"), _report)
    _add_pack(parser)
    parser.add_argument("target", metavar="TARGET", type=Path, help=tr("the document; its ending says which form"))
    parser = add_call(noun, "keys", tr("list who signed decisions by which key, as this computer has seen"), _keys)
    parser.add_argument(
        "--forget", metavar="KEY", help=tr("forget a key, once you know that its owner has another one now")
    )
    add_json(parser)


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", type=Path, help=tr(_PACK))
    add_seal(parser)


@contextmanager
def _opened(arguments: argparse.Namespace) -> "Generator[Assessing, None, None]":
    from portfolio_app.services.assessing.assessment import open_assessment

    with opened_pack(arguments) as pack:
        with shown() as progress:
            assessing = open_assessment(pack, progress)
        warn(assessing.notes)
        yield assessing


def _decide(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.lookup import Criteria

    with _opened(arguments) as assessing:
        criterion = Criteria(assessing.data.frameworks).find(arguments.criterion)
        draft = assessing.draft(criterion.reference)
        verdict = None if arguments.verdict == "open" else Verdict(arguments.verdict)
        draft = _with_claims(replace(draft, verdict=verdict), arguments, assessing)
        given: dict[str, Any] = {name: getattr(arguments, name) for name in ("feedback", "method")}
        given["questions"] = "\n".join(arguments.question) if arguments.question else None
        given["checks"] = frozenset(map(Check, arguments.check)) if arguments.check else None
        draft = assessing.put(replace(draft, **{name: value for name, value in given.items() if value is not None}))
        say(f"{criterion.reference}: {draft.verdict.value if draft.verdict else 'open'}.")
        return ExitCode.DONE


def _with_claims(draft: DecisionDraft, arguments: argparse.Namespace, assessing: "Assessing") -> DecisionDraft:
    known = {claim.id for claim in assessing.claims.get(draft.criterion, ())}
    texts: dict[int, str] = {}
    for number, text in arguments.about:
        if not str(number).isdecimal():
            raise UsageError(tr("--about needs the claim's number and then a text."))
        texts[int(number)] = text
    accepted = dict.fromkeys(arguments.accept, True) | dict.fromkeys(arguments.reject, False)
    for claim_id in dict.fromkeys((*accepted, *texts)):
        if claim_id not in known:
            raise InputError(
                tr(
                    "There is no claim {claim_id} for {criterion} in this pack.",
                    claim_id=claim_id,
                    criterion=draft.criterion,
                )
            )
        former = draft.claims.get(claim_id, ClaimDraft())
        said = ClaimDraft(accepted.get(claim_id, former.accepted), texts.get(claim_id, former.feedback))
        draft = draft.with_claim(claim_id, said)
    return draft


def _drafts(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as assessing:
        drafts = [assessing.draft(reference) for reference in assessing.criteria]
        if arguments.json:
            print_json([_draft_json(draft) for draft in drafts])
            return ExitCode.DONE
        said = [draft for draft in drafts if not draft.empty]
        rows = [(d.criterion, d.verdict.value if d.verdict else tr("not decided"), shorten(d.feedback)) for d in said]
        print_columns(rows)
        left = sum(draft.verdict is None for draft in drafts)
        say(
            tr(
                "{criteria} of {drafts} not decided yet.",
                criteria=noun_of(assessing.data.frameworks).count(left),
                drafts=len(drafts),
            )
        )
        return ExitCode.DONE


def _draft_json(draft: DecisionDraft) -> dict[str, object]:
    return {
        "criterion": draft.criterion,
        "verdict": draft.verdict.value if draft.verdict else None,
        "feedback": draft.feedback,
        "checks": [check.value for check in Check if check in draft.checks],
        "method": draft.method,
        "questions": draft.questions,
        "claims": [{"id": key, "accepted": c.accepted, "feedback": c.feedback} for key, c in draft.claims.items()],
        "decided_at": draft.decided_at,
    }


def _return(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.assessing.assessor import read_assessor, save_assessor

    former = read_assessor()
    if arguments.by is not None or arguments.role is not None:
        save_assessor(former.name if arguments.by is None else arguments.by, Role(arguments.role or former.role))
    if not read_assessor().name:
        raise UsageError(tr("Say who you are with --by NAME; it is remembered at this computer."))
    with _opened(arguments) as assessing:
        returned = assessing.return_to(arguments.target)
        unfinished = assessing.unfinished()
        warn(tuple(tr("{key} has feedback or a tick and no decision: it was left out.", key=key) for key in unfinished))
        if arguments.json:
            print_json(
                {
                    "file": str(arguments.target),
                    "decisions": len(returned.decisions),
                    "key": returned.fingerprint,
                    "left_out": list(unfinished),
                }
            )
            return ExitCode.DONE
        say(
            tr(
                "Signed {decisions} by {decided_by} ({role}).",
                decisions=plural(len(returned.decisions), "decision"),
                decided_by=returned.decided_by,
                role=tr(returned.role.value),
            )
        )
        say(tr("Key: {fingerprint}", fingerprint=returned.fingerprint))
        print(arguments.target)
        return ExitCode.DONE


def _keys(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.proving.memory import forget, seen_people

    if arguments.forget is not None and not forget(arguments.forget):
        raise InputError(tr("This computer has seen no such key; “decisions keys” lists those that it has."))
    people = seen_people()
    if arguments.json:
        print_json(
            [
                {"name": each.name, "keys": [{"key": key.fingerprint, "since": key.since} for key in each.keys]}
                for each in people
            ]
        )
    elif people:
        print_columns(
            (each.name, key.fingerprint, tr("since {date}", date=say_day_of(key.since)))
            for each in people
            for key in each.keys
        )
    else:
        say(tr("This computer has seen no signed decisions yet."))
    return ExitCode.DONE


def _report(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as assessing, shown() as progress:
        warn(assessing.report_to(arguments.target, progress))
    print(arguments.target)
    return ExitCode.DONE
