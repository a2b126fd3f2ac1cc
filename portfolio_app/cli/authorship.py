"""``authorship``: how accounts came to be written, where the learner has that recorded."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.evidence.authorship import AccountRecord, Authorship, Origin
from portfolio_app.domain.evidence.authorship_sayings import (
    ADVICE,
    BROKEN,
    CANNOT,
    KINDS,
    OFF,
    say_shares,
    say_unrecorded,
    say_when,
)
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, reference_of
from portfolio_app.translation import say_number, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "authorship", tr("show how accounts came to be written, where that is recorded"), run)
    add_file(parser)
    parser.add_argument("ref", metavar="REF", nargs="?", default="", help=tr("one account, such as E001; all without"))
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the record; the answer is no when it was changed by something else."""
    with reading(arguments.file) as workspace:
        found = workspace.authorship.get(arguments.ref)
        accounts = workspace.authorship.accounts(arguments.ref)
    if arguments.json:
        print_json(_json(found, accounts))
    elif found is None:
        say(f"{tr(OFF)} {tr(ADVICE)}")
    else:
        _print(found, accounts)
    return ExitCode.NO if found and not all(each.intact for each in found.accounts) else ExitCode.DONE


def _print(found: Authorship, accounts: tuple[ReflectiveAccount, ...]) -> None:
    say(tr("Kept since {since}.", since=say_when(found.since)))
    print()
    for account in accounts:
        record = found.of(account.evidence.id)
        say(f"{account.evidence.reference} {account.evidence.title}: {say_shares(record.counts)}")
        for said in (say_unrecorded(record, account.text), "" if record.intact else tr(BROKEN)):
            if said:
                say(f"  {said}")
    shown = [each for account in accounts if (each := found.of(account.evidence.id)).stretches]
    if shown:
        print()
        head = (tr("Account"), tr("From"), *(tr(origin.value) for origin in Origin), tr("taken out"))
        print_columns([head, *(row for record in shown for row in _rows(record))], frozenset(range(2, len(head))))
    print()
    say(f"{tr(KINDS)} {tr(CANNOT)}")
    say(tr("Signed with the portfolio's key {fingerprint}.", fingerprint=found.fingerprint))


def _rows(record: AccountRecord) -> Iterator[tuple[str, ...]]:
    reference = reference_of(record.evidence_id)
    for each in record.stretches:
        figures = (*(each.counts.of(origin) for origin in Origin), each.counts.removed)
        yield (reference, say_when(each.began_at), *map(say_number, figures))


def _json(found: Authorship | None, accounts: tuple[ReflectiveAccount, ...]) -> dict[str, object]:
    if found is None:
        return {"since": None, "accounts": []}
    return {
        "since": found.since,
        "accounts": [_account_json(found.of(account.evidence.id), account) for account in accounts],
        "signed_text": found.signed_text,
        "fingerprint": found.fingerprint,
        "public": found.public,
        "signature": found.signature,
    }


def _account_json(record: AccountRecord, account: ReflectiveAccount) -> dict[str, object]:
    return {
        "evidence": account.evidence.reference,
        "title": account.evidence.title,
        "intact": record.intact,
        "shares": {origin.name.lower(): share for origin, share in record.counts.shares().items()},
        "counts": asdict(record.counts),
        "unrecorded": record.unrecorded(account.text),
        "stretches": [{"began_at": each.began_at, **asdict(each.counts)} for each in record.stretches],
    }
