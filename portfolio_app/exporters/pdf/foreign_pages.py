"""What foreign pages show, taken out of their file as pictures that can stand in another: a job for the sandbox."""

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.exporters.pdf.foreign_content import (
    has_marks,
    may_show_in,
    mended_unicode,
    without_marks,
)

if TYPE_CHECKING:
    import pikepdf

PLACED = "/PlacedPages"
"""Where, in the file that is made, what each page shows is listed."""

_DEEPEST = 12
_MARKS = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))


def extract_pages(source: Path, wanted: tuple[int, ...], target: Path) -> tuple[int, ...]:
    """Write what the pages (0 for the first) show to the target; return those that could be, in their order there."""
    import pikepdf

    found: list[int] = []
    with pikepdf.open(source, suppress_warnings=True) as pdf, pikepdf.new() as made:
        if len(pdf.pages) != _pages_shown(source):
            return ()  # what is a page is counted in different ways here: the wrong one might be taken
        pdf.flatten_annotations("print")
        shown, pages = pikepdf.Array(), _Pages(pdf)
        for number in wanted:
            try:
                form = pages.shown(number)
            except Exception:  # noqa: BLE001  # whatever a damaged page makes its reader raise; it is drawn instead
                continue
            if form is not None:
                shown.append(made.copy_foreign(form))
                found.append(number)
        made.Root[PLACED] = shown
        if found:
            made.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return tuple(found)


def _pages_shown(source: Path) -> int:
    """Return how many pages the file has for whoever draws them."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(source)
    try:
        return len(document)
    finally:
        document.close()


class _Pages:
    """The pages of one file, with what they share looked at once."""

    def __init__(self, pdf: "pikepdf.Pdf") -> None:
        self._pages = list(pdf.pages)
        self._outside: dict[tuple[int, int], frozenset[str]] = {}
        self._squares: dict[bytes, pikepdf.Array | None] = {}
        self._plain: set[tuple[int, int]] = set()
        self._above: list[tuple[int, int]] = []

    def shown(self, number: int) -> "pikepdf.Object | None":
        """Return what a page shows, with what its fields show made part of it; None where it has to be drawn."""
        page = self._pages[number]
        page.obj["/TrimBox"] = _in_sight(page)  # that is what is taken
        form = _form_of(page)
        square = self.to_unit_square(form) if self._made_plain(form, 0) else None
        if square is not None:
            form["/Matrix"] = square
        return None if square is None else form

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

    def _made_plain(self, form: "pikepdf.Object", depth: int) -> bool:
        """Take the marked content out of a form and those inside it; tell whether it can stand in another document."""
        if depth > _DEEPEST or form.objgen in self._above:
            return False
        if form.objgen in self._plain:
            return True
        content = form.read_bytes()
        resources = form.get("/Resources")
        if not self._fonts_inside(resources, content):
            return False
        if has_marks(content):
            if (plain := without_marks(content)) is not None:
                form.write(plain)
            elif not _unmark(form):
                return False
        self._above.append(form.objgen)
        try:
            inside = all(self._inner_plain(inner, depth) for inner in _forms_in(resources))
        finally:
            self._above.pop()
        if inside:
            self._plain.add(form.objgen)
        return inside

    def _inner_plain(self, inner: "pikepdf.Object", depth: int) -> bool:
        for key in ("/StructParents", "/StructParent", "/OC"):
            if key in inner:
                del inner[key]
        return self._made_plain(inner, depth + 1)

    def _fonts_inside(self, resources: "pikepdf.Object | None", content: bytes) -> bool:
        """Tell whether every font that words are shown in has its program with it."""
        fonts = None if resources is None else resources.get("/Font")
        outside = self.outside(fonts) if fonts is not None else None
        return not outside or not may_show_in(content, outside)


def _in_sight(page: "pikepdf.Page") -> "pikepdf.Array":
    """Return the part of the sheet that readers show: the crop box, as far as it is on the sheet; or all of it."""
    import pikepdf

    sheet, cut = (_sorted([float(side) for side in box]) for box in (page.mediabox, page.cropbox))
    seen = [*map(max, sheet[:2], cut[:2]), *map(min, sheet[2:], cut[2:])]
    return pikepdf.Array(seen if seen[0] < seen[2] and seen[1] < seen[3] else sheet)


def _sorted(box: list[float]) -> list[float]:
    left, bottom, right, top = box
    return [min(left, right), min(bottom, top), max(left, right), max(bottom, top)]


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
