"""The work behind the export page, each piece a plain function that a worker runs."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.document import Sheet
from portfolio_app.domain.export_options import ExportOptions
from portfolio_app.services.clock import today
from portfolio_app.services.exporting import export
from portfolio_app.services.preview import preview_pdf
from portfolio_app.services.progress import Progress
from portfolio_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the files, what to know about them, and the PDF's bytes for the preview, if it is open to all."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: the portfolio's paths by form, sheets with their paths, and the options of all."""

    targets: dict[str, Path]
    sheets: tuple[tuple[Sheet, Path], ...]
    options: ExportOptions


def making(workspace: Workspace, order: Order) -> Callable[[Progress], Made]:
    """Return the work that makes the documents."""

    def work(progress: Progress) -> Made:
        progress("Reading your portfolio", 0, 1)
        content, targets = workspace.overview.content(), order.targets
        warnings = export(content, targets, today(), progress, options=order.options, sheets=order.sheets)
        shown = "pdf" in targets and not order.options.password
        pdf = targets["pdf"].read_bytes() if shown else b""
        return Made((*targets.values(), *(path for _, path in order.sheets)), warnings, pdf)

    return work


def previewing(workspace: Workspace, options: ExportOptions) -> Callable[[Progress], bytes]:
    """Return the work that makes the PDF for the preview."""

    def work(progress: Progress) -> bytes:
        progress("Reading your portfolio", 0, 1)
        return preview_pdf(workspace.overview.content(), today(), progress, options=options)

    return work


def looking(workspace: Workspace) -> Callable[[Progress], object]:
    """Return the work that finds what to look at before sending."""

    def work(progress: Progress) -> object:
        progress("Looking at your portfolio", 0, 1)
        return workspace.overview.check()

    return work
