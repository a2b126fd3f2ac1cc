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

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls

_FIELDS = {
    "role": "their job",
    "organisation": "where they work",
    "relationship": "how they know the learner, such as “line manager”",
    "known_since": "since when they know the learner",
    "contact": "how an assessor can reach them",
    "qualification": "what makes them an expert",
}


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "witness", "people who saw what the learner did, and their signed statements")
    parser = add_call(noun, "add", "put somebody into the witness register", _add)
    add_file(parser)
    parser.add_argument("--name", metavar="NAME", required=True, help="their name")
    _add_fields(parser)
    add_json(parser)
    parser = add_call(noun, "edit", "change what is known of a witness", _edit)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument("--name", metavar="NAME", help="their name")
    _add_fields(parser)
    add_json(parser)
    parser = add_call(noun, "list", "list the witness register", _list)
    add_file(parser)
    add_json(parser)
    parser = add_call(noun, "sample", "keep a sample of a witness's signature", _sample)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument("picture", metavar="PNG", type=Path, help="the picture of the signature")
    parser = add_call(noun, "pin", "put a witness's signing key under another PIN", _pin)
    add_file(parser)
    _add_witness(parser)
    parser.add_argument("--old", metavar="PIN", default="", help="the present PIN, if there is one; “-” asks for it")
    parser.add_argument("--new", metavar="PIN", default="", help="the new PIN; “-” asks for it; none takes it away")
    parser = add_call(noun, "remove", "take a witness without statements out of the register", _remove)
    add_file(parser)
    _add_witness(parser)
    parser = add_call(noun, "bring-back", "bring a removed witness back", _bring_back)
    add_file(parser)
    _add_witness(parser)
    statement.register(noun)


def _add_witness(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("witness", metavar="WITNESS", help="the reference, such as W01, or the whole name")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    for field, text in _FIELDS.items():
        parser.add_argument(f"--{field.replace('_', '-')}", metavar="TEXT", help=text)
    known = ", ".join(f"“{status.value}”" for status in WitnessStatus)
    parser.add_argument("--status", metavar="STATUS", help=f"one of {known}, or its beginning")
    parser.add_argument(
        "--relative", action=argparse.BooleanOptionalAction, help="they are, or are not, a relative of the learner"
    )


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    from portfolio_app.services.witnesses.register import status_of

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
    _say(added, "Added", as_json=arguments.json)
    return ExitCode.DONE


def _edit(arguments: argparse.Namespace) -> int:
    given = _given(arguments)
    if not given:
        raise UsageError("Nothing to change was given; “witness edit --help” lists what can be.")
    with writing(arguments.file) as workspace:
        changed = workspace.witnesses.save(replace(workspace.witnesses.get(arguments.witness), **given))
    _say(changed, "Changed", as_json=arguments.json)
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
        head = ("Ref", "Name", "Role", "Organisation", "Knows the learner", "Status", "")
        rows = [
            (w.reference, w.name, w.role or "-", w.organisation or "-", w.known or "-", w.status.value,
             "relative" if w.is_relative else "")
            for w in witnesses
        ]  # fmt: skip
        print_columns([head, *rows])
    else:
        say(f'No witnesses yet. Add one with: portfolio-app witness add "{arguments.file}" --name NAME')
    return ExitCode.DONE


def _sample(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.witnesses.register import read_picture

    picture = read_picture(arguments.picture)
    with writing(arguments.file) as workspace:
        workspace.witnesses.put_sample(arguments.witness, picture)
    say(f"The sample signature of {arguments.witness} is kept.")
    return ExitCode.DONE


def _pin(arguments: argparse.Namespace) -> int:
    old = statement.asked_pin(arguments.old, "The present PIN: ")
    new = statement.asked_pin(arguments.new, "The new PIN: ")
    with writing(arguments.file) as workspace:
        workspace.witnesses.change_pin(arguments.witness, old, new)
    say(f"The signing key of {arguments.witness} is {'under the new PIN' if new else 'without a PIN'} now.")
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        removed = workspace.witnesses.remove(arguments.witness)
    say(f"Removed {removed.reference} {removed.name}; “witness bring-back” undoes this.")
    return ExitCode.DONE


def _bring_back(arguments: argparse.Namespace) -> int:
    witness_id = witness_id_of(arguments.witness)
    if witness_id is None:
        raise InputError(f"“{arguments.witness}” is not a reference such as W01.")
    with writing(arguments.file) as workspace:
        back = workspace.witnesses.put_back(witness_id)
    say(f"{back.reference} {back.name} is back.")
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
        say(f"  Note: {warning}")
