"""A PDF made anew with boxes on some pages blacked out: those pages become pictures, under words that may stay.

Nothing of the former file is copied but what the other pages show. A page that becomes a picture has its words once
more, invisibly, so that they are found, read aloud and copied: those that are under no box and that can be seen.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import Letter, letters_of, words_in
from portfolio_app.importers.evidence_files.pdf_file import draw, opened, page_of
from portfolio_app.importers.redacting.blacking import is_seen, is_under, paint
from portfolio_app.importers.redacting.faults import NO_PAGE, PROTECTED, UNMADE
from portfolio_app.importers.redacting.picture_page import write_page
from portfolio_app.importers.redacting.unused import drop_unused
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import Reason, RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pikepdf import Dictionary, Object, Page, Pdf

DOTS = 220
"""Dots to the inch of a page that becomes a picture."""
_MOST_PIXELS = 16_000_000
_DEEPEST = 12
_KEPT = ("/Resources", "/Contents", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group")
"""What a page that stays is made of (ISO 32000-1, 7.7.3.3); nothing that hangs on it comes along."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A PDF whose forms and notes are part of its pages; ``layered`` are the pages (1 first) with layers to hide."""

    pages: int
    layered: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page that was made anew: the words that were under its boxes, and those that are left."""

    gone: tuple[str, ...]
    left: tuple[str, ...]


def flatten(path: Path, aside: Path) -> Flat:
    """Write the PDF aside with forms and notes drawn into its pages, as they show."""
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            for page in document.pages:
                _drop_hidden_notes(page)
            if "/AcroForm" in document.Root:
                document.generate_appearance_streams()
            document.flatten_annotations("all")
            layered = [number for number, page in enumerate(document.pages, 1) if _has_layers(page.obj)]
            for page in document.pages:
                if "/Annots" in page.obj:
                    del page.obj["/Annots"]
            document.save(aside)
            return Flat(len(document.pages), tuple(layered))
    except pikepdf.PasswordError as error:
        raise RefusedError(tr(PROTECTED)) from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError) as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def make_page(flat: Path, number: int, boxes: tuple[Box, ...], aside: Path) -> MadePage:
    """Write a page (1 for the first) aside as a PDF of its own: a picture with boxes, and the words that may stay."""
    with opened(flat) as document:
        if number > len(document):
            raise RefusedError(tr(NO_PAGE, page=number))
        with PDFIUM:
            page = page_of(document, number - 1)
            width, height = page.get_size()
            letters = letters_of(page)
            page.close()
        dots = min(DOTS / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        image = draw(document, number - 1, max(1, round(width * dots)), max(1, round(height * dots)))
    gone, left = list[str](), list[list[Letter]]()
    for word, _ in words_in(letters):
        if is_under(word, boxes):
            gone.append("".join(letter.sign for letter in word))
        elif any(is_seen(image, letter) for letter in word):
            left.append(word)
    paint(image, boxes)
    write_page(aside, image, (width, height), boxes, left)
    return MadePage(tuple(gone), tuple("".join(letter.sign for letter in word) for word in left))


def put_together(flat: Path, made: tuple[tuple[int, Path], ...], aside: Path) -> None:
    """Write a new PDF aside: the pages that were made, in their places, and all others without what hangs on them."""
    import pikepdf

    anew, seen = dict(made), set[tuple[int, int]]()
    try:
        with pikepdf.open(flat) as document, pikepdf.new() as written:
            for number, page in enumerate(document.pages, 1):
                if number in anew:
                    with pikepdf.open(anew[number]) as one:
                        if "/UserUnit" in page.obj:
                            one.pages[0].obj["/UserUnit"] = float(page.obj["/UserUnit"])
                        written.pages.append(one.pages[0])
                else:
                    _copy(page, written, seen)
            written.remove_unreferenced_resources()
            written.save(aside, deterministic_id=True)
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RuntimeError) as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def _copy(page: "Page", written: "Pdf", seen: set[tuple[int, int]]) -> None:
    """Append a page to a PDF, as far as it shows."""
    for inherited in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        value = _inherited(page.obj, inherited)
        if value is not None:
            page.obj[inherited] = value
    for name in list(page.obj.keys()):
        if name not in (*_KEPT, "/Type", "/Parent"):
            del page.obj[name]
    # What only another page draws may be among the resources that pages share.
    drop_unused(page.obj, seen)
    written.pages.append(page)
    resources = written.pages[-1].obj.get("/Resources")
    if resources is not None and "/Properties" in resources:
        del resources["/Properties"]  # layers, and what is to be read out in place of what is drawn
    _drop_details(resources, set())


def _inherited(page: "Object", name: str) -> "Object | None":
    at: Object | None = page
    for _ in range(_DEEPEST):
        if at is None or name in at:
            break
        at = at.get("/Parent")
    return None if at is None else at.get(name)


def _drop_details(resources: "Object | None", seen: set[tuple[int, int]], depth: int = 0) -> None:
    """Take what programs say of pictures and drawings out of them."""
    for drawn in _drawn(resources, seen, depth):
        for name in ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Alternates", "/Measure", "/PtData", "/OC"):
            if name in drawn:
                del drawn[name]
        _drop_details(drawn.get("/Resources"), seen, depth + 1)


def _drawn(resources: "Object | None", seen: set[tuple[int, int]], depth: int) -> "list[Object]":
    """Return the pictures and drawings among resources that were not seen yet."""
    found: list[Object] = []
    names: Dictionary = resources.get("/XObject", {}) if resources is not None and depth < _DEEPEST else {}  # pyright: ignore[reportAssignmentType]
    for name in list(names.keys()):
        if names[name].objgen not in seen:
            seen.add(names[name].objgen)
            found.append(names[name])
    return found


def _has_layers(page: "Object") -> bool:
    return _names_layers(_inherited(page, "/Resources"), set(), 0)


def _names_layers(resources: "Object | None", seen: set[tuple[int, int]], depth: int) -> bool:
    if resources is None:
        return False
    properties = resources.get("/Properties", {})
    if any(str(each.get("/Type", "")) in ("/OCG", "/OCMD") for each in properties.values() if hasattr(each, "get")):
        return True
    return any(
        "/OC" in drawn or _names_layers(drawn.get("/Resources"), seen, depth + 1)
        for drawn in _drawn(resources, seen, depth)
    )


def _drop_hidden_notes(page: "Page") -> None:
    """Take notes out that belong to a layer: they would show when they are drawn into the page."""
    notes = page.obj.get("/Annots")
    if notes is not None:
        for number in reversed(range(len(notes))):
            if "/OC" in notes[number]:
                del notes[number]
