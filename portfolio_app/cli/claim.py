"""``claim add / remove / accept / list``."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import Box, Region, Stretch, parse_time, say_region
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.evidence.evidence import SECTION_NAMES, AccountForm, reference_of
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.workspace import Workspace


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "claim", tr("claims that evidence meets a criterion: add, remove, accept, list"))
    parser = add_call(
        noun, "add", tr("claim evidence, exact words of an account, or a place in a file, for a criterion"), _add
    )
    add_file(parser)
    parser.add_argument("ref", metavar="REF", help=tr("the evidence's reference, such as E001"))
    parser.add_argument(
        "criterion", metavar="CRITERION", help=tr("FRAMEWORK/UNIT/CODE, or shorter where that is unique")
    )
    parser.add_argument("--quote", metavar="WORDS", help=tr("the words that prove it (default: all of the evidence)"))
    parser.add_argument("--section", choices=list(SECTION_NAMES), help=tr("where the words stand"))
    parser.add_argument("--page", metavar="N", type=int, help=tr("a page of a PDF or of a scan, counted from 1"))
    parser.add_argument(
        "--box",
        metavar="L T W H",
        help=tr(
            "a box on that page or picture: left, top, width and height as parts of it, such as “0.1 0.2 0.5 0.25”"
        ),
    )
    parser.add_argument("--from", dest="start", metavar="TIME", help=tr("where it begins in a recording, such as 1:05"))
    parser.add_argument("--to", dest="end", metavar="TIME", help=tr("where it ends, such as 1:25"))
    parser.add_argument("--need", metavar="L", default="", help=tr("which of the criterion's needs they meet"))
    parser.add_argument("--note", metavar="N", default="", help=tr("what you want to say about it"))
    parser.add_argument("--star", action="store_true", help=tr("this is your best evidence"))
    add_json(parser)
    parser = add_call(noun, "remove", tr("withdraw a claim; its row is kept with the date"), _remove)
    add_file(parser)
    parser.add_argument(
        "id", metavar="ID", type=int, nargs="+", help=tr("the claim's number, as “claim list” shows it")
    )
    parser = add_call(noun, "accept", tr("accept the present words of a claim whose words have changed"), _accept)
    add_file(parser)
    parser.add_argument("id", metavar="ID", type=int)
    parser = add_call(noun, "list", tr("list the claims"), _list)
    add_file(parser)
    add_json(parser)


def _add(arguments: argparse.Namespace) -> int:
    if arguments.section and arguments.quote is None:
        raise UsageError(tr("--section says where the words of --quote stand; give --quote too."))
    if arguments.quote is not None and not arguments.quote.strip():
        raise InputError(tr("The quote is empty; give the words that prove the criterion, or leave --quote out."))
    region = region_from(arguments)
    if region and arguments.quote is not None:
        raise UsageError(
            tr("--quote names words of an account, --page, --box, --from and --to a place in a file; not both.")
        )
    with writing(arguments.file) as workspace:
        claim = workspace.claims.add(
            arguments.ref,
            arguments.criterion,
            arguments.quote or "",
            section=SECTION_NAMES[arguments.section] if arguments.section else None,
            need=arguments.need,
            note=arguments.note,
            starred=arguments.star,
            region=region,
            learning=workspace.suggestions.learning,
        )
    if arguments.json:
        print_json(claim_json(claim))
    else:
        need = f" ({claim.need})" if claim.need else ""
        say(
            tr(
                "Claim {id}: {reference} for {criterion}{need}.",
                id=claim.id,
                reference=reference_of(claim.evidence_id),
                criterion=claim.criterion,
                need=need,
            )
        )
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        for claim in workspace.claims.withdraw(arguments.id):
            say(tr("Withdrew claim {id} on {criterion}.", id=claim.id, criterion=claim.criterion))
    return ExitCode.DONE


def _accept(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        claim = workspace.claims.accept(arguments.id).after
    place = f"“{claim.passage.quote}”" if claim.passage else say_region(claim.region) if claim.region else ""
    say(tr("Claim {id} now stands on {place}.", id=claim.id, place=place))
    return ExitCode.DONE


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        claims = workspace.claims.all()
        refused = refused_of(workspace)
        forms = {account.evidence.id: account.form for account in workspace.accounts.list()}
    if arguments.json:
        print_json([{**claim_json(claim), "not_accepted": claim.id in refused} for claim in claims])
        return ExitCode.DONE
    rows = [
        (
            claim.id,
            reference_of(claim.evidence_id),
            claim.criterion,
            forms.get(claim.evidence_id, AccountForm.STAR).title(claim.passage.section)
            if claim.passage
            else say_region(claim.region)
            if claim.region
            else "whole",
            (claim.anchor.outcome.value if claim.anchor else "kept")
            + (f", {tr('criterion reworded')}" if claim.reworded else "")
            + (" ★" if claim.starred else "")
            + (f", {tr('not accepted')}" if claim.id in refused else ""),
            shorten(claim.passage.quote) if claim.passage else "",
        )
        for claim in claims
    ]
    print_columns(
        [(tr("Id"), tr("Ref"), tr("Criterion"), tr("Place"), tr("State"), tr("Words")), *rows], frozenset({0})
    )
    return ExitCode.DONE


def refused_of(workspace: "Workspace") -> frozenset[int]:
    """Return the claims that an assessor did not accept, and that point at the same words still."""
    return frozenset[int]().union(*(standing.refused for standing in workspace.decisions.standings().values()))


def claim_json(claim: Claim) -> dict[str, object]:
    """Return the claim in the shape that other programs read."""
    place, passage = claim.anchor, claim.passage
    return {
        "id": claim.id,
        "evidence": reference_of(claim.evidence_id),
        "criterion": claim.criterion,
        "section": passage.section.value if passage else None,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "quote": passage.quote if passage else "",
        "need": claim.need,
        "note": claim.note,
        "starred": claim.starred,
        "anchor": place.outcome.value if place else "kept",
        "to_recheck": claim.to_recheck,
        "framework_version": claim.framework_version,
        "wording": claim.wording,
        "made": claim.made_at,
        "region": region_json(claim.region),
        "file_version": claim.file_version or None,
    }


def region_json(region: Region | None) -> dict[str, object] | None:
    """Return a region as JSON has it: page and box in parts of the page, or seconds."""
    if region is None:
        return None
    if isinstance(region, Box):
        box = {name: getattr(region, name) for name in ("left", "top", "width", "height")}
        return {"page": region.page, **box}
    return {"start": region.start, "end": region.end}


def region_from(arguments: argparse.Namespace) -> Region | None:
    """Return the place in a file that the options name; raises UsageError when they contradict each other."""
    boxed = arguments.page is not None or arguments.box is not None
    timed = arguments.start is not None or arguments.end is not None
    if boxed and timed:
        raise UsageError(tr("--page and --box are for pages and pictures, --from and --to for recordings; not both."))
    if timed:
        if arguments.start is None or arguments.end is None:
            raise UsageError(tr("Give both --from and --to."))
        return Stretch(_time(arguments.start, "--from"), _time(arguments.end, "--to"))
    if not boxed:
        return None
    numbers = (arguments.box or "0 0 1 1").replace(",", " ").split()
    try:
        left, top, width, height = map(float, numbers)
    except ValueError:
        raise UsageError(tr("--box wants four numbers from 0 to 1: left, top, width and height.")) from None
    return Box(arguments.page or 1, left, top, width, height)


def _time(text: str, option: str) -> float:
    seconds = parse_time(text)
    if seconds is None:
        raise UsageError(
            tr("{option} wants a time such as 75, 1:15 or 1:02:03, not “{text}”.", option=option, text=text)
        )
    return seconds
