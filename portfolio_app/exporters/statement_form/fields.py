"""The form's fields to write in: what shows in them, and the font in which a reader sets what is typed.

A reader draws a field by its appearance until somebody types in it, and then by a font of the form's own resources
(ISO 32000-1, 12.7.3.3). That font has every letter that the program's typeface has; readers find others by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.exporters.pdf.fonts import Fonts
from portfolio_app.exporters.pdf.pen import Face, draw, mend_maps, new_canvas
from portfolio_app.exporters.pdf.sheet import Colour
from portfolio_app.exporters.pdf.style import TEXT
from portfolio_app.exporters.pdf.syntax import ObjectFile

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SIZE = 11.0
FILL: Colour = (0.957, 0.969, 0.969)
EDGE: Colour = (0.54, 0.60, 0.62)
_PAD = 4.0
# PDFium sets only Western European letters in a field's font, unless it is called like one of signs.
_FONT = "/Wingdings"
_LETTERS = (range(0x20, 0x7F), range(0xA0, 0x600), range(0x1E00, 0x2000), range(0x2000, 0x2300))
"""Latin with all its accents, Greek and Cyrillic, and signs."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is drawn: what stands in it to begin with, and whether there is a box round it."""

    name: str
    width: float
    height: float
    value: str = ""
    size: float = SIZE
    boxed: bool = True
    several: bool = False


def room_for(value: str, width: float) -> float:
    """Return how high a field must be to show what stands in it, with room to write by hand."""
    lines = Face("Regular", SIZE).lines(value, width - 2 * _PAD)
    return max(24.0, len(lines) * SIZE * 1.3 + 2 * _PAD)


def fill_fields(path: Path, fields: Sequence[Field]) -> None:
    """Give the fields of a form their values, their appearances and their font."""
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as form, pikepdf.open(BytesIO(_drawn(fields))) as drawn:
        mend_maps(form)
        mend_maps(drawn)
        known = {str(widget.T): widget for widget in form.Root.AcroForm.Fields}
        for field, page in zip(fields, drawn.pages, strict=True):
            widget = known[field.name]
            shown = form.copy_foreign(pikepdf.Page(page).as_form_xobject())
            widget.AP = pikepdf.Dictionary(N=shown)
            widget.V = widget.DV = pikepdf.String(field.value)
            widget.DA = pikepdf.String(f"{_FONT} {field.size:g} Tf {' '.join(f'{part:.3f}' for part in TEXT)} rg")
        with pikepdf.open(BytesIO(_whole_font())) as whole:
            font = form.copy_foreign(whole.pages[0].Resources.Font.F1)
        # The font that ticks are set in stays beside it.
        form.Root.AcroForm.DR.Font[_FONT] = font
        form.Root.AcroForm.DA = pikepdf.String(f"{_FONT} {SIZE:g} Tf 0 g")
        form.Root.AcroForm.NeedAppearances = False
        form.save(path, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _drawn(fields: Sequence[Field]) -> bytes:
    """Return a PDF with one page for each field, of its size."""
    made = BytesIO()
    canvas = new_canvas(made, 1, 1)
    for field in fields:
        canvas.setPageSize((field.width, field.height))
        _draw(canvas, field)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _draw(canvas: Canvas, field: Field) -> None:
    if field.boxed:
        canvas.setFillColorRGB(*FILL)
        canvas.setStrokeColorRGB(*EDGE)
        canvas.setLineWidth(1)
        canvas.rect(0.5, 0.5, field.width - 1, field.height - 1, fill=1)
    canvas.addLiteral("/Tx BMC")
    canvas.setFillColorRGB(*TEXT)
    face, pad = Face("Regular", field.size), _PAD if field.boxed else 0.0
    lines = face.lines(field.value, field.width - 2 * pad) if field.value else []
    high = len(lines) * field.size * 1.3
    upper = field.height - pad if field.several else (field.height + high) / 2
    for number, line in enumerate(lines):
        draw(canvas, pad, upper - field.size * (1.3 * number + 0.95), line, face)
    canvas.addLiteral("EMC")


@cache
def _whole_font() -> bytes:
    """Return a PDF whose page knows the program's typeface with all its letters."""
    made = BytesIO()
    target, face = ObjectFile(made), Fonts()
    letters = [chr(code) for part in _LETTERS for code in part if face.regular.file.glyph(code)]
    face.regular.width("".join(letters))
    fonts = face.write(target)
    pages = target.reserve()
    page = target.add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]/Resources<</Font%b>>>>" % (pages, fonts))
    target.put(pages, b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % page)
    root = target.add(b"<</Type/Catalog/Pages %d 0 R>>" % pages)
    target.finish(root, target.add(b"<<>>"))
    return made.getvalue()
