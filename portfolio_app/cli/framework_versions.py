"""``framework choose / compare / move``: a learner's choices, versions side by side, claims moved to a new one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.claims.claim import Claim
    from portfolio_app.domain.frameworks.comparison import Pair
    from portfolio_app.domain.frameworks.framework import Criterion
    from portfolio_app.services.frameworks.versions import Moving


def register(noun: "Calls") -> None:
    """Add the calls to those of ``framework``."""
    parser = add_call(noun, "choose", tr("choose the pathway and the optional units that the learner does"), _choose)
    add_file(parser)
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--pathway", metavar="P", help=tr("the pathway’s code or title; empty for none"))
    parser.add_argument("--unit", metavar="U", nargs="*", help=tr("the optional units: just these are chosen"))
    for name, summary, run in (
        ("compare", tr("compare two versions of a framework"), _compare),
        ("move", tr("move the claims to another version of a framework, in one step"), _move),
    ):
        parser = add_call(noun, name, summary, run)
        add_file(parser)
        parser.add_argument("old", metavar="OLD", help=tr("the framework that claims are on"))
        parser.add_argument("new", metavar="NEW", help=tr("a framework of the portfolio, a bundled one, or a file"))
        if name == "move":
            parser.add_argument(
                "--map", metavar="CSV", type=Path, dest="table", help=tr("a table of old and new codes that come first")
            )
            parser.add_argument("--check", action="store_true", help=tr("only report what would be moved"))
        add_json(parser)


def _choose(arguments: argparse.Namespace) -> int:
    if arguments.pathway is None and arguments.unit is None:
        raise UsageError(tr("Say what is chosen with --pathway P or --unit U …; --help shows how."))
    units = None if arguments.unit is None else frozenset(arguments.unit)
    with writing(arguments.file) as workspace:
        framework = workspace.frameworks.choose(arguments.code, arguments.pathway, units)
    chosen = ", ".join(unit.code for unit in framework.units if unit.combination and unit.chosen) or tr("none")
    pathway = next((each.title for each in framework.pathways if each.code == framework.pathway), tr("none"))
    say(tr("{code}: pathway {pathway}; optional units {units}.", code=framework.code, pathway=pathway, units=chosen))
    return ExitCode.DONE


def _compare(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        pairs = workspace.versions.compare(arguments.old, arguments.new)
    if arguments.json:
        print_json([pair_json(pair) for pair in pairs])
        return ExitCode.DONE
    head = (tr("Change"), tr("Old"), tr("New"), tr("Likeness"), tr("Text"))
    print_columns([head, *map(_row, pairs)], frozenset({3}))
    return ExitCode.DONE


def _move(arguments: argparse.Namespace) -> int:
    if arguments.check:
        with reading(arguments.file) as workspace:
            moving = workspace.versions.plan(arguments.old, arguments.new, arguments.table)
    else:
        with writing(arguments.file) as workspace:
            moving = workspace.versions.move(arguments.old, arguments.new, arguments.table)
    if arguments.json:
        print_json(_moving_json(moving))
    else:
        _say(moving, check=arguments.check)
    return ExitCode.DONE


def pair_json(pair: "Pair") -> dict[str, object]:
    """Return the pair in the shape that other programs read."""
    return {
        "old": pair.old.reference if pair.old else None,
        "new": pair.new.reference if pair.new else None,
        "change": pair.difference.value,
        "likeness": pair.likeness,
    }


def _row(pair: "Pair") -> tuple[str, ...]:
    shown = pair.new or pair.old
    likeness = f"{pair.likeness:.0%}" if pair.old and pair.new else ""
    return tr(pair.difference.value), _code(pair.old), _code(pair.new), likeness, shown.text if shown else ""


def _code(criterion: "Criterion | None") -> str:
    return criterion.label if criterion else "–"


def _moving_json(moving: "Moving") -> dict[str, object]:
    return {
        "old": moving.old.code,
        "new": moving.new.code,
        "moved": [_claim_json(before, after) for before, after in zip(moving.before, moving.after, strict=True)],
        "left": [
            {"claim": claim.id, "evidence": reference_of(claim.evidence_id), "criterion": claim.criterion}
            for claim in moving.left
        ],
        "decisions": len(moving.decisions),
    }


def _claim_json(before: "Claim", after: "Claim") -> dict[str, object]:
    return {
        "claim": before.id,
        "evidence": reference_of(before.evidence_id),
        "old": before.criterion,
        "new": after.criterion if after.stands else None,
        "to_recheck": after.stands and after.to_recheck,
    }


def _say(moving: "Moving", *, check: bool) -> None:
    rows = [
        (
            str(before.id),
            reference_of(before.evidence_id),
            before.criterion,
            after.criterion if after.stands else tr("claimed there already"),
            tr("to re-check") if after.stands and after.reworded else "",
        )
        for before, after in zip(moving.before, moving.after, strict=True)
    ]
    rows += [
        (str(claim.id), reference_of(claim.evidence_id), claim.criterion, tr("stays behind"), "")
        for claim in moving.left
    ]
    head = (tr("Id"), tr("Ref"), tr("Old"), tr("New"), tr("State"))
    print_columns([head, *rows], frozenset({0}))
    print()
    moved = plural(len(moving.moved), "claim")
    said = tr("{claims} would move to {new}", claims=moved, new=moving.new.code)
    if not check:
        said = tr("{claims} moved to {new}", claims=moved, new=moving.new.code)
    if moving.to_recheck:
        said += tr(", {count} of them to re-check", count=len(moving.to_recheck))
    if moving.left:
        said += tr("; {claims} without a criterion there", claims=plural(len(moving.left), "claim"))
    say(f"{said}.")
    if not check:
        say(
            tr(
                "{old} is archived with what stayed behind. To take this back: framework restore FILE {old}, "
                "then framework move FILE {new} {old}.",
                old=moving.old.code,
                new=moving.new.code,
            )
        )
