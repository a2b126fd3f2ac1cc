"""Packs: ``export --pack`` makes one, ``verify`` checks one, ``import`` makes a portfolio of one."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_json, add_profile, profile_of
from portfolio_app.cli.coded_project import import_project
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.cli.passphrase import add_passphrase, add_seal, given_seal, opened_pack
from portfolio_app.cli.progress import shown as progressing
from portfolio_app.cli.session import reading, warn, writing_if_free
from portfolio_app.cli.stamp_json import stamp_json
from portfolio_app.cli.waiting import is_waiting
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.packs.decided_words import decided_words
from portfolio_app.domain.packs.pack import FileState, SignatureState, Verification, WrapperState
from portfolio_app.domain.words.text import excerpt, plural, shown
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.packs.profile import Profile
    from portfolio_app.services.long_work import Progress
    from portfolio_app.workspace import Workspace

LIMITS = mark(
    "The signature proves that nothing in the pack was changed since it was made with the key of that fingerprint. "
    "It does not prove who made it, nor that what it says is true: whoever copies a portfolio file has its key. "
    "To be sure whose key it is, ask the learner to read the fingerprint out: it stands on the last page of the "
    "documents."
)
_SIGNATURES = {
    SignatureState.VALID: mark("The signature fits."),
    SignatureState.INVALID: mark("The signature does not fit: the list of files (manifest.json) was changed."),
    SignatureState.NONE: mark("There is no signature (manifest.sig), so anybody may have written the list of files."),
}


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    parser = add_call(calls, "verify", tr("check that nothing in a pack was changed; exit 1 names what was"), _verify)
    parser.epilog = LIMITS
    parser.add_argument(
        "pack", metavar="PACK", type=Path, help=tr("the pack's ZIP, or the folder that it was unzipped to")
    )
    text = tr("trust the time-stamp centre of this certificate this once, beside those of “stamp centres”")
    parser.add_argument("--certificate", metavar="PEM", type=Path, action="append", default=[], help=text)
    add_seal(parser)
    add_json(parser)
    parser = add_call(calls, "import", tr("make a new portfolio from a pack, or compare a coded project"), _import)
    parser.epilog = tr(
        "All that the pack holds comes along: former texts and files, withdrawn claims and how witnesses are reached "
        "only when it was made with --former-texts. Of a coded project (.qdpx) that came back from other programs, "
        "what is new, changed and unknown is listed; without --take the portfolio stays as it is."
    )
    parser.add_argument(
        "pack", metavar="PACK", type=Path, help=tr("the pack's ZIP, or the folder that it was unzipped to")
    )
    text = tr("the portfolio to make; with a coded project, the one to compare it with")
    parser.add_argument("target", metavar="NEW.portfolio", type=Path, help=text)
    add_passphrase(parser)
    add_seal(parser)
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help=tr("of a coded project, only list what differs (usual)"))
    group.add_argument("--take", action="store_true", help=tr("of a coded project, take in what is new and changed"))
    add_json(parser)


def add_pack_options(parser: argparse.ArgumentParser) -> None:
    """Add to ``export`` what packs need."""
    text = tr(
        "Everything in one signed ZIP: documents, evidence files and data. The options further down are not for it."
    )
    group = parser.add_argument_group(tr("the pack"), text)
    group.add_argument("--pack", metavar="Z", type=Path, help=tr("the ZIP to write"))
    group.add_argument(
        "--seal-passphrase-file",
        metavar="F",
        type=Path,
        help=tr("seal it for one reader: the first line of F is the passphrase; tell it by another way than the file"),
    )
    add_profile(group)
    text = tr("put in former texts and files, withdrawn claims, and how witnesses are reached: for a new provider")
    group.add_argument("--former-texts", action="store_true", help=text)
    group.add_argument(
        "--check", action="store_true", help=tr("write nothing; say what breaks the profile, exit 1 then")
    )
    group.add_argument(
        "--anyway", action="store_true", help=tr("make the pack though it is not what the profile wants")
    )


def check_pack(arguments: argparse.Namespace) -> int:
    """Print what keeps the pack from being what its profile wants."""
    profile = _profile(arguments)
    with reading(arguments.file) as workspace:
        findings = workspace.packs.preflight(profile)
    for finding in findings:
        say(finding.message)
    say(
        tr("{title}: {things} to do.", title=excerpt(profile.title), things=plural(len(findings), "thing"))
        if findings
        else tr("{title}: it fits.", title=excerpt(profile.title))
    )
    return ExitCode.NO if findings else ExitCode.DONE


def make_pack(arguments: argparse.Namespace, write: "Callable[[Workspace, Progress], tuple[str, ...]]") -> bool:
    """Write the pack, and beside it what ``write`` writes; or say what it waits for or what breaks the profile."""
    from portfolio_app.services.clock import now

    profile = _profile(arguments)
    seal = given_seal(arguments.seal_passphrase_file)
    with writing_if_free(arguments.file) as workspace:
        if is_waiting(arguments, workspace) or not _fits(arguments, workspace, profile):
            return False
        with progressing() as progress:
            made = workspace.packs.make(
                arguments.pack, now(), profile, progress, lambda: write(workspace, progress), seal
            )
    warn(made.warnings)
    say(
        tr("portfolio-app: the pack is signed; fingerprint {fingerprint}", fingerprint=made.fingerprint),
        file=sys.stderr,
    )
    return True


def _fits(arguments: argparse.Namespace, workspace: "Workspace", profile: "Profile") -> bool:
    """Tell whether the pack may be made, and say what breaks the profile."""
    findings = workspace.packs.preflight(profile)
    warn(tuple(finding.message for finding in findings))
    if findings and not arguments.anyway:
        what = tr(
            "the pack is not what “{title}” wants, so nothing was written; --anyway makes it all the same",
            title=excerpt(profile.title),
        )
        say(f"portfolio-app: {what}.", file=sys.stderr)
    return not findings or arguments.anyway


def _profile(arguments: argparse.Namespace) -> "Profile":
    profile = profile_of(arguments)
    return replace(profile, history=True) if arguments.former_texts else profile


def _verify(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.packs.verifying import verify

    with opened_pack(arguments) as pack, progressing() as progress:
        found = verify(pack, progress, arguments.certificate)
    if arguments.json:
        print_json(verification_json(found))
    else:
        _print(found)
    return ExitCode.DONE if found.intact else ExitCode.NO


def _import(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.evidence.coded_projects import is_coded_project

    if is_coded_project(arguments.pack):
        return import_project(arguments)
    if arguments.check or arguments.take or arguments.json:
        raise UsageError(tr("--check, --take and --json are for coded projects (.qdpx); leave them out for a pack."))
    from portfolio_app.workspace import import_workspace

    with (
        opened_pack(arguments) as pack,
        progressing() as progress,
        import_workspace(pack, arguments.target, progress) as workspace,
    ):
        warn(workspace.warnings)
        accounts = plural(len(workspace.accounts.list()), "account")
        say(
            tr(
                "Made {path} for {learner} from {pack} ({accounts}).",
                path=workspace.path,
                learner=excerpt(workspace.details.get().learner),
                pack=arguments.pack,
                accounts=accounts,
            )
        )
    return ExitCode.DONE


def verification_json(found: Verification) -> dict[str, object]:
    """Return what was found in the shape that other programs read."""
    return {
        "intact": found.intact,
        "learner": found.manifest.learner,
        "portfolio": found.manifest.portfolio,
        "made_at": found.manifest.made_at,
        "files": [{"path": result.path, "state": result.state.value} for result in found.files],
        "signature": {"state": found.signature.value, "fingerprint": found.fingerprint},
        "time_stamp": stamp_json(found.stamp),
        "zip": found.wrapper.value,
        "packed_again": found.packed_again,
        "notes": list(found.notes),
        "earlier_keys": list(found.earlier_keys),
        "printed_keys": list(found.printed_keys),
        "statements": [
            {
                "path": each.path,
                "state": each.state,
                "why": each.why,
                "signers": list(each.signers),
                "keys": [by.fingerprint for by in each.signed],
                "doubts": list(each.doubts),
                "time_stamp": stamp_json(each.stamp),
            }
            for each in found.statements
        ],
        "later_pack": found.later or None,
        "decisions": [
            {
                "criterion": each.criterion,
                "verdict": each.verdict.value,
                "role": each.role.value,
                "decided_by": each.decided_by,
                "decided_at": each.decided_at,
                "proof": each.state.value,
                "key": each.key,
                "known_since": each.since or None,
                "notes": list(each.notes),
            }
            for each in found.decisions
        ],
        "doubts": [
            {"kind": each.kind.value, "where": str(each.where), "message": each.message} for each in found.doubts
        ],
    }


def _print(found: Verification) -> None:
    say(
        tr(
            "Pack of {shown}, made at {made_at_shown}",
            shown=excerpt(found.manifest.learner),
            made_at_shown=shown(found.manifest.made_at, 40),
        )
    )
    print_columns((f"  {result.state.value}", result.path) for result in (*found.broken, *found.harmless))
    whole = sum(result.state is FileState.OK for result in found.files)
    say(tr("{whole} of {files} as when the pack was made.", whole=whole, files=plural(len(found.files), "file")))
    say(tr(_SIGNATURES[found.signature]))
    if found.wrapper is WrapperState.CHANGED:
        say(tr("The ZIP around the files was changed."))
    if found.intact and found.packed_again:
        say(tr("The files were unzipped, or packed again by another program; that does them no harm."))
    for each in found.statements:
        signed = tr(" by {signers}", signers=", ".join(each.signers)) if each.signers else ""
        say(f"{each.path}: {each.state}{signed}. {each.why}")
    for said in decided_words(found.decisions):
        say(said)
    for doubt in found.doubts:
        say(f"{excerpt(str(doubt.where))}: {doubt.message}")
    if found.fingerprint:
        say(tr("Fingerprint: {fingerprint}", fingerprint=found.fingerprint))
    for note in found.notes:
        say(note)
    again = tr(", packed again by another program") * found.packed_again
    if found.intact:
        doubtful = tr(", but decisions in it are in doubt, as said above") * bool(found.doubts)
        doubtful += tr(", but its decisions could not be checked, as said above") * bool(found.unread)
        say(tr("Intact{again}{doubtful}.", again=again, doubtful=doubtful))
    elif found.unchanged:
        say(tr("NOT intact: a decision in it is not what was signed. Ask the assessor for the decision itself."))
    else:
        say(tr("NOT intact: ask for the pack again."))
