"""Makes the pictures of the exported documents: each type of page of the PDF, of the sheets and of the Word file."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
from PIL import Image

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.services.clock import today
from portfolio_app.services.documents.exporting import export
from portfolio_app.workspace import open_workspace

SCALE = 1.25
GAP = 16
PAPER = (233, 233, 229)
ACCOUNT = "E001 · Reflective account"
PAGES = {
    "pages": ("Portfolio of evidence", "Each reference leads to", ACCOUNT),
    "document-front": ("Contents", "Summary of coverage", "For each criterion, the exact words"),
    "document-evidence": ("E014 · Witness statement", "E011 · WP work product", "E012 · WP work product"),
    "document-back": ("This evidence is not in the document", "Evidence index", "Frameworks used"),
}
"""Pages side by side: each is the last that has the words."""
SHEETS = ("Professional discussion sheet", "Gap list", "Mapping grid")
LAYOUTS = (Layout(reading=Reading.LARGE_PRINT), Layout(reading=Reading.DYSLEXIA), Layout(justified=True))

Save = Callable[[Image.Image, str], None]


def picture_documents(portfolio: Path, exports: Path, folder: Path, save: Save) -> None:
    """Save pictures of the documents in ``exports``, and of variants and a Word layout made in ``folder``."""
    for name, wanted in PAGES.items():
        save(_side_by_side(_pages(exports / "Portfolio.pdf", wanted)), name)
    save(_side_by_side(_page(exports / f"{sheet}.pdf", 0) for sheet in SHEETS), "document-sheets")
    save(_side_by_side(_variants(portfolio, folder)), "document-variants")
    # Without LibreOffice the pictures of Word's pages stay those made last.
    if shutil.which("soffice"):
        laid = _laid_out(exports / "Portfolio.docx", folder)
        save(_side_by_side(_pages(laid, ("Portfolio of evidence", "Contents", ACCOUNT))), "document-word")
        save(_side_by_side(_pages(laid, ("Each reference leads to",))), "document-word-grid")


def _variants(portfolio: Path, folder: Path) -> Iterable[Image.Image]:
    """Yield the first account for other readers; the last of the pages as a printer without colours makes it."""
    with open_workspace(portfolio, read_only=True) as workspace:
        content = workspace.overview.content()
    for layout in LAYOUTS:
        path = folder / "variant.pdf"
        export(content, {"pdf": path}, today(), options=ExportOptions(layout=layout))
        page = _pages(path, (ACCOUNT,))[0]
        yield page.convert("L").convert("RGB") if layout.justified else page


def _laid_out(path: Path, folder: Path) -> Path:
    """Return a PDF of the Word file as LibreOffice lays it out."""
    profile = (folder / "office").as_uri()
    call = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    laid = folder / "laid out"
    subprocess.run([*call, str(laid), str(path)], check=True, capture_output=True, timeout=300)
    return laid / f"{path.stem}.pdf"


def _pages(path: Path, wanted: Iterable[str]) -> list[Image.Image]:
    """Return a picture of the last page in each case that has the words."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [" ".join(page.get_textpage().get_text_range().split()).upper() for page in document]
    return [_page(path, max(n for n, text in enumerate(texts) if words.upper() in text)) for words in wanted]


def _page(path: Path, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[number].render(scale=SCALE).to_pil()


def _side_by_side(pages: Iterable[Image.Image]) -> Image.Image:
    shown = list(pages)
    width = sum(page.width for page in shown) + GAP * (len(shown) + 1)
    sheet = Image.new("RGB", (width, max(page.height for page in shown) + 2 * GAP), PAPER)
    left = GAP
    for page in shown:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet
