"""``decisions import / list / show``: what assessors sent back."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli import assessing
from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say, say_lines
from portfolio_app.cli.session import reading, warn, writing
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Check, Decision
from portfolio_app.domain.decisions.decision_return import LONGEST_NAME, Incoming, Preview
from portfolio_app.domain.decisions.ruling import Part
from portfolio_app.domain.errors import ExitCode, FaultyRowsError
from portfolio_app.domain.progress.action_plan import dispute_words, opposed_words
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import day_of
from portfolio_app.domain.words.text import excerpt, plural, shown
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(
        calls, "decisions", tr("what assessors decide: taken in by the learner, made and returned by the assessor")
    )
    parser = add_call(noun, "import", tr("take in a signed file of decisions, or a filled-in Decisions.xlsx"), _import)
    add_file(parser)
    parser.add_argument("source", metavar="SOURCE", type=Path, help=tr("the file that the assessor sent back"))
    parser.add_argument("--check", action="store_true", help=tr("only say what would be taken in"))
    parser.add_argument(
        "--good-rows", action="store_true", help=tr("where rows of a spreadsheet are wrong, take in the others")
    )
    add_json(parser)
    parser = add_call(noun, "list", tr("list where each decided criterion stands"), _list)
    add_file(parser)
    add_json(parser)
    parser = add_call(noun, "show", tr("show every decision on a criterion, with feedback and questions"), _show)
    add_file(parser)
    parser.add_argument(
        "criterion", metavar="CRITERION", help=tr("FRAMEWORK/UNIT/CODE, or shorter where that is unique")
    )
    add_json(parser)
    assessing.register(noun)


def _import(arguments: argparse.Namespace) -> int:
    try:
        preview = _preview(arguments)
    except FaultyRowsError as error:
        raise _with_hint(error) from error
    warn(preview.returned.faults)
    if arguments.json:
        print_json(preview_json(preview, taken=not arguments.check))
        return ExitCode.DONE
    warn(preview.warnings)
    returned = preview.returned
    done = tr("Would take in") if arguments.check else tr("Took in")
    signed = tr(", signed with the key {fingerprint}", fingerprint=returned.fingerprint) if returned.fingerprint else ""
    say(
        tr(
            "{done} {decisions} by {decided_by} ({role}){signed}.",
            done=done,
            decisions=plural(len(preview.new), "decision"),
            decided_by=returned.decided_by,
            role=tr(returned.role.value),
            signed=signed,
        )
    )
    rows = [
        (e.decision.criterion, e.decision.verdict.value, _said(e), shorten(e.decision.feedback)) for e in preview.new
    ]
    print_columns(rows)
    if returned.faults:
        say(tr("{faults} kept rows out; they are named above.", faults=plural(len(returned.faults), "fault")))
    there = len(preview.incoming) - len(preview.new)
    if preview.proves:
        say(tr("{name} is kept now, and proves decisions that were there already.", name=excerpt(returned.name)))
    if there:
        say(tr("{decisions} had been taken in before.", decisions=plural(there, "decision")))
    return ExitCode.DONE


def _preview(arguments: argparse.Namespace) -> Preview:
    if arguments.check:
        with reading(arguments.file) as workspace:
            return workspace.decisions.preview(arguments.source, good_rows=arguments.good_rows)
    with writing(arguments.file) as workspace:
        return workspace.decisions.take_in(arguments.source, good_rows=arguments.good_rows)[0]


def _with_hint(error: FaultyRowsError) -> FaultyRowsError:
    """Say after the faults what can be done with the other rows."""
    if not error.good:
        return error
    hint = tr(
        "Nothing was taken in; “--good-rows” takes in the {decisions} without a fault.",
        decisions=plural(error.good, "decision"),
    )
    return FaultyRowsError((*error.faults, hint), error.good)


def _said(entry: Incoming) -> str:
    said = [opposed_words(other, entry.decision) for other in entry.against]
    said += [tr("since then: {since}", since=entry.since)] * bool(entry.since)
    said += [tr("the criterion reads otherwise now")] * entry.wording
    return "; ".join((*said, *entry.notes))


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        found = workspace.decisions.standings()
    if arguments.json:
        print_json([standing_json(standing) for standing in found.values()])
    elif found:
        print_columns(
            [
                (tr("Criterion"), tr("Decision"), tr("By"), tr("On"), tr("Signed"), tr("Since then")),
                *map(_row, found.values()),
            ]
        )
        for standing in found.values():
            for decision in _listed(standing):
                for note in standing.trust.notes(decision):
                    who = shown(decision.decided_by, LONGEST_NAME)
                    say(tr("Note on {criterion} by {who}: {note}", criterion=standing.criterion, who=who, note=note))
    else:
        say(tr("Nothing has been decided yet; “portfolio-app decisions import” takes decisions in."))
    return ExitCode.DONE


def _listed(standing: Standing) -> tuple[Decision, ...]:
    """Return the decisions that the list names at a criterion."""
    if standing.decision is None and standing.against:
        return standing.against
    return (standing.decision or standing.history[-1],)


def _row(standing: Standing) -> tuple[str, ...]:
    decision = standing.decision
    if decision is None and standing.against:
        who = tr(" and ").join(f"{d.decided_by} ({d.verdict.value})" for d in standing.against)
        signed = tr(" and ").join(map(standing.trust.signed_words, standing.against))
        return standing.criterion, tr("they disagree"), who, _day(standing.against[-1]), signed, str(standing.since)
    (last,) = _listed(standing)
    verdict = last.verdict.value
    if standing.ruling.dispute:
        verdict = f"{verdict} ({tr(Part.DISPUTED.value)})"
    elif decision is None:
        verdict = f"{verdict} ({tr(standing.part_of(last).value)})"
    signed = standing.trust.signed_words(last)
    return standing.criterion, verdict, last.decided_by, _day(last), signed, str(standing.since)


def _day(decision: Decision) -> str:
    return str(day_of(decision.decided_at) or decision.decided_at)


def _show(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.lookup import Criteria

    with reading(arguments.file) as workspace:
        criterion = Criteria(workspace.frameworks.all()).find(arguments.criterion)
        standing = workspace.decisions.standings().get(criterion.reference)
    if arguments.json:
        print_json(standing_json(standing) if standing else None)
        return ExitCode.DONE
    say(f"{criterion.reference}  {criterion.text}")
    if standing is None:
        say(tr("Nothing has been decided on it yet."))
        return ExitCode.DONE
    for decision in standing.history:
        _print(decision, standing)
    if standing.ruling.dispute:
        print()
        say(dispute_words(standing.ruling))
    if standing.since:
        print()
        say(tr("Since then: {since}.", since=standing.since))
    return ExitCode.DONE


def _print(decision: Decision, standing: Standing) -> None:
    who = f"{decision.decided_by} ({decision.role.value}), {_day(decision)}"
    part = tr(standing.part_of(decision).value)
    print()
    say(f"{decision.verdict.value}: {who}, {standing.trust.signed_words(decision)} [{part}]")
    for note in standing.trust.notes(decision):
        say(tr("  Note: {note}", note=note))
    checks = ", ".join(check.value for check in Check if check in decision.checks)
    for name, said in (
        (tr("Checked"), checks),
        (tr("How"), decision.method),
        (tr("Feedback"), decision.feedback),
        (tr("Questions"), decision.questions),
    ):
        if said:
            say_lines(f"  {name}: {said}")
    for claim in decision.claims:
        verdict = "" if claim.accepted is None else tr("accepted") if claim.accepted else tr("not accepted")
        said = ": ".join(filter(None, (verdict, claim.feedback)))
        if said:
            say_lines(tr("  Claim {claim_id}: {said}", claim_id=claim.claim_id, said=said))


def decision_json(decision: Decision) -> dict[str, object]:
    """Return the decision as plain values."""
    receipt = decision.receipt
    return {
        "criterion": decision.criterion,
        "verdict": decision.verdict.value,
        "role": decision.role.value,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at,
        "feedback": decision.feedback,
        "signed": bool(receipt and receipt.fingerprint),
        "checks": [check.value for check in Check if check in decision.checks],
        "method": decision.method,
        "questions": decision.questions,
        "claims": [
            {"id": claim.claim_id, "accepted": claim.accepted, "feedback": claim.feedback} for claim in decision.claims
        ],
        "framework_version": decision.framework_version,
        "pack": decision.pack,
        "source": {
            "kind": receipt.origin.value,
            "name": receipt.name,
            "sha256": receipt.sha256,
            "fingerprint": receipt.fingerprint,
            "taken_at": receipt.taken_at,
        }
        if receipt
        else None,
    }


def standing_json(standing: Standing) -> dict[str, object]:
    """Return where a criterion stands: the decision that counts, who disagrees, what changed, and every decision."""

    def said(decision: Decision) -> dict[str, object]:
        part, notes = standing.part_of(decision).value, list(standing.trust.notes(decision))
        proof = standing.trust.proof(decision)
        known = {"signed": bool(standing.trust.key(decision)), "proof": proof.state.value if proof else None}
        return {**decision_json(decision), **known, "part": part, "notes": notes}

    return {
        "criterion": standing.criterion,
        "decision": said(standing.decision) if standing.decision else None,
        "against": [said(decision) for decision in standing.against],
        "since": {
            "changed": list(standing.since.changed),
            "withdrawn": list(standing.since.gone),
            "added": list(standing.since.added),
        },
        "dispute": [said(decision) for decision in standing.ruling.dispute or () if decision],
        "history": [said(decision) for decision in standing.history],
    }


def preview_json(preview: Preview, *, taken: bool) -> dict[str, object]:
    """Return what was, or would be, taken in."""
    returned = preview.returned
    return {
        "taken": taken,
        "decided_by": returned.decided_by,
        "role": returned.role.value,
        "fingerprint": returned.fingerprint,
        "proves": preview.proves,
        "warnings": list(preview.warnings),
        "faults": list(returned.faults),
        "decisions": [
            {
                **decision_json(entry.decision),
                "state": entry.fate.value,
                "against": [d.decided_by for d in entry.against],
                "since": str(entry.since),
                "notes": list(entry.notes),
            }
            for entry in preview.incoming
        ],
    }
