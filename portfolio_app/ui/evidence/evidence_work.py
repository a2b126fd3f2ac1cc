"""Work on files of evidence for a worker: putting in, copying, drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from portfolio_app.domain.errors import FileError
from portfolio_app.services.evidence.changed_evidence import AddedFiles, Replaced
from portfolio_app.services.evidence.incoming_files import files_in
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.services.long_work import Progress
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.ui.evidence.evidence_table import EvidenceLine, evidence_lines
from portfolio_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EvidenceRead:
    """What the table shows: its rows, and the small pictures by evidence."""

    lines: tuple[EvidenceLine, ...]
    thumbnails: dict[int, bytes]


def reading(workspace: Workspace) -> Callable[[Progress], EvidenceRead]:
    """Read what evidence there is."""

    def read(_report: Progress) -> EvidenceRead:
        summaries = workspace.evidence.list()
        files = [summary.evidence.id for summary in summaries if summary.file]
        methods = {method.code: method.name for method in workspace.methods.all()}
        lines = evidence_lines(summaries, workspace.claims.tallies(), workspace.accounts.thin(), methods)
        return EvidenceRead(lines, workspace.evidence.thumbnails(files) if files else {})

    return read


def adding(workspace: Workspace, paths: list[Path]) -> Callable[[Progress], AddedFiles]:
    """Put files in; of a folder, all the files in it."""
    return lambda report: workspace.evidence.add(files_in(paths), progress=report)


def adding_picture(workspace: Workspace, picture: QImage, name: str) -> Callable[[Progress], AddedFiles]:
    """Put a picture in that has no file, under this name."""

    def add(report: Progress) -> AddedFiles:
        with TemporaryFolder() as folder:
            path = folder / name
            if not picture.save(str(path)):
                raise FileError(tr("The picture cannot be kept; free some space, or save it as a file and add that."))
            return workspace.evidence.add([path], progress=report)

    return add


def replacing(workspace: Workspace, reference: str, path: Path) -> Callable[[Progress], Replaced]:
    """Put another version of a file in its place."""
    return lambda report: workspace.evidence.replace(reference, path, report)


def copying(workspace: Workspace, reference: str, number: int | None = None) -> Callable[[Progress], OpenCopy]:
    """Make a temporary copy of a file's version, or of the present one."""
    return lambda _report: workspace.evidence.open_copy(reference, number)


def drawing(copy: OpenCopy, page: int, width: int, height: int) -> Callable[[Progress], QImage]:
    """Draw a page to fit so many pixels."""

    def draw(_report: Progress) -> QImage:
        drawn = copy.drawn(page, width, height)
        return QImage(drawn.pixels, drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888).copy()

    return draw
