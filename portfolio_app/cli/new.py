"""``new``: makes a portfolio."""

import argparse
from typing import TYPE_CHECKING

from portfolio_app.cli.arguments import add_call, add_file
from portfolio_app.cli.details import add_details, given_details
from portfolio_app.cli.output import say
from portfolio_app.domain.errors import ExitCode
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.cli.arguments import Calls


def register(calls: "Calls") -> None:
    """Add the call to the command line."""
    parser = add_call(calls, "new", tr("make a new portfolio"), run)
    add_file(parser)
    parser.add_argument("--learner", metavar="NAME", required=True, help=tr("the learner's name"))
    parser.add_argument(
        "--framework",
        metavar="CODE",
        nargs="+",
        action="extend",
        help=tr(
            "frameworks to use, bundled (“framework list”) or of the catalogue (default: all units; “none” for none)"
        ),
    )
    add_details(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the portfolio and say what to do next."""
    from portfolio_app.services.frameworks.catalogue import find_known
    from portfolio_app.services.frameworks.frameworks import bundled
    from portfolio_app.services.portfolios import make_portfolio
    from portfolio_app.workspace import create_workspace

    codes: list[str] | None = arguments.framework
    if codes is None:
        frameworks = bundled()
    elif [code.casefold() for code in codes] == ["none"]:
        frameworks = ()
    else:
        frameworks = tuple(dict.fromkeys(find_known(code) for code in codes))
    portfolio = make_portfolio(arguments.learner, **given_details(arguments))
    with create_workspace(arguments.file, portfolio, frameworks) as workspace:
        criteria = sum(len(framework.criteria) for framework in frameworks)
        used = f"{plural(len(frameworks), 'framework')}, {plural(criteria, 'criterion', 'criteria')}"
        say(
            tr(
                "Made {path} for {learner} ({used}).",
                path=workspace.path,
                learner=excerpt(portfolio.learner),
                used=used,
            )
        )
    say(tr('Next: portfolio-app account add "{file}" ACCOUNT.md', file=arguments.file))
    return ExitCode.DONE
