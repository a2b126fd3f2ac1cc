"""``claim add / remove / accept / list``."""

import argparse
from typing import TYPE_CHECKING, Any

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.claim import Claim
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.evidence import Section, reference_of
from portfolio_app.domain.readiness import shorten

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "claim", "claims that evidence meets a criterion: add, remove, accept, list")
    parser = add_call(noun, "add", "claim an account, or exact words of it, for a criterion", _add)
    add_file(parser)
    parser.add_argument("ref", metavar="REF", help="the account's reference, such as E001")
    parser.add_argument("criterion", metavar="CRITERION", help="FRAMEWORK/UNIT/CODE, or shorter where that is unique")
    parser.add_argument("--quote", metavar="WORDS", help="the words that prove it (default: the whole account)")
    parser.add_argument("--section", choices=[section.value for section in Section], help="where the words stand")
    parser.add_argument("--need", metavar="L", default="", help="which of the criterion's needs they meet")
    parser.add_argument("--note", metavar="N", default="", help="what you want to say about it")
    parser.add_argument("--star", action="store_true", help="this is your best evidence")
    add_json(parser)
    parser = add_call(noun, "remove", "withdraw a claim; its row is kept with the date", _remove)
    add_file(parser)
    parser.add_argument("id", metavar="ID", type=int, nargs="+", help="the claim's number, as “claim list” shows it")
    parser = add_call(noun, "accept", "accept the present words of a claim whose words have changed", _accept)
    add_file(parser)
    parser.add_argument("id", metavar="ID", type=int)
    parser = add_call(noun, "list", "list the claims", _list)
    add_file(parser)
    add_json(parser)


def _add(arguments: argparse.Namespace) -> int:
    if arguments.section and arguments.quote is None:
        raise UsageError("--section says where the words of --quote stand; give --quote too.")
    if arguments.quote is not None and not arguments.quote.strip():
        raise InputError("The quote is empty; give the words that prove the criterion, or leave --quote out.")
    with writing(arguments.file) as workspace:
        claim = workspace.claims.add(
            arguments.ref,
            arguments.criterion,
            arguments.quote or "",
            section=Section(arguments.section) if arguments.section else None,
            need=arguments.need,
            note=arguments.note,
            starred=arguments.star,
        )
    if arguments.json:
        print_json(claim_json(claim))
    else:
        need = f" ({claim.need})" if claim.need else ""
        print(f"Claim {claim.id}: {reference_of(claim.evidence_id)} for {claim.criterion}{need}.")
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        for claim in workspace.claims.withdraw(arguments.id):
            print(f"Withdrew claim {claim.id} on {claim.criterion}.")
    return ExitCode.DONE


def _accept(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        claim = workspace.claims.accept(arguments.id)
    print(f"Claim {claim.id} now stands on “{claim.passage.quote if claim.passage else ''}”.")
    return ExitCode.DONE


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        claims = workspace.claims.all()
    if arguments.json:
        print_json([claim_json(claim) for claim in claims])
        return ExitCode.DONE
    rows = [
        (
            claim.id,
            reference_of(claim.evidence_id),
            claim.criterion,
            claim.passage.section.title if claim.passage else "whole",
            (claim.anchor.outcome.value if claim.anchor else "kept") + (" ★" if claim.starred else ""),
            shorten(claim.passage.quote) if claim.passage else "",
        )
        for claim in claims
    ]
    print_columns([("Id", "Ref", "Criterion", "Section", "State", "Words"), *rows], frozenset({0}))
    return ExitCode.DONE


def claim_json(claim: Claim) -> dict[str, Any]:
    """Return the claim in the shape that the contract names (design, section 6)."""
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
        "framework_version": claim.framework_version,
        "wording": claim.wording,
        "made": claim.made_at,
    }
