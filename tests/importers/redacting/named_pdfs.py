"""PDFs that name somebody in every place that a PDF has for words."""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import boxes_of, page_text

SECRET = "Zebrafinch"


def letter(path: Path, pages: int = 2, *, rotate: int = 0) -> Path:
    """Write a letter that names somebody on its first page, and in all that hangs on it."""
    plain = path.with_suffix(".plain")
    canvas = Canvas(str(plain), pageCompression=0)
    canvas.setAuthor(f"Quentin {SECRET}")
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 14)
        greeting = f"Dear Quentin {SECRET}, your kettle is ready."
        canvas.drawString(72, 700, greeting if number == 1 else "Yours, the shop.")
        canvas.drawString(72, 660, f"This is page {number} of the letter.")
        if number == 1:
            canvas.bookmarkPage("top")
            canvas.addOutlineEntry(f"Letter to {SECRET}", "top")
            canvas.acroForm.textfield(name="who", value=f"Mr {SECRET}", x=72, y=600, width=200, height=24)
            canvas.textAnnotation(f"Ring {SECRET}", Rect=(300, 600, 320, 620))
        canvas.showPage()
    canvas.save()
    with pikepdf.open(plain) as document:
        first = document.pages[0]
        if rotate:
            first.obj["/Rotate"] = rotate
        first.obj["/PieceInfo"] = Dictionary(App=Dictionary(Private=SECRET))
        document.attachments["note.txt"] = f"about {SECRET}".encode()
        alt = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=f"Photo of {SECRET}"))
        document.Root["/StructTreeRoot"] = Dictionary(Type=Name.StructTreeRoot, K=Array([alt]))
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        document.save(path)
    plain.unlink()
    return path


def boxes_on(path: Path, words: str = SECRET, page: int = 1) -> tuple[Box, ...]:
    """Return the boxes round words on a page."""
    text = page_text(path, page)
    start = text.text.index(words)
    return boxes_of(text, start, start + len(words))


def everything_in(path: Path) -> bytes:
    """Return all that stands in a PDF: its bytes, and its streams unpacked."""
    with pikepdf.open(path) as document:
        parts = [path.read_bytes(), document.Root.unparse(), document.docinfo.unparse()]
        for each in document.objects:
            parts.append(each.unparse())
            if isinstance(each, pikepdf.Stream):
                parts.append(each.read_bytes())
    return b"\n".join(parts)
