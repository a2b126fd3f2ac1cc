"""``witness request / form / import / scan / sign / verify ...``: witness statements."""

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.cli.statement_json import check_json, statement_json
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import Statement, Testimony, proof_of
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.workspace import Workspace


def register(noun: "Calls") -> None:
    """Add the calls under ``witness``."""
    _add_asking(noun)
    _add_returning(noun)
    _add_deciding(noun)
    for name, text, run in (
        ("statements", tr("list the statements with their states"), _statements),
        ("show", tr("show a statement with all its versions, who signed them, when and how"), _show),
    ):
        parser = add_call(noun, name, text, run)
        add_file(parser)
        if name == "show":
            _add_ref(parser)
        add_json(parser)


def _add_asking(noun: "Calls") -> None:
    parser = add_call(noun, "request", tr("ask a witness what they saw; nothing is ever written for them"), _request)
    add_file(parser)
    parser.add_argument("witness", metavar="WITNESS", help=tr("the reference, such as W01, or the whole name"))
    parser.add_argument("criterion", metavar="CRITERION", nargs="+", help=tr("what they may have seen met"))
    parser.add_argument("--event", metavar="TEXT", default="", help=tr("what happened, in a few words"))
    parser.add_argument("--date", metavar="YYYY-MM-DD", type=_day, help=tr("the day of the event"))
    parser.add_argument("--place", metavar="TEXT", default="", help=tr("where it happened"))
    parser.add_argument(
        "--question", metavar="TEXT", action="append", default=[], help=tr("ask this instead of the usual")
    )
    parser.add_argument(
        "--behaviours", action="store_true", help=tr("ask the employer to confirm behaviours, not for one event")
    )
    parser.add_argument(
        "--form", metavar="PATH", type=Path, action="append", default=[], help=tr("write the form, too")
    )
    add_json(parser)
    parser = add_call(noun, "form", tr("write the form to fill in, as PDF or Word"), _form)
    add_file(parser)
    _add_ref(parser)
    parser.add_argument("target", metavar="PATH", type=Path, nargs="+", help=tr("a name ending in .pdf or .docx"))


def _add_returning(noun: "Calls") -> None:
    parser = add_call(noun, "import", tr("take in forms that witnesses sent back"), _import)
    add_file(parser)
    parser.add_argument(
        "source",
        metavar="PATH",
        type=Path,
        nargs="+",
        help=tr("the PDF or Word file; of what was printed or scanned it is said how to attach it"),
    )
    parser.add_argument(
        "--older", action="store_true", help=tr("take a form in although the request was changed since")
    )
    add_json(parser)
    parser = add_call(noun, "scan", tr("attach the scan of a statement signed on paper"), _scan)
    add_file(parser)
    _add_ref(parser)
    parser.add_argument("source", metavar="PATH", type=Path, help=tr("the scan or photo: PDF, PNG, JPEG, TIFF or HEIC"))
    _add_testimony(parser)
    parser.add_argument("--declare", action="store_true", help=tr("the declaration on the paper is ticked or signed"))
    add_json(parser)
    parser = add_call(noun, "sign", tr("let the witness sign what they wrote, with their own key under a PIN"), _sign)
    add_file(parser)
    _add_ref(parser)
    _add_testimony(parser)
    parser.add_argument(
        "--declare", action="store_true", help=tr("the witness has read the declaration and it is true")
    )
    parser.add_argument("--signature", metavar="PNG", type=Path, help=tr("a picture of the drawn signature"))
    parser.add_argument("--pin", metavar="PIN", default="", help=tr("the witness's PIN; “-” asks for it"))
    parser.add_argument("--new-key", action="store_true", help=tr("make a new key, because the PIN is forgotten"))
    add_json(parser)


def _add_testimony(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--text", metavar="PATH", help=tr("a text file with the witness's own words; “-” for the input")
    )
    parser.add_argument(
        "--saw", metavar="CRITERION", action="append", default=[], help=tr("a criterion that they ticked")
    )
    parser.add_argument("--seen-on", metavar="YYYY-MM-DD", type=_day, help=tr("when they saw it"))
    parser.add_argument("--signed-on", metavar="YYYY-MM-DD", type=_day, help=tr("the date beside the signature"))
    parser.add_argument(
        "--name", metavar="NAME", default="", help=tr("the name that stands under it, or that they sign with")
    )


def _add_deciding(noun: "Calls") -> None:
    text = tr("check statements against their files and signatures; exit 1 when one has changed")
    parser = add_call(noun, "verify", text, _verify)
    add_file(parser)
    parser.add_argument(
        "ref", metavar="REF", nargs="*", help=tr("statements such as E012 (default: all that came back)")
    )
    parser.add_argument(
        "--pdf", metavar="PATH", type=Path, action="append", default=[], help=tr("a signed PDF from outside")
    )
    add_json(parser)
    parser = add_call(noun, "correct", tr("ask for a new version of a statement; the former one is kept"), _correct)
    add_file(parser)
    _add_ref(parser)
    parser = add_call(noun, "confirm", tr("note who confirmed that a statement is the witness's own"), _confirm)
    add_file(parser)
    _add_ref(parser)
    parser.add_argument("--by", metavar="NAME", required=True, help=tr("who confirmed it, such as the assessor"))
    parser = add_call(noun, "refuse", tr("note that a statement will not be given, or was not accepted"), _refuse)
    add_file(parser)
    _add_ref(parser)
    parser.add_argument("--why", metavar="TEXT", default="", help=tr("the reason"))


def _add_ref(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ref", metavar="REF", help=tr("the statement's reference, such as E012"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("“{text}” is not a date such as 2026-03-02", text=text)) from None


def _request(arguments: argparse.Namespace) -> int:
    asked = Asked(
        tuple(arguments.criterion),
        arguments.event,
        arguments.date,
        arguments.place,
        tuple(arguments.question),
        Purpose.BEHAVIOURS if arguments.behaviours else Purpose.TESTIMONY,
    )
    with writing(arguments.file) as workspace:
        made = workspace.statements.ask(arguments.witness, asked)
        for target in arguments.form:
            made = workspace.statements.write_form(made.reference, target)
        _say(workspace, made, tr("Drafted") if not arguments.form else tr("Asked"), as_json=arguments.json)
    return ExitCode.DONE


def _form(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        for target in arguments.target:
            asked = workspace.statements.write_form(arguments.ref, target)
            say(tr("Wrote {target} for {witness_name}.", target=target, witness_name=excerpt(asked.witness_name)))
    return ExitCode.DONE


def _import(arguments: argparse.Namespace) -> int:
    shown: list[dict[str, object]] = []
    with writing(arguments.file) as workspace:
        for source in arguments.source:
            came = _taken_in(workspace, arguments, source)
            if arguments.json:
                shown.append(statement_json(came, _warnings(workspace, came)))
            else:
                _say(workspace, came, tr("Took in"), as_json=False)
    if arguments.json:
        print_json(shown)
    return ExitCode.DONE


def _taken_in(workspace: "Workspace", arguments: argparse.Namespace, source: Path) -> Statement:
    """Take a form in; where it can only be a scan, say by which call it is attached."""
    from portfolio_app.services.witnesses.scans import ScanFoundError

    try:
        return workspace.statements.take_in(source, older=arguments.older)
    except ScanFoundError as offer:
        known = offer.statements[0].reference if len(offer.statements) == 1 else "REF"
        call = shlex.join(["portfolio-app", "witness", "scan", str(arguments.file), known, str(source)])
        raise InputError(tr("{message}, with: {call}", message=offer.message.rstrip("."), call=call)) from offer


def _scan(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        testimony = _testimony(workspace, arguments, declared=arguments.declare)
        came = workspace.statements.attach_scan(arguments.ref, arguments.source, testimony)
        _say(workspace, came, tr("Attached the scan to"), as_json=arguments.json)
    return ExitCode.DONE


def _sign(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.clock import today
    from portfolio_app.services.witnesses.witnesses import read_picture

    picture = read_picture(arguments.signature) if arguments.signature else None
    arguments.signed_on = arguments.signed_on or today()
    with writing(arguments.file) as workspace:
        testimony = _testimony(workspace, arguments, declared=arguments.declare)
        pin = asked_pin(arguments.pin)
        signed = workspace.statements.sign(
            arguments.ref, testimony, pin=pin, picture=picture, new_key=arguments.new_key
        )
        _say(workspace, signed, tr("Signed"), as_json=arguments.json)
    if not arguments.json:
        say_pin_warning(pin)
    return ExitCode.DONE


def say_pin_warning(pin: str) -> None:
    """Print what a PIN does not keep out, if there is something, and what would."""
    from portfolio_app.domain.witnesses.pin import pin_warning

    if warning := pin_warning(pin):
        said = tr("{warning} “portfolio-app witness suggest-pin” prints four words that do better.", warning=warning)
        say(tr("  Note: {warning}", warning=said))


def _testimony(workspace: "Workspace", arguments: argparse.Namespace, *, declared: bool) -> Testimony:
    from portfolio_app.services.witnesses.requests import find_asked

    statement = workspace.statements.get(arguments.ref)
    form = workspace.statements.form(arguments.ref)
    return Testimony(
        text=_text(arguments.text),
        seen=find_asked(statement, arguments.saw),
        witness_name=form.witness,
        witness_role=", ".join(filter(None, (form.witness_role, form.organisation))),
        relationship=form.relationship,
        seen_on=arguments.seen_on,
        declared=declared,
        typed_name=arguments.name,
        signed_on=arguments.signed_on,
    )


def _text(path: str | None) -> str:
    from portfolio_app.services.witnesses.returns import read_words

    if path is None:
        return ""
    return sys.stdin.read() if path == "-" else read_words(Path(path))


def asked_pin(given: str, question: str = mark("The witness's PIN: ")) -> str:
    """Return the PIN that was given, or for "-" the one typed now; raises UsageError where nobody can type."""
    if given != "-":
        return given
    from getpass import getpass

    if not sys.stdin.isatty():
        raise UsageError(tr("“--pin -” asks for the PIN, but nobody is at the keyboard; give the PIN itself."))
    return getpass(tr(question))


def _verify(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        refs = arguments.ref
        if not refs and not arguments.pdf:
            refs = [each.reference for each in workspace.statements.list() if each.versions]
        checks = [workspace.statements.verify(ref) for ref in refs]
        checks += [workspace.statements.verify_file(path) for path in arguments.pdf]
    names = [*refs, *map(str, arguments.pdf)]
    if arguments.json:
        print_json([check_json(name, check) for name, check in zip(names, checks, strict=True)])
    else:
        for name, check in zip(names, checks, strict=True):
            say(f"{name}: {check.state}. {check.why}")
            for signer in check.signers:
                at = signer.signed_at.strftime("%Y-%m-%d %H:%M UTC") if signer.signed_at else tr("at an unknown time")
                say(
                    tr(
                        "  {name}, {at}, certificate {fingerprint}",
                        name=excerpt(signer.name),
                        at=at,
                        fingerprint=signer.fingerprint,
                    )
                )
                say(tr("  Note: {warning}", warning=proof_of(signer.name)))
            for warning in check.warnings:
                say(tr("  Note: {warning}", warning=warning))
        if not checks:
            say(tr("No statement has come back yet."))
    return ExitCode.DONE if all(check.holds for check in checks) else ExitCode.NO


def _correct(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        _say(workspace, workspace.statements.correct(arguments.ref), tr("Asked anew:"), as_json=False)
    return ExitCode.DONE


def _confirm(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        _say(workspace, workspace.statements.confirm(arguments.ref, arguments.by), tr("Confirmed"), as_json=False)
    return ExitCode.DONE


def _refuse(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        refused = workspace.statements.refuse(arguments.ref, arguments.why)
    say(tr("{reference} is refused and no longer counts.", reference=refused.reference))
    return ExitCode.DONE


def _statements(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        statements = workspace.statements.list()
    if arguments.json:
        print_json([statement_json(each, ()) for each in statements])
    elif statements:
        head = (tr("Ref"), tr("State"), tr("Witness"), tr("Event"), tr("Version"), tr("Criteria"))
        rows = [
            (s.reference, f"{s.state.sign} {s.state.value}", s.witness_name,
             s.evidence.produced_on.isoformat() if s.evidence.produced_on else "-", s.last_number or "-",
             ", ".join(c.label for c in s.request.criteria))
            for s in statements
        ]  # fmt: skip
        print_columns([head, *rows], frozenset({4}))
    else:
        say(tr("No statements yet. Ask a witness with “portfolio-app witness request”."))
    return ExitCode.DONE


def _show(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        statement = workspace.statements.get(arguments.ref)
        warnings = _warnings(workspace, statement)
        stamped = workspace.time_stamps.said_of(statement)
    if arguments.json:
        print_json(statement_json(statement, warnings))
        return ExitCode.DONE
    say(f"{statement.reference}  {statement.evidence.title}  ({statement.state.sign} {statement.state.value})")
    labels = {criterion.ref: criterion.label for criterion in statement.request.criteria}
    for version in statement.versions:
        seen = ", ".join(labels.get(ref, ref) for ref in version.seen) or tr("none")
        print()
        say(
            tr(
                "Version {number}, {way}: {verification}",
                number=version.number,
                way=tr(version.way.value),
                verification=version.verification,
            )
        )
        say(
            tr(
                "  {witness_name}; ticked: {seen}; check code {digest}; file {file_name}",
                witness_name=excerpt(version.witness_name),
                seen=seen,
                digest=version.digest[:16],
                file_name=excerpt(version.file_name),
            )
        )
        for line in version.text.splitlines():
            say(f"  {line}")
        if version.is_signed:
            say(f"  {proof_of(version.signer)}")
        for said in (each for number, each in stamped if number == version.number):
            say(f"  {said}")
    for warning in warnings:
        print()
        say(tr("Note: {warning}", warning=warning))
    return ExitCode.DONE


def _warnings(workspace: "Workspace", statement: Statement) -> tuple[str, ...]:
    return tuple(warning.message for warning in workspace.statements.warnings(statement.reference))


def _say(workspace: "Workspace", statement: Statement, done: str, *, as_json: bool) -> None:
    warnings = _warnings(workspace, statement)
    if as_json:
        print_json(statement_json(statement, warnings))
        return
    say(f"{done} {statement.reference} {statement.evidence.title}: {statement.state.value}.")
    for warning in warnings:
        say(tr("  Note: {warning}", warning=warning))
