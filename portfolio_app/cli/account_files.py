"""``account add``: accounts from documents, shown first with ``--check``."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING

from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.words.text import count_words, excerpt, plural, shown
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portfolio_app.domain.account_files.found import FoundAccount, FoundFile
    from portfolio_app.domain.claims.draft import ClaimDraft
    from portfolio_app.workspace import Workspace

_QUOTED = 70


def add_accounts(arguments: argparse.Namespace) -> int:
    """Add the accounts of documents, or show what they would become."""
    if arguments.check:
        with reading(arguments.file) as workspace:
            files = _looked(workspace, arguments)
        if arguments.json:
            print_json([_as_json(file, account) for file, account in _each(files)])
        else:
            _show(files)
        return ExitCode.DONE
    from portfolio_app.services.evidence.account_files import Wanted, drafts_of, pictures_of

    with writing(arguments.file) as workspace:
        files = _looked(workspace, arguments)
        drafts = drafts_of(files, claims=not arguments.no_claims)
        taken = workspace.account_files.take(Wanted(drafts, pictures_of(files) if arguments.pictures else ()))
    if arguments.json:
        rows = [
            {"ref": account.evidence.reference, **_as_json(file, found), "claims": len(draft.claims)}
            for account, draft, (file, found) in zip(taken.accounts, drafts, _each(files), strict=True)
        ]
        print_json(rows)
        return ExitCode.DONE
    for account, draft, (_, found) in zip(taken.accounts, drafts, _each(files), strict=True):
        evidence = account.evidence
        counted = plural(account.text.words, "word")
        if draft.claims:
            counted += f", {plural(len(draft.claims), 'claim')}"
        say(
            tr(
                "Added {reference} {title} ({words}).",
                reference=evidence.reference,
                title=excerpt(evidence.title),
                words=counted,
            )
        )
        for problem in found.problems:
            say(f"  {problem.message}")
    _say_pictures(files, [added.file.evidence.reference for added in taken.pictures.added], asked=arguments.pictures)
    if any(account.left_out for _, account in _each(files)):
        say(tr("Some words of the document are in no account: --check lists them."))
    return ExitCode.DONE


def _looked(workspace: "Workspace", arguments: argparse.Namespace) -> "tuple[FoundFile, ...]":
    """Return what would become of the documents; with ``--about`` each account is an annotation of that evidence."""
    files = workspace.account_files.look(arguments.source, as_one=arguments.as_one, unit=arguments.unit)
    if not arguments.about:
        return files
    about = workspace.evidence.get(arguments.about).id
    return tuple(
        replace(
            file,
            accounts=tuple(replace(each, draft=replace(each.draft, about=about)) for each in file.accounts),
        )
        for file in files
    )


def _each(files: "tuple[FoundFile, ...]") -> "Iterator[tuple[FoundFile, FoundAccount]]":
    for file in files:
        for account in file.accounts:
            yield file, account


def _as_json(file: "FoundFile", account: "FoundAccount") -> dict[str, object]:
    draft = account.draft
    first = file.accounts[0] is account
    return {
        "title": draft.title,
        "date": draft.produced_on.isoformat() if draft.produced_on else None,
        "place": draft.place,
        "words": draft.text.words,
        "sections": {section.value: count_words(words) for section, words in draft.text},
        "claims": [_claim(account, claim) for claim in draft.claims],
        "left_out": [f"{each.what}: {each.text}" for each in account.left_out],
        "problems": [{"where": problem.where, "message": problem.message} for problem in account.problems],
        "pictures": [{"name": each.name, "description": each.description} for each in file.pictures] if first else [],
        "source": file.source,
    }


def _claim(account: "FoundAccount", claim: "ClaimDraft") -> dict[str, object]:
    return {
        "criterion": claim.criterion,
        "section": claim.section.value if claim.section else None,
        "quote": account.quote(claim),
        "note": claim.note,
    }


def _show(files: "tuple[FoundFile, ...]") -> None:
    for file, account in _each(files):
        draft = account.draft
        say(tr("{title} ({words})", title=excerpt(draft.title), words=plural(draft.text.words, "word")))
        for section, words in draft.text:
            if words:
                say(f"  {draft.form.title(section)}: {shown(' '.join(words.split()), _QUOTED)}")
        for claim in draft.claims:
            quote = account.quote(claim)
            words = f"“{shown(' '.join(quote.split()), _QUOTED)}”" if quote else tr("the whole account")
            say(tr("  would claim {criterion}: {words}", criterion=claim.criterion, words=words))
        for problem in account.problems:
            say(f"  {problem.message}")
        for each in account.left_out:
            say(tr("  left out, {what}: {words}", what=tr(each.what), words=" ".join(each.text.split())))
        if file.accounts[0] is account:
            _say_pictures((file,), [], asked=False)


def _say_pictures(files: "tuple[FoundFile, ...]", added: list[str], *, asked: bool) -> None:
    count = sum(len(file.pictures) for file in files)
    if added:
        say(
            tr(
                "Added {pictures} as evidence: {references}.",
                pictures=plural(len(added), "picture"),
                references=", ".join(added),
            )
        )
    elif count and not asked:
        say(tr("{pictures} can come along as evidence with --pictures.", pictures=plural(count, "picture")))
