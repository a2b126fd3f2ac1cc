"""The pages of a handbook that is being imported, drawn in the sandbox to show a doubt beside its place."""

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.file import PDF
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.evidence_files.showing import Drawn


def page_shape(path: Path, page: int) -> tuple[float, float]:
    """Return the width and height of a page (1 for the first) in points; raises FileError."""
    from portfolio_app.importers.evidence_files import showing

    try:
        return showing.page_shape(path, PDF, page)
    except (showing.UnshownError, OSError) as error:
        raise _unshown(path, error) from error


def page_drawn(path: Path, page: int, width: int, height: int) -> "Drawn":
    """Return a page drawn to fit so many pixels; raises FileError."""
    from portfolio_app.importers.evidence_files import showing

    try:
        return showing.draw_page(path, PDF, page, width, height)
    except (showing.UnshownError, OSError) as error:
        raise _unshown(path, error) from error


def _unshown(path: Path, error: Exception) -> FileError:
    return FileError(tr("The page of {name} cannot be shown here. {error}", name=path.name, error=error))
