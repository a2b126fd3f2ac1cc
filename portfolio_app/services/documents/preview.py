"""The preview: the PDF as it would be made now, for looking at only."""

from dataclasses import replace
from datetime import date

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.errors import FileError
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.documents.report import Content
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr


def preview_pdf(
    content: Content, made_on: date, progress: Progress = silent, *, options: ExportOptions = ExportOptions()
) -> bytes:
    """Return the PDF's bytes, unlocked; the file that it is written to is gone again when this returns.

    Raises FileError when there is no room for it, and lets Cancelled through.
    """
    try:
        with TemporaryFolder() as folder:
            path = folder / "preview.pdf"
            export(content, {"pdf": path}, made_on, progress, options=replace(options, password="", template=None))
            return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            tr("The preview could not be made ({reason}); free some space and try again.", reason=reason)
        ) from error
