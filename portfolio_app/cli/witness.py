"""``witness``: the register of witnesses, and what is asked of them."""

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portfolio_app.cli import statement
from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, InputError, UsageError
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus, witness_id_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls

_FIELDS = {
    "role": mark("their job"),
    "organisation": mark("where they work"),
    "relationship": mark("how they know the learner, such as “line manager”"),
    "known_since": mark("since when they know the learner"),
    "contact": mark("how an assessor can reach them"),
    "qualification": mark("what makes them an expert"),
}


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "witness", tr("people who saw what the learner did, and their signed statements"))
    parser = add_call(noun, "add", tr("put somebody into the witness register"), _add)
    add_file(parser)
    parser.add_argument("--name", metavar="NAME", required=True, help=tr("their name"))
    _add_fields(parser)
    add_json(parser)
    parser = add_call(noun, "edit", tr("change what is known of a witness"), _edit)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument("--name", metavar="NAME", help=tr("their name"))
    _add_fields(parser)
    add_json(parser)
    parser = add_call(noun, "list", tr("list the witness register"), _list)
    add_file(parser)
    add_json(parser)
    parser = add_call(noun, "sample", tr("keep a sample of a witness's signature"), _sample)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument("picture", metavar="PNG", type=Path, help=tr("the picture of the signature"))
    parser = add_call(noun, "pin", tr("put a witness's signing key under another PIN"), _pin)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument(
        "--old", metavar="PIN", default="", help=tr("the present PIN, if there is one; “-” asks for it")
    )
    parser.add_argument("--new", metavar="PIN", default="", help=tr("the new PIN; “-” asks for it; none takes it away"))
    add_call(noun, "suggest-pin", tr("print four words that make a PIN which nobody can guess"), _suggest_pin)
    parser = add_call(noun, "remove", tr("take a witness without statements out of the register"), _remove)
    add_file(parser)
    _add_witness(parser)
    parser = add_call(noun, "bring-back", tr("bring a removed witness back"), _bring_back)
    add_file(parser)
    _add_witness(parser)
    statement.register(noun)


def _add_witness(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("witness", metavar="WITNESS", help=tr("the reference, such as W01, or the whole name"))


def _add_fields(parser: argparse.ArgumentParser) -> None:
    for field, text in _FIELDS.items():
        parser.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT", help=tr(text))
    known = ", ".join(f"“{status.value}”" for status in WitnessStatus)
    parser.add_argument("--status", metavar="STATUS", help=tr("one of {known}, or its beginning", known=known))
    parser.add_argument(
        "--relative", action=argparse.BooleanOptionalAction, help=tr("they are, or are not, a relative of the learner")
    )


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    from portfolio_app.services.witnesses.witnesses import status_of

    given: dict[str, Any] = {
        field: value for field in ("name", *_FIELDS) if (value := getattr(arguments, field)) is not None
    }
    if arguments.status is not None:
        given["status"] = status_of(arguments.status)
    if arguments.relative is not None:
        given["is_relative"] = arguments.relative
    return given


def _add(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        added = workspace.witnesses.add(Witness(0, **_given(arguments)))
    _say(added, tr("Added"), as_json=arguments.json)
    return ExitCode.DONE


def _edit(arguments: argparse.Namespace) -> int:
    given = _given(arguments)
    if not given:
        raise UsageError(tr("Nothing to change was given; “witness edit --help” lists what can be."))
    with writing(arguments.file) as workspace:
        changed = workspace.witnesses.save(replace(workspace.witnesses.get(arguments.witness), **given))
    _say(changed, tr("Changed"), as_json=arguments.json)
    return ExitCode.DONE


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        witnesses = workspace.witnesses.list()
        fingerprints = {each.id: workspace.witnesses.keys(each.reference) for each in witnesses}
    if arguments.json:
        print_json(
            [{**witness_json(each), "keys": [k.fingerprint for k in fingerprints[each.id]]} for each in witnesses]
        )
    elif witnesses:
        head = (tr("Ref"), tr("Name"), tr("Role"), tr("Organisation"), tr("Knows the learner"), tr("Status"), "")
        rows = [
            (w.reference, w.name, w.role or "-", w.organisation or "-", w.known or "-", w.status.value,
             tr("relative") if w.is_relative else "")
            for w in witnesses
        ]  # fmt: skip
        print_columns([head, *rows])
    else:
        say(tr('No witnesses yet. Add one with: portfolio-app witness add "{file}" --name NAME', file=arguments.file))
    return ExitCode.DONE


def _sample(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.witnesses.witnesses import read_picture

    picture = read_picture(arguments.picture)
    with writing(arguments.file) as workspace:
        workspace.witnesses.put_sample(arguments.witness, picture)
    say(tr("The sample signature of {witness} is kept.", witness=arguments.witness))
    return ExitCode.DONE


def _pin(arguments: argparse.Namespace) -> int:
    old = statement.asked_pin(arguments.old, tr("The present PIN: "))
    new = statement.asked_pin(arguments.new, tr("The new PIN: "))
    with writing(arguments.file) as workspace:
        workspace.witnesses.change_pin(arguments.witness, old, new)
    say(
        tr(
            "The signing key of {witness} is {what} now.",
            witness=arguments.witness,
            what=tr("under the new PIN") if new else tr("without a PIN"),
        )
    )
    statement.say_pin_warning(new)
    return ExitCode.DONE


def _suggest_pin(_arguments: argparse.Namespace) -> int:
    from portfolio_app.services.witnesses.easy_words import suggest_pin

    say(suggest_pin())
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        removed = workspace.witnesses.remove(arguments.witness)
    say(
        tr(
            "Removed {reference} {name}; “witness bring-back” undoes this.",
            reference=removed.reference,
            name=excerpt(removed.name),
        )
    )
    return ExitCode.DONE


def _bring_back(arguments: argparse.Namespace) -> int:
    witness_id = witness_id_of(arguments.witness)
    if witness_id is None:
        raise InputError(tr("“{witness}” is not a reference such as W01.", witness=arguments.witness))
    with writing(arguments.file) as workspace:
        back = workspace.witnesses.put_back(witness_id)
    say(tr("{reference} {name} is back.", reference=back.reference, name=excerpt(back.name)))
    return ExitCode.DONE


def witness_json(witness: Witness) -> dict[str, object]:
    """Return a witness as the calls print them."""
    return {"ref": witness.reference, **{k: v for k, v in asdict(witness).items() if k != "id"}}


def _say(witness: Witness, done: str, *, as_json: bool) -> None:
    from portfolio_app.domain.witnesses.statement_warnings import witness_warnings

    warnings = [warning.message for warning in witness_warnings(witness)]
    if as_json:
        print_json({**witness_json(witness), "warnings": warnings})
        return
    say(f"{done} {witness.reference} {witness.name}.")
    for warning in warnings:
        say(tr("  Note: {warning}", warning=warning))
