"""The example: a learner's portfolio over the five bundled units, and its exports."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from portfolio_app import paths
from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.progress.coverage import Coverage
from portfolio_app.example_evidence import add_example_evidence
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export, written_with
from portfolio_app.services.documents.writers import WRITERS
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.whole_files import copy_whole
from portfolio_app.workspace import create_workspace, open_as_free, open_workspace

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
    kept = (folder / NAME).exists()
    path = example_portfolio(folder)
    with open_as_free(path) as workspace:
        targets = {form: folder / f"Portfolio.{form}" for form in WRITERS}
        # Nobody has decided on the example yet, and how it came to be written is not recorded.
        empty = (Sheet.FEEDBACK, Sheet.AUTHORSHIP)
        sheets = [(sheet, folder / f"{sheet.called}.pdf") for sheet in Sheet if sheet not in empty]
        warnings = export(workspace.overview.content(), targets, today(), progress, sheets=sheets)
        pack = folder / "Portfolio pack.zip"
        warnings = tuple(dict.fromkeys((*warnings, *workspace.packs.make(pack, now(), progress=progress).warnings)))
        files = (path, *written_with(targets), *(made for _, made in sheets), pack)
        return Demo(files, workspace.overview.coverage(), kept, warnings)


def example_portfolio(folder: Path, *, accounts_only: bool = False) -> Path:
    """Return the example portfolio in a folder, made now if need be; raises FileError for another file of its name.

    Files, witnesses and their statements are part of it unless ``accounts_only``.
    """
    path = folder / NAME
    if path.exists():
        with open_workspace(path, read_only=True) as workspace:
            if workspace.details.get().identity != IDENTITY:
                raise FileError(
                    tr("{path} is not the example portfolio; choose another folder for the demo.", path=path)
                )
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            tr(
                "The folder {folder} cannot be made ({strerror}); choose another place.",
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
    # Made aside and renamed, so that a stop in the middle leaves no half example to be taken for a whole one.
    with TemporaryFolder() as aside:
        made = aside / NAME
        _fill_example(made, accounts_only=accounts_only)
        copy_whole(made, path)
    return path


def _fill_example(path: Path, *, accounts_only: bool) -> None:
    source = paths.resources() / "example"
    details: dict[str, str] = tomllib.loads((source / "learner.toml").read_text(encoding="utf-8"))
    with create_workspace(path, make_portfolio(identity=IDENTITY, **details), bundled()) as workspace:
        workspace.accounts.add_files(sorted(source.glob("*.md")))
        if not accounts_only:
            add_example_evidence(workspace, source)
        decided = tomllib.loads((source / "personal_data.toml").read_text(encoding="utf-8"))
        workspace.personal_data.allow_all(decided["agreed"])
        workspace.personal_data.allow_all(decided["not_personal"], Settled.NOT_PERSONAL)
