"""``account add / list / show / update / history / restore / remove``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.account_files import add_accounts
from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, InputError
from portfolio_app.domain.evidence.evidence import id_of, reference_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.evidence.rewriting import Rewritten


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "account", tr("reflective accounts: add, list, show, update, remove"))
    parser = add_call(
        noun,
        "add",
        tr("add accounts from documents (Markdown, Word, ODT, RTF, HTML, PDF, text): all, or none if one is at fault"),
        add_accounts,
    )
    add_file(parser)
    parser.add_argument("source", metavar="SOURCE", type=Path, nargs="+")
    parser.add_argument("--check", action="store_true", help=tr("only show what would be added"))
    parser.add_argument(
        "--no-claims", action="store_true", help=tr("make no claims of the codes that a document cites")
    )
    parser.add_argument("--pictures", action="store_true", help=tr("put the pictures of a document in as evidence"))
    parser.add_argument(
        "--about",
        metavar="REF",
        help=tr("the piece of evidence that it is about, such as E003: then it is its annotation"),
    )
    parser.add_argument(
        "--unit", metavar="U", default="", help=tr("the unit that codes are of which several units have, such as 103")
    )
    parser.add_argument(
        "--as-one", action="store_true", help=tr("keep each document as one account, whatever its headings")
    )
    add_json(parser)
    parser = add_call(noun, "list", tr("list the accounts"), _list)
    add_file(parser)
    add_json(parser)
    parser = _on_account(noun, "show", tr("print an account as Markdown, with its claims"), _show)
    parser.add_argument("--revision", metavar="N", type=int, help=tr("a former text (without its claims)"))
    add_json(parser)
    parser = _on_account(noun, "update", tr("exchange an account's text; its claims are carried along"), _update)
    parser.add_argument("source", metavar="SOURCE.md", type=Path)
    parser = _on_account(noun, "history", tr("list the texts that an account has had"), _history)
    add_json(parser)
    parser = _on_account(noun, "restore", tr("make a former text the present one again"), _restore)
    parser.add_argument("revision", metavar="N", type=int)
    _on_account(noun, "remove", tr("take an account out of the portfolio; bring-back undoes it"), _remove)
    _on_account(noun, "bring-back", tr("bring a removed account back with its claims"), _bring_back)


def _on_account(
    noun: "Calls", name: str, text: str, run: "Callable[[argparse.Namespace], int]"
) -> argparse.ArgumentParser:
    parser = add_call(noun, name, text, run)
    add_file(parser)
    parser.add_argument("ref", metavar="REF", help=tr("the account's reference, such as E001"))
    return parser


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        accounts = workspace.accounts.list()
    rows = [
        {
            "ref": account.evidence.reference,
            "title": account.evidence.title,
            "date": account.evidence.produced_on.isoformat() if account.evidence.produced_on else None,
            "words": account.words,
            "claims": account.claims,
        }
        for account in accounts
    ]
    about = [reference_of(account.about) if account.about else None for account in accounts]
    if arguments.json:
        print_json([{**row, "about": work} if work else row for row, work in zip(rows, about, strict=True)])
    elif rows:
        head = (tr("Ref"), tr("Title"), tr("Date"), tr("Words"), tr("Claims"))
        cells = [head, *(tuple(v if v is not None else "-" for v in row.values()) for row in rows)]
        if any(about):
            works = (tr("About"), *(work or "" for work in about))
            cells = [(*row, work) for row, work in zip(cells, works, strict=True)]
        print_columns(cells, frozenset({3, 4}))
    else:
        say(tr('No accounts yet. Add one with: portfolio-app account add "{file}" ACCOUNT.md', file=arguments.file))
    return ExitCode.DONE


def _show(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        if not arguments.json:
            sys.stdout.write(workspace.accounts.as_markdown(arguments.ref, arguments.revision))
            return ExitCode.DONE
        account = workspace.accounts.get(arguments.ref, arguments.revision)
    evidence = account.evidence
    print_json(
        {
            "ref": evidence.reference,
            "title": evidence.title,
            "date": evidence.produced_on.isoformat() if evidence.produced_on else None,
            "place": account.place,
            "words": account.text.words,
            "revision": account.revision,
            "about": reference_of(account.about) if account.about else None,
            "form": account.form.value,
            "sections": {section.value: words for section, words in account.text},
        }
    )
    return ExitCode.DONE


def _update(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        _say_rewritten(workspace.accounts.update_from_file(arguments.ref, arguments.source))
    return ExitCode.DONE


def _history(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        revisions = workspace.accounts.revisions(arguments.ref)
    rows = [{"revision": r.number, "saved": r.saved_at, "words": r.text.words, "title": r.title} for r in revisions]
    if arguments.json:
        print_json(rows)
    else:
        print_columns(
            [(tr("Revision"), tr("Saved"), tr("Words"), tr("Title")), *(tuple(row.values()) for row in rows)],
            frozenset({0, 2}),
        )
    return ExitCode.DONE


def _restore(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        _say_rewritten(workspace.accounts.restore(arguments.ref, arguments.revision))
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        account = workspace.accounts.remove(arguments.ref)
    say(
        tr(
            "Removed {reference} {title}; “account bring-back” undoes this.",
            reference=account.evidence.reference,
            title=excerpt(account.evidence.title),
        )
    )
    return ExitCode.DONE


def _bring_back(arguments: argparse.Namespace) -> int:
    evidence_id = id_of(arguments.ref)
    if evidence_id is None:
        raise InputError(tr("“{ref}” is not a reference such as E001.", ref=arguments.ref))
    with writing(arguments.file) as workspace:
        account = workspace.accounts.put_back(evidence_id)
    say(tr("{reference} {title} is back.", reference=account.evidence.reference, title=excerpt(account.evidence.title)))
    return ExitCode.DONE


def _say_rewritten(result: "Rewritten") -> None:
    say(
        tr(
            "{reference} is now revision {revision}.",
            reference=result.account.evidence.reference,
            revision=result.account.revision,
        )
    )
    for claim in result.claims:
        if claim.anchor and claim.passage and claim.anchor.outcome.value != "kept" and claim not in result.changed:
            say(
                tr(
                    "  claim {id} on {criterion}: {outcome}: “{quote}”",
                    id=claim.id,
                    criterion=claim.criterion,
                    outcome=tr(claim.anchor.outcome.value),
                    quote=claim.passage.quote,
                )
            )
    for what, claims in (("new", result.added), ("changed", result.changed), ("withdrawn", result.withdrawn)):
        for claim in claims:
            need = f" ({claim.need})" if claim.need else ""
            words = f": “{claim.passage.quote}”" if claim.passage else ""
            say(
                tr(
                    "  claim {id} on {criterion}{need}: {what} as the file marks it{words}",
                    id=claim.id,
                    criterion=claim.criterion,
                    need=need,
                    what=what,
                    words=words,
                )
            )
