"""The work behind the export page, each piece a plain function that a worker runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.exporting import export, written_with
from portfolio_app.services.documents.preview import preview_pdf
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr
from portfolio_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the files, what to know about them, and the PDF's bytes for the preview, if it is open to all."""

    files: tuple[Path, ...]
    warnings: tuple[str, ...]
    pdf: bytes
    waiting: int = 0
    """Pieces of personal data that are undecided, for which nothing was made."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found before anything is sent: in the portfolio, and against the profile of a pack, if one is wanted."""

    findings: tuple[Finding, ...]
    preflight: tuple[Finding, ...]
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class PackOrder:
    """The pack to make, what it must be, and the passphrase that seals it, or ""."""

    path: Path
    profile: Profile
    seal: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: the portfolio's paths by form, sheets with their paths, their options, and a pack."""

    targets: dict[str, Path]
    sheets: tuple[tuple[Sheet, Path], ...]
    options: ExportOptions
    pack: PackOrder | None = None
    anyway: bool = False
    """Whether it is made though personal data is undecided."""


def making(workspace: Workspace, order: Order) -> Callable[[Progress], Made]:
    """Return the work that makes the documents."""

    def work(progress: Progress) -> Made:
        progress(tr("Reading your portfolio"), 0, 1)
        if not order.anyway and (waiting := workspace.personal_data.undecided(progress)):
            return Made((), (), b"", len(waiting))
        targets, sheets, pack = order.targets, order.sheets, order.pack

        def documents() -> tuple[str, ...]:
            if not targets and not sheets:
                return ()
            content = workspace.overview.content()
            return export(content, targets, today(), progress, options=order.options, sheets=sheets)

        if pack is None:
            warnings = documents()
        else:
            warnings = workspace.packs.make(pack.path, now(), pack.profile, progress, documents, pack.seal).warnings
        shown = "pdf" in targets and not order.options.password
        pdf = targets["pdf"].read_bytes() if shown else b""
        files = (*written_with(targets), *(path for _, path in sheets), *((pack.path,) if pack else ()))
        return Made(files, warnings, pdf)

    return work


def previewing(workspace: Workspace, options: ExportOptions) -> Callable[[Progress], bytes]:
    """Return the work that makes the PDF for the preview."""

    def work(progress: Progress) -> bytes:
        progress(tr("Reading your portfolio"), 0, 1)
        return preview_pdf(workspace.overview.content(), today(), progress, options=options)

    return work


def looking(workspace: Workspace, profile: Profile | None) -> Callable[[Progress], Looked]:
    """Return the work that finds what to look at before sending, in a pack too if one is wanted."""

    def work(progress: Progress) -> Looked:
        preflight = workspace.packs.preflight(profile) if profile else ()
        progress(tr("Looking at your portfolio"), 0, 1)
        findings = (*workspace.overview.todo(), *workspace.personal_data.findings())
        return Looked(findings, preflight, profile)

    return work
