"""The spreadsheets of a pack: the mapping and the assessor's form, with links into the files beside them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from portfolio_app.domain.decisions.return_form import FILE_NAME as FORM
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.exporters.xlsx import write_xlsx
from portfolio_app.services.documents.report import Content
from portfolio_app.services.documents.workbook import Beside, build_workbook
from portfolio_app.services.long_work import Progress
from portfolio_app.services.packs.return_form import build_return_form
from portfolio_app.translation import tr

MAPPING = "Mapping.xlsx"


def write_workbooks(
    data: PortfolioData,
    content: Content,
    made_on: date,
    digest: str,
    profile: Profile,
    folder: Path,
    progress: Progress,
    pages: Mapping[str, int],
) -> tuple[dict[str, Path], tuple[str, ...]]:
    """Write those that the profile wants into the folder; return them by name, and warnings.

    ``digest`` is that of the data, so that decisions can say what they were made on; ``pages`` are those of the PDF.
    """
    wanted = {name: part for name, part in ((MAPPING, Part.MAPPING), (FORM, Part.DECISIONS)) if part in profile.parts}
    if not wanted:
        return {}, ()
    beside = Beside(
        document="Portfolio.docx" if Part.WORD in profile.parts else "",
        files={file.evidence.id: file.path for file in data.files if file.path},
        pages=pages,
    )
    warnings: list[str] = []
    for name in wanted:
        made = (
            build_workbook(content, made_on, beside=beside)
            if name == MAPPING
            else build_return_form(content, made_on, digest, beside)
        )
        warnings += write_xlsx(
            made, folder / name, lambda done, total, n=name: progress(tr("Making {n}", n=n), done, total)
        )
    return {name: folder / name for name in wanted}, tuple(warnings)
