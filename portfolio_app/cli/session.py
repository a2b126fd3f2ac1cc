"""Opening a portfolio for one call, and telling the user what opening brought up."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.cli.output import say
from portfolio_app.cli.passphrase import opened
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.workspace import Workspace


@contextmanager
def reading(path: Path) -> Generator["Workspace", None, None]:
    """Open the portfolio to look at it; that works while a window has it open."""
    from portfolio_app.workspace import open_workspace

    with opened(path, lambda: open_workspace(path, read_only=True)) as workspace, _explained(workspace):
        yield workspace


@contextmanager
def writing(path: Path) -> Generator["Workspace", None, None]:
    """Open the portfolio to change it."""
    from portfolio_app.workspace import open_workspace

    with opened(path, lambda: open_workspace(path)) as workspace, _explained(workspace):
        warn(workspace.warnings)
        yield workspace


@contextmanager
def writing_if_free(path: Path) -> Generator["Workspace", None, None]:
    """Open the portfolio to change it, or only to look at it where it is open elsewhere or may not be written."""
    from portfolio_app.workspace import open_as_free

    with opened(path, lambda: open_as_free(path)) as workspace, _explained(workspace):
        warn(workspace.warnings)
        yield workspace


@contextmanager
def _explained(workspace: "Workspace") -> Generator[None, None, None]:
    """Let an error that damage to the file explains be said as that."""
    try:
        yield
    except (PortfolioError, OSError):
        raise
    except Exception as error:
        raise workspace.explain(error) from error


def warn(warnings: tuple[str, ...]) -> None:
    """Print what the user should know, without failing."""
    for warning in warnings:
        say(tr("portfolio-app: note: {warning}", warning=warning), file=sys.stderr)
