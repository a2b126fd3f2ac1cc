"""``stamp``: times that others vouch for, asked for and taken in by file (RFC 3161)."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.output import print_json, say
from portfolio_app.cli.session import reading, writing
from portfolio_app.cli.stamp_json import stamp_json
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.services.time_stamps.time_stamps import Stamped


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "stamp", tr("times that a time-stamp centre vouches for, asked for and taken in by file"))
    parser = add_call(noun, "request", tr("write a request that a time-stamp centre answers"), _request)
    parser.epilog = tr(
        "The request holds a fingerprint of what is to be stamped, and nothing else. Send it to a centre, for example "
        "with: curl -H “Content-Type: application/timestamp-query” --data-binary @REQUEST.tsq URL > ANSWER.tsr"
    )
    add_file(parser)
    parser.add_argument("target", metavar="REQUEST.tsq", type=Path, help=tr("the request to write"))
    parser.add_argument("--statement", metavar="REF", help=tr("a signed statement, such as E012"))
    parser.add_argument("--pack", metavar="PACK", type=Path, help=tr("a pack of this portfolio"))
    parser = add_call(noun, "import", tr("take in what a centre answered, check it, and keep it"), _import)
    add_file(parser)
    parser.add_argument("answer", metavar="ANSWER.tsr", type=Path, help=tr("the centre's answer"))
    parser.add_argument("--pack", metavar="PACK.zip", type=Path, help=tr("put it into this pack, too"))
    _add_certificates(parser, tr("a certificate of the centre's chain that the answer does not bring along"))
    add_json(parser)
    parser = add_call(noun, "list", tr("list what was asked for and what came"), _list)
    add_file(parser)
    add_json(parser)
    text = tr("trust a time-stamp centre on this computer, by its root certificate")
    parser = add_call(noun, "trust", text, _trust)
    parser.add_argument("certificate", metavar="PEM", type=Path, help=tr("the certificate that the centre publishes"))
    parser = add_call(noun, "distrust", tr("trust a time-stamp centre no longer"), _distrust)
    parser.add_argument("fingerprint", metavar="FINGERPRINT", help=tr("its fingerprint, or the beginning of it"))
    parser = add_call(noun, "centres", tr("list the time-stamp centres that this computer trusts"), _centres)
    add_json(parser)


def _add_certificates(parser: argparse.ArgumentParser, text: str) -> None:
    parser.add_argument("--certificate", metavar="PEM", type=Path, action="append", default=[], help=text)


def _request(arguments: argparse.Namespace) -> int:
    if (arguments.statement is None) == (arguments.pack is None):
        raise UsageError(tr("Say what is to be stamped: give either --statement REF or --pack PACK."))
    with writing(arguments.file) as workspace:
        if arguments.pack is not None:
            asked = workspace.time_stamps.ask_for_pack(arguments.pack, arguments.target)
        else:
            asked = workspace.time_stamps.ask_for_statement(arguments.statement, arguments.target)
    say(
        tr(
            "Wrote {target}, for {about}. Send it to a time-stamp centre, then: portfolio-app stamp import",
            target=arguments.target,
            about=asked.about,
        )
    )
    return ExitCode.DONE


def _import(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        taken = workspace.time_stamps.take_in(arguments.answer, arguments.certificate, arguments.pack)
    if arguments.json:
        print_json(_json(taken))
    else:
        _say(taken)
    return ExitCode.DONE


def _list(arguments: argparse.Namespace) -> int:
    with reading(arguments.file) as workspace:
        stamps = workspace.time_stamps.list()
    if arguments.json:
        print_json([_json(each) for each in stamps])
        return ExitCode.DONE
    for each in stamps:
        _say(each)
    if not stamps:
        say(tr("No time stamp was asked for yet. Ask for one with “portfolio-app stamp request”."))
    return ExitCode.DONE


def _trust(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.trusted_centres import trust

    for centre in trust(arguments.certificate):
        say(
            tr(
                "This computer trusts {name} now. Fingerprint: {fingerprint}",
                name=excerpt(centre.name),
                fingerprint=centre.fingerprint,
            )
        )
    return ExitCode.DONE


def _distrust(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.trusted_centres import distrust

    say(tr("This computer no longer trusts {name}.", name=distrust(arguments.fingerprint).name))
    return ExitCode.DONE


def _centres(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.trusted_centres import trusted

    centres = trusted()
    if arguments.json:
        print_json([{"name": each.name, "fingerprint": each.fingerprint} for each in centres])
        return ExitCode.DONE
    for each in centres:
        say(f"{each.name}: {each.fingerprint}")
    if not centres:
        say(tr("This computer trusts no time-stamp centre yet; “portfolio-app stamp trust” adds one."))
    return ExitCode.DONE


def _json(stamped: "Stamped") -> dict[str, object]:
    stamp = stamped.stamp
    return {
        "about": stamp.about,
        "sha256": stamp.digest,
        "asked_at": stamp.asked_at,
        "came_at": stamp.came_at or None,
        "stamp": stamp_json(stamped.check),
    }


def _say(stamped: "Stamped") -> None:
    about = stamped.stamp.about
    said = stamped.check.said if stamped.check else tr("no answer has come yet.")
    say(tr("{about}: {said}", about=about, said=said))
