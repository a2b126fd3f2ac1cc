"""``framework list / show / import / export / add / remove / archive / restore``."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli import framework_catalogue, framework_versions
from portfolio_app.cli.arguments import add_call, add_file, add_json, add_noun
from portfolio_app.cli.framework_json import framework_json
from portfolio_app.cli.output import print_columns, print_json, say, say_lines
from portfolio_app.cli.passphrase import add_passphrase
from portfolio_app.cli.session import reading, writing
from portfolio_app.domain.errors import ExitCode, UsageError
from portfolio_app.domain.frameworks.columns import Column
from portfolio_app.domain.frameworks.framework import Framework, Unit
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import excerpt, plural, shown
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls
    from portfolio_app.domain.frameworks.problem import Problem
    from portfolio_app.services.frameworks.reading import Asked

_MOODLE_COLUMNS = (9, 12, 14)


def register(calls: "Calls") -> None:
    """Add the calls to the command line."""
    noun = add_noun(calls, "framework", tr("what is assessed against: list, show, import, export, compare, move"))
    parser = add_call(noun, "list", tr("list the bundled frameworks, or those of a portfolio"), _list)
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=tr("the portfolio (default: the bundled ones)")
    )
    add_passphrase(parser)
    add_json(parser)
    parser = add_call(noun, "show", tr("show a framework's units, criteria, needs and guidance"), _show)
    parser.add_argument("code", metavar="CODE")
    parser.add_argument("--in", metavar="FILE", type=Path, dest="file", help=tr("the portfolio that it is in"))
    add_passphrase(parser)
    add_json(parser)
    parser = add_call(noun, "import", tr("read a framework from a file of any known form into a portfolio"), _import)
    parser.add_argument("source", metavar="SOURCE", type=Path, help=tr("a file, or a code of the catalogue"))
    parser.add_argument("--into", metavar="FILE", type=Path, help=tr("the portfolio"))
    add_passphrase(parser)
    parser.add_argument("--code", metavar="C", default="", help=tr("the framework's code (default: from the file)"))
    parser.add_argument("--title", metavar="T", default="", help=tr("its title (default: from the file)"))
    parser.add_argument(
        "--pick", metavar="P", default="", help=tr("which of many standards in the file, such as ST0072")
    )
    parser.add_argument("--version", metavar="V", default="", help=tr("which version of it (default: the present one)"))
    parser.add_argument(
        "--columns",
        metavar="N=KIND",
        nargs="+",
        default=[],
        help=tr("what a column of a table holds, such as 2=text 1=code; kinds: {kinds}", kinds=", ".join(Column)),
    )
    parser.add_argument("--check", action="store_true", help=tr("only report what it would become"))
    add_json(parser)
    parser = add_call(noun, "export", tr("write a framework for another program; the ending says which form"), _export)
    add_file(parser)
    parser.add_argument("code", metavar="CODE")
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        help=tr("a file ending in .toml, .json (CASE), .moodle.csv, .csv, .xlsx, .matrix or .qdc"),
    )
    parser.add_argument(
        "--columns",
        metavar="N",
        type=int,
        choices=_MOODLE_COLUMNS,
        default=_MOODLE_COLUMNS[-1],
        help=tr("how many columns a file for Moodle has: 14, or 12 or 9 for an older Moodle (default: 14)"),
    )
    parser = add_call(noun, "add", tr("put a bundled framework into use in a portfolio"), _add)
    add_file(parser)
    parser.add_argument("code", metavar="CODE", nargs="+")
    parser = add_call(noun, "remove", tr("take a framework without claims out of a portfolio"), _remove)
    add_file(parser)
    parser.add_argument("code", metavar="CODE")
    parser = add_call(noun, "archive", tr("hide a framework with its claims: kept, and counted nowhere"), _archive)
    add_file(parser)
    parser.add_argument("code", metavar="CODE")
    framework_versions.register(noun)
    framework_catalogue.register(noun)
    parser = add_call(noun, "restore", tr("bring an archived framework back with its claims"), _restore)
    add_file(parser)
    parser.add_argument("code", metavar="CODE")


def _list(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.frameworks import shipped

    if arguments.file:
        with reading(arguments.file) as workspace:
            frameworks, archived = workspace.frameworks.all(), workspace.frameworks.archived()
    else:
        frameworks, archived = shipped(), ()
    rows = [{"code": f.code, "title": f.title, "version": f.version, "criteria": len(f.criteria)} for f in frameworks]
    if arguments.json:
        print_json(rows)
    else:
        head = (tr("Code"), tr("Title"), tr("Version"), tr("Criteria"))
        print_columns([head, *(tuple(row.values()) for row in rows)], frozenset({3}))
        if archived:
            print(tr("\nArchived: {archived}.", archived=", ".join(framework.code for framework in archived)))
    return ExitCode.DONE


def _show(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.catalogue import find_known

    if arguments.file:
        with reading(arguments.file) as workspace:
            framework = workspace.frameworks.get(arguments.code)
    else:
        framework = find_known(arguments.code)
    _print(framework, (), as_json=arguments.json)
    return ExitCode.DONE


def _import(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.catalogue import read_file_or_code
    from portfolio_app.services.frameworks.reading import ManyError

    if not arguments.check and arguments.into is None:
        raise UsageError(tr("Say where the framework goes with --into FILE, or use --check to look at it only."))
    try:
        found = read_file_or_code(arguments.source, _asked(arguments))
    except ManyError as error:
        if not arguments.check:
            raise
        if arguments.json:
            print_json({"choices": [asdict(listing) for listing in error.listings], "problems": []})
        else:
            framework_catalogue.print_listings(error.listings)
        return ExitCode.DONE
    framework, problems = found.framework, found.problems
    if not arguments.check:
        with writing(arguments.into) as workspace:
            workspace.frameworks.add((framework,))
    elif arguments.into:
        with reading(arguments.into) as workspace:
            workspace.frameworks.check_free(framework.code)
    if arguments.check or arguments.json:
        _print(framework, problems, as_json=arguments.json)
    else:
        count = noun_of((framework,)).count(len(framework.criteria))
        say(
            tr(
                "Added {code} {title} ({count}) to {into}.",
                code=excerpt(framework.code),
                title=excerpt(framework.title),
                count=count,
                into=arguments.into,
            )
        )
        framework_catalogue.print_problems(problems)
    return ExitCode.DONE


def _asked(arguments: argparse.Namespace) -> "Asked":
    from portfolio_app.services.frameworks.reading import Asked

    columns: list[tuple[int, Column]] = []
    for said in arguments.columns:
        place, _, kind = said.partition("=")
        if not place.isdecimal() or not 1 <= int(place) <= 999 or kind not in tuple(Column):
            raise UsageError(
                tr("“{said}” names no column; write a number and a kind, such as 2=text.", said=shown(said, 60))
            )
        columns.append((int(place) - 1, Column(kind)))
    return Asked(arguments.code, arguments.title, arguments.pick, arguments.version, tuple(columns))


def _export(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.writing import export_framework

    with reading(arguments.file) as workspace:
        framework = workspace.frameworks.get(arguments.code)
    export_framework(framework, arguments.out, arguments.columns)
    print(arguments.out)
    return ExitCode.DONE


def _add(arguments: argparse.Namespace) -> int:
    from portfolio_app.services.frameworks.catalogue import find_known

    frameworks = tuple(dict.fromkeys(find_known(code) for code in arguments.code))
    with writing(arguments.file) as workspace:
        workspace.frameworks.add(frameworks)
    say(tr("Added {frameworks}.", frameworks=", ".join(framework.code for framework in frameworks)))
    return ExitCode.DONE


def _remove(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        framework = workspace.frameworks.remove(arguments.code)
    say(tr("Removed {code}.", code=framework.code))
    return ExitCode.DONE


def _archive(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        framework = workspace.frameworks.archive(arguments.code)
    print(
        tr("Archived {code}: kept with its claims, and counted nowhere until “framework restore”.", code=framework.code)
    )
    return ExitCode.DONE


def _restore(arguments: argparse.Namespace) -> int:
    with writing(arguments.file) as workspace:
        framework = workspace.frameworks.restore(arguments.code)
    print(tr("Restored {code}.", code=framework.code))
    return ExitCode.DONE


def _print(framework: Framework, problems: "tuple[Problem, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json(framework_json(framework, problems))
        return
    level = tr(", level {level}", level=framework.level) if framework.level is not None else ""
    say(
        tr(
            "{code}  {title}  (version {version}{level})",
            code=framework.code,
            title=excerpt(framework.title),
            version=framework.version,
            level=level,
        )
    )
    _print_about(framework)
    for unit in framework.units:
        _print_unit(unit)
    framework_catalogue.print_problems(problems)


def _print_about(framework: Framework) -> None:
    """Print what is known of the version, and the line of credit."""
    days = (framework.valid_from, framework.valid_until)
    about = [
        tr(framework.kind.value),
        tr(framework.regime.value) if framework.regime else "",
        plural(framework.credits, "credit") if framework.credits else "",
        tr("at least {hours} hours of training", hours=framework.minimum_hours) if framework.minimum_hours else "",
        tr("valid from {day}", day=days[0].isoformat()) if days[0] else "",
        tr("until {day}", day=days[1].isoformat()) if days[1] else "",
        framework.status,
    ]
    say(", ".join(filter(None, about)))
    for pathway in framework.pathways:
        say(tr("Pathway {code}: {title}", code=pathway.code, title=excerpt(pathway.title)))
    if framework.attribution:
        say(framework.attribution)


def _print_unit(unit: Unit) -> None:
    print()
    say(tr("Unit {label}", label=unit.label))
    if unit.guidance.synopsis:
        say_lines(f"  {unit.guidance.synopsis}")
    for outcome in unit.outcomes:
        print()
        say(f"  {outcome.code}. {outcome.title}")
        for criterion in outcome.criteria:
            say(f"    {criterion.code:<5} {criterion.text}")
            needs = ", ".join(f"{need.label} × {need.at_least}" for need in criterion.needs)
            if needs:
                say(tr("          needs: {needs}", needs=needs))
            if criterion.covers:
                say(tr("          covers: {codes}", codes=", ".join(criterion.covers)))
    guidance = unit.guidance
    for title, lines in (
        (tr("Concepts"), guidance.concepts),
        (tr("Tips"), guidance.tips),
        (tr("Mistakes"), guidance.mistakes),
    ):
        if lines:
            print()
            say(f"  {title}")
        for line in lines:
            say_lines(f"    - {line}")
