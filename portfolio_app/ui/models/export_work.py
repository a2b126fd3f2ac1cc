"""The work behind the export page, each piece a plain function that a worker runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.services.clock import today
from portfolio_app.services.exporting import export
from portfolio_app.services.preview import preview_pdf
from portfolio_app.services.progress import Progress
from portfolio_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the files, what to know about them, and the PDF's bytes for the preview."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]
    pdf: bytes


def making(workspace: Workspace, targets: dict[str, Path]) -> Callable[[Progress], Made]:
    """Return the work that makes the documents."""

    def work(progress: Progress) -> Made:
        progress("Reading your portfolio", 0, 1)
        warnings = export(workspace.overview.content(), targets, today(), progress)
        pdf = targets["pdf"].read_bytes() if "pdf" in targets else b""
        return Made(tuple(targets.values()), warnings, pdf)

    return work


def previewing(workspace: Workspace) -> Callable[[Progress], bytes]:
    """Return the work that makes the PDF for the preview."""

    def work(progress: Progress) -> bytes:
        progress("Reading your portfolio", 0, 1)
        return preview_pdf(workspace.overview.content(), today(), progress)

    return work


def looking(workspace: Workspace) -> Callable[[Progress], object]:
    """Return the work that finds what to look at before sending."""

    def work(progress: Progress) -> object:
        progress("Looking at your portfolio", 0, 1)
        return workspace.overview.check()

    return work
