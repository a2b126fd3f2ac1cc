"""Pages of other PDFs, put into the finished file as pictures that keep their sharpness.

Of a foreign page only what it shows is taken: its links, forms and scripts stay behind. A page that a screen reader
would stumble over, or whose fonts are not inside, is placed as a picture of itself (PDF/UA-1, 7.1 and 7.21.4).
"""

import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.report import PdfPage, Picture
from portfolio_app.exporters.pdf.foreign_content import (
    has_marks,
    may_show_in,
    mended_unicode,
    without_marks,
)
from portfolio_app.whole_files import made_beside

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 12
_QUALITY = 88
_MARKS = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))


def place_pages(path: Path, placed: Iterable[tuple[int, Picture]]) -> None:
    """Exchange the place-holders (by object number) in the file for the pages; what cannot be read is drawn instead."""
    import pikepdf

    with made_beside(path) as part, _Sources() as sources, pikepdf.open(path) as book:
        for number, picture in placed:
            _place(book, sources, number, picture)
        book.save(
            part,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
        )


class _Sources(ExitStack):
    """The PDFs that pages are taken from, open until all is saved; the one read last serves all its pages in a row."""

    def __init__(self) -> None:
        super().__init__()
        # Read from a file, for from memory it takes three times as long to open.
        self._folder = Path(self.enter_context(tempfile.TemporaryDirectory()))
        self._key = ""
        self._outside: dict[tuple[int, int], frozenset[str]] = {}
        self._pages: list[pikepdf.Page] = []
        self._squares: dict[bytes, pikepdf.Array | None] = {}

    def page(self, wanted: PdfPage) -> "pikepdf.Page":
        """Return a page with what its fields show made part of it."""
        if wanted.key != self._key:
            self._open(wanted)
        return self._pages[wanted.page]

    def _open(self, wanted: PdfPage) -> None:
        import pikepdf

        self._key = ""
        self._outside.clear()
        file = self._folder / f"{len(list(self._folder.iterdir()))}.pdf"
        file.write_bytes(wanted.load())
        pdf = self.enter_context(pikepdf.open(file))
        pdf.flatten_annotations("print")
        self._pages = list(pdf.pages)
        self._key = wanted.key

    def to_unit_square(self, form: "pikepdf.Object") -> "pikepdf.Array | None":
        """Return the matrix that takes what a form shows to a square of one by one; None where it shows nothing.

        Pages are mostly of one size.
        """
        matrix = form.get("/Matrix")
        key = form["/BBox"].unparse() + (b"" if matrix is None else matrix.unparse())
        if key not in self._squares:
            self._squares[key] = _to_unit_square(form)
        return self._squares[key]

    def outside(self, fonts: "pikepdf.Object") -> frozenset[str]:
        """Return the names of those fonts that have no program with them; pages often share their fonts."""
        known = self._outside.get(fonts.objgen) if fonts.is_indirect else None
        if known is None:
            known = frozenset(key for key in _keys(fonts) if not _is_inside(fonts[key]))
            if fonts.is_indirect:
                self._outside[fonts.objgen] = known
        return known


def _place(book: "pikepdf.Pdf", sources: _Sources, number: int, picture: Picture) -> None:
    import pikepdf

    form = square = None
    if picture.page is not None:
        try:
            form = _form_of(sources.page(picture.page))
            square = sources.to_unit_square(form) if _made_plain(sources, form, 0) else None
        except (pikepdf.PdfError, ValueError, IndexError, KeyError, TypeError, AttributeError):
            square = None  # whatever a damaged page makes its reader raise
    if form is None or square is None:
        _draw_instead(book.get_object(number, 0), picture.load())
        return
    form = book.copy_foreign(form)
    form["/Matrix"] = square
    # The one way to put it at the holder's number without writing what it shows a second time.
    book._swap_objects((number, 0), form.objgen)  # noqa: SLF001  # no public name  # pyright: ignore[reportPrivateUsage]


def _form_of(page: "pikepdf.Page") -> "pikepdf.Object":
    """Return what the page shows; packed as it is where it can be, so that saving need not pack it again."""
    import pikepdf

    form = page.as_form_xobject()
    content = page.obj.get("/Contents")
    if isinstance(content, pikepdf.Stream) and "/DecodeParms" not in content:
        filters = content.get("/Filter")
        if filters == pikepdf.Name.FlateDecode or filters == [pikepdf.Name.FlateDecode]:
            form.write(content.read_raw_bytes(), filter=pikepdf.Name.FlateDecode)
    return form


def _made_plain(sources: _Sources, form: "pikepdf.Object", depth: int) -> bool:
    """Take the marked content out of a form and those inside it; tell whether it can stand in another document."""
    if depth > _DEEPEST:
        return False
    content = form.read_bytes()
    resources = form.get("/Resources")
    if not _fonts_inside(sources, resources, content):
        return False
    if has_marks(content):
        if (plain := without_marks(content)) is not None:
            form.write(plain)
        elif not _unmark(form):
            return False
    for inner in _forms_in(resources):
        for key in ("/StructParents", "/StructParent", "/OC"):
            if key in inner:
                del inner[key]
        if not _made_plain(sources, inner, depth + 1):
            return False
    return True


def _unmark(form: "pikepdf.Object") -> bool:
    import pikepdf

    kept: list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage] = []
    for step in pikepdf.parse_content_stream(form):
        name = str(step.operator)
        if name == "BDC" and str(step.operands[0]) == "/OC":
            return False  # a layer that may be hidden
        if name not in _MARKS:
            kept.append(step)
    form.write(pikepdf.unparse_content_stream(kept))
    return True


def _forms_in(resources: "pikepdf.Object | None") -> "list[pikepdf.Object]":
    pictures = None if resources is None else resources.get("/XObject")
    if pictures is None:
        return []
    return [pictures[key] for key in _keys(pictures) if pictures[key].get("/Subtype") == "/Form"]


def _fonts_inside(sources: _Sources, resources: "pikepdf.Object | None", content: bytes) -> bool:
    """Tell whether every font that words are shown in has its program with it."""
    fonts = None if resources is None else resources.get("/Font")
    outside = sources.outside(fonts) if fonts is not None else None
    return not outside or not may_show_in(content, outside)


def _is_inside(font: "pikepdf.Object") -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = font.get("/DescendantFonts")
    described = font if descendants is None else descendants[0]
    descriptor = described.get("/FontDescriptor")
    inside = descriptor is not None and any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return inside and _unicode_is_sound(font)


def _unicode_is_sound(font: "pikepdf.Object") -> bool:
    """Tell whether the font's map to Unicode is sound, or was mended now."""
    import pikepdf

    unicode_map = font.get("/ToUnicode")
    if not isinstance(unicode_map, pikepdf.Stream):
        return True
    content = unicode_map.read_bytes()
    mended = mended_unicode(content)
    if mended is not None and mended != content:
        unicode_map.write(mended)
    return mended is not None


def _keys(dictionary: "pikepdf.Object") -> list[str]:
    return list(dictionary.keys())


def _to_unit_square(form: "pikepdf.Object") -> "pikepdf.Array | None":
    """Return the form's matrix, followed by one that takes what it shows to a square of one by one."""
    import pikepdf

    box = form["/BBox"]
    if float(box[2]) - float(box[0]) < 1 or float(box[3]) - float(box[1]) < 1:
        return None
    matrix = pikepdf.Matrix(form.get("/Matrix", pikepdf.Array([1, 0, 0, 1, 0, 0])))
    shown = matrix.transform(pikepdf.Rectangle(pikepdf.Array(form["/BBox"])))
    to_corner = pikepdf.Matrix(1, 0, 0, 1, -shown.llx, -shown.lly)
    to_unit = pikepdf.Matrix(1 / shown.width, 0, 0, 1 / shown.height, 0, 0)
    # The matrix named first is applied first.
    return (matrix @ to_corner @ to_unit).as_array()


def _draw_instead(holder: "pikepdf.Object", content: bytes) -> None:
    import pikepdf
    from PIL import Image

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
        mode, size = picture.mode, picture.size
        if picture.format != "JPEG" or mode not in ("L", "RGB"):
            buffer = BytesIO()
            picture.convert("RGB").save(buffer, "JPEG", quality=_QUALITY)
            content, mode = buffer.getvalue(), "RGB"
    holder.write(content, filter=pikepdf.Name.DCTDecode)
    del holder["/BBox"]
    holder["/Subtype"] = pikepdf.Name.Image
    holder["/Width"], holder["/Height"] = size
    holder["/BitsPerComponent"] = 8
    holder["/ColorSpace"] = pikepdf.Name.DeviceGray if mode == "L" else pikepdf.Name.DeviceRGB
