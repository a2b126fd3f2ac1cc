"""The example: a learner's portfolio over the five bundled units, and its exports."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from portfolio_app import paths
from portfolio_app.domain.coverage import Coverage
from portfolio_app.domain.errors import FileError
from portfolio_app.services.clock import today
from portfolio_app.services.exporting import export
from portfolio_app.services.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.services.progress import Progress, silent
from portfolio_app.workspace import Workspace, create_workspace, open_workspace

NAME = "Example learner.portfolio"
IDENTITY = str(uuid5(NAMESPACE_URL, "portfolio-evidence-mapper:example"))


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: files in the order made, coverage, and whether the portfolio was there already."""

    files: tuple[Path, ...]
    coverage: Coverage
    kept: bool
    warnings: tuple[str, ...]


def make_demo(folder: Path, progress: Progress = silent) -> Demo:
    """Make the example portfolio and every export in a folder; an example that is there already is kept as it is."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder {folder} cannot be made ({error.strerror}); choose another place.") from error
    path = folder / NAME
    kept = path.exists()
    with open_workspace(path, read_only=True) if kept else _make_example(path) as workspace:
        if workspace.details.get().identity != IDENTITY:
            raise FileError(f"{path} is not the example portfolio; choose another folder for the demo.")
        targets = {form: folder / f"Portfolio.{form}" for form in ("pdf", "docx")}
        warnings = export(workspace.overview.content(), targets, today(), progress)
        return Demo((path, *targets.values()), workspace.overview.coverage(), kept, warnings)


def _make_example(path: Path) -> Workspace:
    source = paths.resources() / "example"
    details: dict[str, str] = tomllib.loads((source / "learner.toml").read_text(encoding="utf-8"))
    workspace = create_workspace(path, make_portfolio(identity=IDENTITY, **details), bundled())
    workspace.accounts.add_files(sorted(source.glob("*.md")))
    return workspace
