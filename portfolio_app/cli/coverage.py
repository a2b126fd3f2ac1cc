"""``coverage`` and ``check``: how far the portfolio is, and what is still to do."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.progress.coverage import Coverage
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, say_pieces
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.decisions.decided import Standing
    from portfolio_app.domain.progress.finding import Finding

SIGNS = {State.NONE: "○", State.PARTLY: "◐", State.CLAIMED: "●", State.MET: "✓", State.NOT_YET_MET: "✗"}


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    parser = add_call(calls, "coverage", tr("show the state of every criterion"), _coverage)
    add_file(parser)
    add_json(parser)
    parser = add_call(
        calls, "check", tr("show what stands between the portfolio and being ready; exit 1 when something does"), _check
    )
    add_file(parser)
    add_json(parser)


def _coverage(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        meter = workspace.overview.meter()
        standings = workspace.decisions.standings() if arguments.json else {}
    if arguments.json:
        print_json(coverage_json(meter.coverage(), standings))
    else:
        print_coverage(meter.coverage(), noun_of(meter.frameworks))
    return ExitCode.DONE


def _check(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        findings = (*workspace.overview.check(), *workspace.personal_data.findings())
        known = workspace.overview.to_know()
    if arguments.json:
        print_json([*map(_finding_json, findings), *({**_finding_json(each), "to_know": True} for each in known)])
        return ExitCode.NO if findings else ExitCode.DONE
    if findings:
        print_columns((finding.kind, excerpt(str(finding.where)), finding.message) for finding in findings)
        print()
        say(tr("{things} to do.", things=plural(len(findings), "thing")))
    else:
        say(tr("Ready: nothing stands between this portfolio and being handed over."))
    for each in known:
        say(tr("To know: {where}: {message}", where=excerpt(str(each.where)), message=each.message))
    return ExitCode.NO if findings else ExitCode.DONE


def _finding_json(finding: "Finding") -> dict[str, object]:
    return {"kind": finding.kind, "where": str(finding.where), "message": finding.message}


def print_coverage(coverage: Coverage, noun: Noun = Noun.CRITERION) -> None:
    """Print a line for each criterion under its unit, and the totals; ``noun`` is what they are called."""
    entries = {entry.criterion.reference: entry for entry in coverage.criteria}
    for unit in coverage.units:
        print()
        say(tr("{label}: {claimed} of {total} claimed", label=unit.label, claimed=unit.claimed, total=unit.total))
        rows = [
            _row(entry)
            for reference, entry in entries.items()
            if reference.startswith(f"{unit.unit}/") and (entry.needed or entry.claims)
        ]
        print_columns(rows)
    print()
    say(tr("{claimed} of {criteria} claimed.", claimed=coverage.claimed, criteria=noun.count(coverage.total)))


def _row(entry: CriterionCoverage) -> tuple[str, ...]:
    needs = ", ".join(
        tr("{label} {have} of {at_least}", label=need.need.label, have=need.have, at_least=need.need.at_least)
        for need in entry.needs
        if not need.met
    )
    if entry.parts:
        needs = tr("{done} of {parts} statements", done=entry.parts_done, parts=entry.parts)
    elif not needs and entry.pieces < entry.times:
        needs = say_pieces(entry)
    missing = f"  [{needs}]" if needs and entry.state is State.PARTLY else ""
    return f"  {SIGNS[entry.state]} {entry.state.value}", entry.criterion.code, f"{entry.criterion.text}{missing}"


def coverage_json(coverage: Coverage, standings: "Mapping[str, Standing]") -> dict[str, object]:
    """Return the coverage in the shape that other programs read."""
    return {
        "criteria": [
            {
                "criterion": entry.criterion.reference,
                "text": entry.criterion.text,
                "state": entry.state.value,
                "needs": [
                    {"label": need.need.label, "at_least": need.need.at_least, "have": need.have}
                    for need in entry.needs
                ],
                "claims": entry.claims,
                "pieces": {"have": entry.pieces, "at_least": entry.times},
                "parts": {"done": entry.parts_done, "total": entry.parts} if entry.parts else None,
                "needed": entry.needed,
                "decided": _decided(standings.get(entry.criterion.reference)),
            }
            for entry in coverage.criteria
        ],
        "units": [
            {
                "unit": unit.unit,
                "title": unit.title,
                "claimed": unit.claimed,
                "total": unit.total,
                "needed": unit.needed,
            }
            for unit in coverage.units
        ],
    }


def _decided(standing: "Standing | None") -> dict[str, object] | None:
    """Return the decision that counts in short, whether two people disagree, and what changed since."""
    if standing is None:
        return None
    decision = standing.decision
    return {
        "verdict": decision.verdict.value if decision else None,
        "by": decision.decided_by if decision else None,
        "at": decision.decided_at if decision else None,
        "key": standing.trust.key(decision) if decision else None,
        "disagreed": bool(standing.against),
        "disputed": standing.ruling.dispute is not None,
        "since": str(standing.since),
    }
