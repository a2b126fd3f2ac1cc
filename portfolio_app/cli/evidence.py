"""``evidence add / list / show / extract / edit / replace / restore / redact / remove / bring-back / methods``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.claim import claim_json, refused_of
from portfolio_app.cli.evidence_details import add_details, changes_from, day_from, draft_from
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.progress import shown
from portfolio_app.cli.redacting import redact, register_redact
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, id_of
from portfolio_app.domain.evidence.file import EvidenceFile, EvidenceSummary, FileVersion, say_size
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import mark, say_number, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.evidence.changed_evidence import AddedFiles, HeldDetails, Replaced


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "evidence", tr("files and what is held elsewhere as evidence: add, list, show, take out"))
    _register_add(noun)
    parser = add_call(noun, "list", tr("list all evidence, accounts too"), _list)
    add_file(parser)
    add_json(parser)
    add_json(_on_evidence(noun, "show", tr("show what is known of a piece of evidence"), _show))
    parser = _on_evidence(noun, "extract", tr("write a file of evidence to a new file"), _extract)
    parser.add_argument(
        "target", metavar="TARGET", type=Path, nargs="?", default=Path(), help=tr("default: this folder")
    )
    parser.add_argument("--version", metavar="N", type=int, help=tr("a former version"))
    parser = _on_evidence(
        noun, "edit", tr("change title, date, method, description, privacy, or where it is held"), _edit
    )
    add_details(parser)
    parser.add_argument("--what", metavar="WORDS", help=tr("of what is held elsewhere: what it is"))
    _add_held(parser)
    add_json(parser)
    parser = _on_evidence(
        noun, "replace", tr("put a new version of a file in its place; the former one is kept"), _replace
    )
    parser.add_argument("path", metavar="PATH", type=Path)
    add_json(parser)
    parser = _on_evidence(noun, "restore", tr("make a former version of a file the present one again"), _restore)
    parser.add_argument("version", metavar="N", type=int)
    add_json(parser)
    register_redact(
        _on_evidence(noun, "redact", tr("black out, replace or take out something in a file for good"), redact)
    )
    _on_evidence(noun, "remove", tr("take evidence out of the portfolio; bring-back undoes it"), _remove)
    _on_evidence(noun, "bring-back", tr("bring removed evidence back with its claims"), _bring_back)
    parser = add_call(noun, "methods", tr("list the method codes, or change their table"), _methods)
    add_file(parser)
    parser.add_argument("--set", metavar=("CODE", "NAME"), nargs=2, help=tr("add a method, or rename it"))
    parser.add_argument("--remove", metavar="CODE", help=tr("take a method out that no evidence has"))
    add_json(parser)


def _register_add(noun: "Calls") -> None:
    parser = add_call(
        noun, "add", tr("add files, or a record of what is held elsewhere: all, or none if one fails"), _add
    )
    add_file(parser)
    parser.add_argument("paths", metavar="PATH", type=Path, nargs="*", help=tr("a file of any kind, up to 900 MB"))
    add_details(parser)
    parser.add_argument(
        "--criterion", metavar="C", action="append", default=[], help=tr("claim all of it for a criterion")
    )
    parser.add_argument("--again", action="store_true", help=tr("add files even if the portfolio has them already"))
    parser.add_argument("--held-elsewhere", metavar="WHAT", help=tr("what is held elsewhere, in place of a file"))
    _add_held(parser)
    add_json(parser)


def _add_held(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--where", metavar="WORDS", help=tr("where it is held"))
    parser.add_argument("--checked-by", metavar="NAME", help=tr("who looked at it there"))
    parser.add_argument("--checked-on", metavar="DATE", help=tr("when, such as 2026-03-02"))


def _on_evidence(
    noun: "Calls", name: str, text: str, run: "Callable[[argparse.Namespace], int]"
) -> argparse.ArgumentParser:
    parser = add_call(noun, name, text, run)
    add_file(parser)
    parser.add_argument("ref", metavar="REF", help=tr("the evidence's reference, such as E001"))
    return parser


def _add(arguments: argparse.Namespace) -> int:
    draft = draft_from(arguments)
    if arguments.held_elsewhere is not None:
        if arguments.paths:
            raise UsageError(tr("What is held elsewhere has no file: leave PATH or --held-elsewhere out."))
        return _add_held_elsewhere(arguments)
    if not arguments.paths:
        raise UsageError(tr("Name the files to add, or say what is held elsewhere with --held-elsewhere."))
    if any((arguments.where, arguments.checked_by, arguments.checked_on)):
        raise UsageError(tr("--where, --checked-by and --checked-on go with --held-elsewhere."))
    if draft.title and len(arguments.paths) > 1:
        raise UsageError(
            tr("--title is for one file; add the files one by one, or change titles with “evidence edit”.")
        )
    with writing(arguments.file) as workspace, shown() as progress:
        result = workspace.evidence.add(arguments.paths, draft, again=arguments.again, progress=progress)
    if arguments.json:
        print_json(_added_json(result))
        return ExitCode.DONE
    for each in result.added:
        _say_added(each.file)
        for claim in each.claims:
            say(tr("  claim {id} for {criterion}", id=claim.id, criterion=claim.criterion))
    for path, evidence in result.known:
        say(
            tr(
                "{path} is here already as {reference} {title}; --again adds it once more.",
                path=path,
                reference=evidence.reference,
                title=excerpt(evidence.title),
            )
        )
    return ExitCode.DONE


def _add_held_elsewhere(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        held, claims = workspace.evidence.add_held_elsewhere(
            arguments.held_elsewhere,
            arguments.where or "",
            checked_by=arguments.checked_by or "",
            checked_on=day_from(arguments.checked_on, "--checked-on"),
            draft=draft_from(arguments),
        )
    if arguments.json:
        print_json({**held_json(held), "claimed": [claim_json(claim) for claim in claims]})
        return ExitCode.DONE
    say(
        tr(
            "Added {reference} {title} (held elsewhere: {where}).",
            reference=held.evidence.reference,
            title=excerpt(held.evidence.title),
            where=held.where,
        )
    )
    for claim in claims:
        say(tr("  claim {id} for {criterion}", id=claim.id, criterion=claim.criterion))
    return ExitCode.DONE


def _say_added(file: EvidenceFile, verb: str = mark("Added")) -> None:
    present = file.present
    pages = f", {plural(present.pages, 'page')}" if present.pages else ""
    size = say_size(present.size)
    say(f"{tr(verb)} {file.evidence.reference} {file.evidence.title} ({present.media_type}, {size}{pages}).")
    for note in filter(None, (present.cleaned, present.warning)):
        say(f"  {note}")


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        summaries = workspace.evidence.list()
    if arguments.json:
        print_json([summary_json(summary) for summary in summaries])
    elif summaries:
        rows = [
            (
                summary.evidence.reference,
                summary.evidence.kind.value,
                summary.evidence.title,
                summary.evidence.produced_on.isoformat() if summary.evidence.produced_on else "-",
                summary.evidence.method,
                say_size(summary.file.size)
                if summary.file
                else tr("{words} words", words=say_number(summary.words))
                if summary.words
                else "-",
                summary.claims,
            )
            for summary in summaries
        ]
        print_columns(
            [(tr("Ref"), tr("Kind"), tr("Title"), tr("Date"), tr("Method"), tr("Size"), tr("Claims")), *rows],
            frozenset({5, 6}),
        )
    else:
        say(tr('No evidence yet. Add a file with: portfolio-app evidence add "{file}" PATH', file=arguments.file))
    return ExitCode.DONE


def _show(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        evidence = workspace.evidence.get(arguments.ref)
        claims = workspace.claims.of(evidence.id)
        summary = workspace.evidence.list([evidence.id])[0]
        shown_as = summary_json(summary)
        versions: tuple[FileVersion, ...] = ()
        if evidence.kind is EvidenceKind.FILE:
            versions = workspace.evidence.file(arguments.ref).versions
            shown_as["versions"] = [_version_json(version) for version in versions]
        if evidence.kind is EvidenceKind.HELD_ELSEWHERE:
            shown_as |= held_json(workspace.evidence.held_elsewhere(arguments.ref))
        refused = refused_of(workspace)
    shown_as["claimed"] = [{**claim_json(claim), "not_accepted": claim.id in refused} for claim in claims]
    if arguments.json:
        print_json(shown_as)
        return ExitCode.DONE
    hidden = ("claimed", "versions", "claims")
    lines = [
        (f"{field.replace('_', ' ').capitalize()}:", value)
        for field, value in shown_as.items()
        if field not in hidden and value not in ("", None, 0)
    ]
    print_columns(lines)
    for version in versions:
        if version.number != shown_as["version"]:
            say(
                tr(
                    "Former version {number}: {name}, {size}.",
                    number=version.number,
                    name=excerpt(version.name),
                    size=say_size(version.size),
                )
            )
    for claim in claims:
        said = tr(" Not accepted, no longer counted.") if claim.id in refused else ""
        say(tr("Claim {id} for {criterion}.", id=claim.id, criterion=claim.criterion) + said)
    return ExitCode.DONE


def _extract(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        say(workspace.evidence.extract(arguments.ref, arguments.target, arguments.version))
    return ExitCode.DONE


def _edit(arguments: argparse.Namespace) -> int:
    changes = changes_from(arguments)
    held: HeldDetails = {
        "what": arguments.what,
        "where": arguments.where,
        "checked_by": arguments.checked_by,
        "checked_on": day_from(arguments.checked_on, "--checked-on"),
    }
    elsewhere = any(value is not None for value in held.values())
    if not changes and not elsewhere:
        raise UsageError(tr("Say what to change, such as --title or --method."))
    with writing(arguments.file) as workspace:
        evidence = workspace.evidence.edit(arguments.ref, held=held if elsewhere else None, **changes)
        summary = workspace.evidence.list([evidence.id])[0]
    if arguments.json:
        print_json(summary_json(summary))
    else:
        say(tr("Changed {reference} {title}.", reference=evidence.reference, title=excerpt(evidence.title)))
    return ExitCode.DONE


def _replace(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace, shown() as progress:
        result = workspace.evidence.replace(arguments.ref, arguments.path, progress)
    return _say_replaced(result, arguments)


def _restore(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        result = workspace.evidence.use_version(arguments.ref, arguments.version)
    return _say_replaced(result, arguments)


def _say_replaced(result: "Replaced", arguments: argparse.Namespace) -> int:
    if arguments.json:
        claims = [claim_json(claim) for claim in result.claims]
        print_json({**file_json(result.file), "claimed": claims})
        return ExitCode.DONE
    _say_added(result.file, tr("Version {version} of", version=result.file.version))
    for claim in result.claims:
        if claim.place_changed:
            lost = tr("no longer has this page") if claim.lost else tr("“claim accept” if the place still proves it")
            say(
                tr(
                    "  claim {id} on {criterion}: to re-check; {lost}",
                    id=claim.id,
                    criterion=claim.criterion,
                    lost=lost,
                )
            )
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        evidence = workspace.evidence.remove(arguments.ref)
    say(
        tr(
            "Removed {reference} {title}; “evidence bring-back” undoes this.",
            reference=evidence.reference,
            title=excerpt(evidence.title),
        )
    )
    return ExitCode.DONE


def _bring_back(arguments: argparse.Namespace) -> int:
    evidence_id = id_of(arguments.ref)
    if evidence_id is None:
        raise InputError(tr("“{ref}” is not a reference such as E001.", ref=arguments.ref))
    with writing(arguments.file) as workspace:
        evidence = workspace.evidence.put_back(evidence_id)
    say(tr("{reference} {title} is back.", reference=evidence.reference, title=excerpt(evidence.title)))
    return ExitCode.DONE


def _methods(arguments: argparse.Namespace) -> int:
    if arguments.set or arguments.remove:
        with writing(arguments.file) as workspace:
            if arguments.set:
                workspace.methods.put(*arguments.set)
            if arguments.remove:
                workspace.methods.remove(arguments.remove)
            methods = workspace.methods.all()
    else:
        with reading(arguments.file) as workspace:
            methods = workspace.methods.all()
    if arguments.json:
        print_json([{"code": method.code, "name": method.name} for method in methods])
    else:
        print_columns((method.code, method.name) for method in methods)
    return ExitCode.DONE


def evidence_json(evidence: Evidence) -> dict[str, object]:
    """Return what every kind of evidence has."""
    return {
        "ref": evidence.reference,
        "kind": evidence.kind.value,
        "title": evidence.title,
        "date": evidence.produced_on.isoformat() if evidence.produced_on else None,
        "method": evidence.method,
        "description": evidence.description,
        "privacy": evidence.privacy.value,
    }


def summary_json(summary: EvidenceSummary) -> dict[str, object]:
    """Return a piece of evidence as lists have it."""
    facts = {**evidence_json(summary.evidence), "words": summary.words, "claims": summary.claims}
    return {**facts, **_version_json(summary.file)} if summary.file else facts


def file_json(file: EvidenceFile) -> dict[str, object]:
    """Return a file with its present version."""
    return {**evidence_json(file.evidence), **_version_json(file.present)}


def held_json(held: HeldElsewhere) -> dict[str, object]:
    """Return a record of what is held elsewhere."""
    return {
        **evidence_json(held.evidence),
        "what": held.what,
        "where": held.where,
        "checked_by": held.checked_by,
        "checked_on": held.checked_on.isoformat() if held.checked_on else None,
    }


def _version_json(version: FileVersion) -> dict[str, object]:
    return {
        "version": version.number,
        "name": version.name,
        "media_type": version.media_type,
        "size": version.size,
        "pages": version.pages or None,
        "sha256": version.sha256,
        "added": version.added_at,
        "cleaned": version.cleaned,
        "warning": version.warning,
        "redacted": version.redacted_at or None,
    }


def _added_json(result: "AddedFiles") -> dict[str, object]:
    return {
        "added": [
            {**file_json(each.file), "claimed": [claim_json(claim) for claim in each.claims]} for each in result.added
        ],
        "known": [{"path": str(path), "ref": evidence.reference} for path, evidence in result.known],
    }
