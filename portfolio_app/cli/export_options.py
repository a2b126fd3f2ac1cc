"""The options of ``export``: what goes into the documents, how they look, and who can open them."""

import argparse
import getpass
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.passphrase import first_line
from portfolio_app.domain.documents.layout import Paper, Reading
from portfolio_app.domain.errors import InputError, UsageError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.domain.documents.export_options import ExportOptions

_LONGEST_LINE = 1000
_SWITCHES = {
    "starred": "starred_only",
    "quotes": "quotes",
    "evidence": "evidence_pages",
    "attachments": "attachments",
    "decisions": "decisions",
    "signatures": "signatures",
    "practice": "practice",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add every option; one that is not given is as the preset says, or as usual."""
    _add_content(parser.add_argument_group(tr("what goes in")))
    _add_looks(parser)
    _add_lock(parser)


def _add_content(group: "argparse._ArgumentGroup") -> None:
    group.add_argument("--preset", metavar="NAME", help=tr("a named set of options; those given beside it win"))
    group.add_argument(
        "--unit", metavar="U", action="append", default=[], help=tr("only this unit, such as 103; repeat it")
    )
    _add_switch(group, "starred", tr("only the passages with a star"))
    _add_switch(group, "quotes", tr("the claimed words under each criterion"))
    _add_switch(group, "evidence", tr("the accounts themselves"))
    _add_switch(group, "attachments", tr("files that cannot be shown on paper, inside the PDF"))
    _add_switch(group, "decisions", tr("the assessor's decisions"))
    _add_switch(group, "signatures", tr("lines below each account, for signature and date"))
    _add_switch(group, "practice", tr("your practice answers, in the discussion sheet only (usual: left out)"))


def _add_looks(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(tr("how it looks"))
    reading = group.add_mutually_exclusive_group()
    for value, text in (
        (Reading.LARGE_PRINT, tr("letters of 16 points")),
        (Reading.DYSLEXIA, tr("more space between letters and lines, on a soft tint")),
        (Reading.STANDARD, tr("the usual letters, whatever the preset says")),
    ):
        name = {Reading.DYSLEXIA: "dyslexia", Reading.STANDARD: "standard"}.get(value, "large-print")
        reading.add_argument(f"--{name}", dest="reading", action="store_const", const=value, help=text)
    paper = group.add_mutually_exclusive_group()
    paper.add_argument("--letter", dest="paper", action="store_const", const=Paper.LETTER, help=tr("US Letter paper"))
    paper.add_argument("--a4", dest="paper", action="store_const", const=Paper.A4, help=tr("A4 paper (usual)"))
    _add_switch(group, "justified", tr("straight right edges"))
    group.add_argument("--language", metavar="L", help=tr("the documents' language, such as cy (usual: en)"))
    text = tr("a Word file whose styles, page set-up, running head and foot the Word file takes")
    template = group.add_mutually_exclusive_group()
    template.add_argument("--template", metavar="T", type=Path, help=text)
    template.add_argument("--no-template", action="store_true", help=tr("the usual look, whatever the preset says"))


def _add_lock(parser: argparse.ArgumentParser) -> None:
    text = tr(
        "A PDF can be locked. Some assessors and awarding bodies refuse locked files: ask first, and tell the "
        "password by another way than the file."
    )
    group = parser.add_argument_group(tr("who can open it"), text).add_mutually_exclusive_group()
    group.add_argument("--password", metavar="W", default="", help=tr("seen by others who use this computer meanwhile"))
    group.add_argument(
        "--password-file", metavar="F", type=Path, help=tr("its first line is the password; - is standard input")
    )
    group.add_argument("--ask-password", action="store_true", help=tr("type the password, unseen"))


def _add_switch(group: "argparse._ArgumentGroup", name: str, text: str) -> None:
    group.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=text)


def options_of(arguments: argparse.Namespace) -> "ExportOptions":
    """Return the options given; raises UsageError or InputError for what cannot be."""
    from portfolio_app.domain.documents.export_options import ExportOptions
    from portfolio_app.services.documents.presets import find_preset

    options = find_preset(arguments.preset).options if arguments.preset is not None else ExportOptions()
    given = {field: value for name, field in _SWITCHES.items() if (value := getattr(arguments, name)) is not None}
    looks = {
        name: value for name in ("reading", "paper", "justified") if (value := getattr(arguments, name)) is not None
    }
    return replace(
        options,
        **given,
        units=tuple(arguments.unit),
        layout=replace(options.layout, **looks),
        language=options.language if arguments.language is None else _language(arguments.language),
        password=_password(arguments),
        template=None if arguments.no_template else arguments.template or options.template,
    )


def _language(name: str) -> str:
    from portfolio_app.translation import ENGLISH, fitting, languages

    found = fitting(name)
    if found == ENGLISH and not name.casefold().startswith(ENGLISH):
        raise UsageError(
            tr(
                "There are no words in the language “{name}”; there are {languages}.",
                name=name,
                languages=", ".join(languages()),
            )
        )
    return found


def _password(arguments: argparse.Namespace) -> str:
    if arguments.ask_password:
        return _asked()
    if arguments.password_file is None:
        return arguments.password
    password = first_line(arguments.password_file)
    if not password:
        raise InputError(
            tr(
                "The first line of {password_file} is empty; write the password there.",
                password_file=arguments.password_file,
            )
        )
    return password


def _asked() -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise UsageError(tr("There is nobody to ask for the password; use --password-file."))
    password = getpass.getpass(tr("Password for the PDF: "))
    if not password:
        raise UsageError(tr("An empty password locks nothing; leave --ask-password out."))
    if getpass.getpass(tr("The same again: ")) != password:
        raise UsageError(tr("The two passwords are not the same; try again."))
    return password
