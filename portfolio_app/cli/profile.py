"""``profile list / show``: what packs can be."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_json, add_noun
from portfolio_app.cli.output import print_columns, print_json, say
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls

_RULES = (
    *("least_pieces", "most_pieces", "least_words", "most_words", "least_pages", "most_pages"),
    *("least_each", "most_minutes", "oldest_evidence_months", "reflective_accounts", "employer_statement"),
    *("every_criterion", "starred_only", "single_document", "history", "grammar"),
    *("ai_statement", "tools_forbidden"),
)


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "profile", tr("what a pack holds and must be: list, show"))
    parser = add_call(noun, "list", tr("list the profiles that come with the program, and your own"), _list)
    add_json(parser)
    parser = add_call(noun, "show", tr("show what a profile wants"), _show)
    parser.add_argument("name", metavar="NAME", help=tr("its name, or a TOML file"))
    add_json(parser)


def _list(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.packs.profiles import own_folder, profiles

    known = profiles()
    if arguments.json:
        print_json([profile_json(profile) for profile in known])
        return ExitCode.DONE
    print_columns((profile.name, profile.about or profile.title) for profile in known)
    print()
    say(tr("Your own are TOML files in {own_folder}; “profile show NAME” shows the keys.", own_folder=own_folder()))
    return ExitCode.DONE


def _show(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.packs.profiles import find_profile

    profile = find_profile(arguments.name)
    if arguments.json:
        print_json(profile_json(profile))
        return ExitCode.DONE
    say(profile.title)
    say(profile.about)
    print()
    print_columns((key, _said(value)) for key, value in profile_json(profile).items() if key not in ("title", "about"))
    return ExitCode.DONE


def profile_json(profile: Profile) -> dict[str, object]:
    """Return a profile as it stands in a TOML file, with its name and whose it is."""
    return {
        "name": profile.name,
        "title": profile.title,
        "about": profile.about,
        "folder": profile.folder,
        "parts": [part.value for part in Part if part in profile.parts],
        **{key: getattr(profile, key) for key in _RULES},
        "own": profile.own,
    }


def _said(value: object) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value or "-")
