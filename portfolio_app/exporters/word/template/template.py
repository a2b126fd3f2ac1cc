"""Puts a design together from a template: what it has is its own, what it lacks is the program's."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.opc.part import Part, XmlPart
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.documents.report import Report
from portfolio_app.domain.errors import InputError
from portfolio_app.exporters.word.design import Design, own_fonts
from portfolio_app.exporters.word.namespaces import R
from portfolio_app.exporters.word.palette import FONT
from portfolio_app.exporters.word.setting import Setting, Shape, setting_of
from portfolio_app.exporters.word.template.archive import fault, sound_copy
from portfolio_app.exporters.word.template.furniture import Taken, check_fields, gather
from portfolio_app.exporters.word.template.numbers import heading_numbers
from portfolio_app.exporters.word.template.page import read_page, running_parts, with_room_for_codes
from portfolio_app.exporters.word.template.shapes import Sheet
from portfolio_app.exporters.word.template.stylesheet import complete, new_ids, rename
from portfolio_app.sandbox import RefusedError, SandboxError, run
from portfolio_app.translation import tr

_SMALLEST, _LARGEST = 1.0, 2.0
_PARTS = ("styles", "theme", "numbering", "fontTable")
_COLOURS = ("bg1", "t1", "bg2", "t2", *(f"accent{number}" for number in range(1, 7)), "hyperlink", "followedHyperlink")
# The library believes what a package says of itself, and what is in it.
_MISLED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError),
    *(BadZipFile, LxmlError, OpcError, PythonDocxError, XmlchemyError),
)


def template_design(path: Path, report: Report) -> Design:
    """Return the look that a template gives a report; raises InputError for one that cannot be used."""
    document = docx.Document(_opened(path))
    try:
        return _design(document, path.name, report)
    except _MISLED as error:
        raise fault(path.name, tr("says things that make no sense; open it in Word and save it again")) from error


def template_copy(path: Path) -> bytes:
    """Return what is taken of a template, once it was opened: a job for the sandbox."""
    try:
        copy = sound_copy(path)
        docx.Document(copy)
    except InputError as error:
        raise RefusedError(error.message) from error
    except _MISLED as error:
        wrong = fault(path.name, tr("is not a Word document; choose a .docx or .dotx file"))
        raise RefusedError(wrong.message) from error
    return copy.getvalue()


def _opened(path: Path) -> BytesIO:
    try:
        return BytesIO(run(template_copy, path))
    except SandboxError as error:
        if error.said:
            raise InputError(error.said) from error
        raise fault(path.name, tr("{reason}; choose another one", reason=tr(error.reason.value))) from error


def _design(document: Document, name: str, report: Report) -> Design:
    of_kind = {link.reltype.removeprefix(f"{R}/"): link.target_part for link in reversed(document.part.rels.values())}
    if "styles" not in of_kind:
        raise fault(name, tr("has no styles; open it in Word and save it again"))
    styles, theme, numbering = document.styles, of_kind.get("theme"), of_kind.get("numbering")
    renamed = new_ids(styles.element, name)
    running = list(running_parts(document))
    for part in (of_kind["styles"], numbering, *(part for _, _, part in running)):
        if isinstance(part, XmlPart):
            rename(part.element, renamed)
    page = read_page(document, name)
    own = _scaled(setting_of(Layout(justified=report.layout.justified)), Sheet(styles, theme).body_points())
    complete(styles.element, with_room_for_codes(own, page, report)[0])
    setting, font = Sheet(styles, theme).shaped(own)
    setting, grown = with_room_for_codes(setting, page, report)
    taken = [Taken(kind, f"rIdT{number}", of_kind[kind]) for number, kind in enumerate(_PARTS) if kind in of_kind]
    heads = {"default": "", "even": "", "first": ""}
    numbered = False
    for kind, pages, part in running:
        head = Taken(kind, f"rIdT{kind}{pages}", part)
        numbered |= check_fields(head, name)
        taken.append(head)
        heads[pages] += f'<w:{kind}Reference w:type="{pages}" r:id="{head.key}"/>'
    fonts = any(kind == "fontTable" and part.rels for kind, part in of_kind.items())
    if own_fonts_needed := font == FONT and not fonts:
        taken = [each for each in taken if each.relation != "fontTable"]
    parts = [*gather(taken, name), *(own_fonts("rIdT9") if own_fonts_needed else ())]
    titled = bool(document.sections) and document.sections[-1].different_first_page_header_footer
    return Design(
        setting,
        tuple(parts),
        heads["default"] + heads["even"],
        heads["default"] + heads["even"],
        cover_heads=heads["first"] if titled else "",
        numbers=heading_numbers(styles.element, numbering.element if isinstance(numbering, XmlPart) else None),
        has_fonts=fonts or own_fonts_needed,
        own_fonts=own_fonts_needed,
        even_heads="settings" in of_kind and document.settings.odd_and_even_pages_header_footer,
        colours=_colours(of_kind.get("settings")),
        warnings=tuple(_warnings(name, report, font, grown=grown, numbered=numbered)),
    )


def _scaled(setting: Setting, points: float) -> Setting:
    """Return the program's own sizes, larger where the template's words are: what it lacks then suits what it has."""
    factor = min(max(points / setting["BodyText"].points, _SMALLEST), _LARGEST)

    def scaled(shape: Shape) -> Shape:
        sizes = {name: getattr(shape, name) * factor for name in ("points", "line", "before", "after")}
        return replace(shape, **sizes)

    shapes = {key: scaled(shape) for key, shape in setting.shapes.items()}
    return replace(setting, shapes=shapes, small=setting.small * factor, mono=setting.mono * factor)


def _colours(settings: Part | None) -> str:
    """Return which of the theme's colours stand for what, as the template has it."""
    found = settings.element.find(qn("w:clrSchemeMapping")) if isinstance(settings, XmlPart) else None
    if found is None:
        return ""
    values = [(name, found.get(qn(f"w:{name}"), "")) for name in _COLOURS]
    said = "".join(f' w:{name}="{value}"' for name, value in values if value.isascii() and value.isalnum())
    return f"<w:clrSchemeMapping{said}/>"


def _warnings(name: str, report: Report, font: str, *, grown: bool, numbered: bool) -> list[str]:
    warnings: list[str] = []
    if report.layout.reading is not Reading.STANDARD:
        said = report.layout.reading.value
        warnings.append(
            tr(
                "The sizes are those of the template {name}: “{said}” has no effect on the Word file.",
                name=name,
                said=said,
            )
        )
    if grown:
        warnings.append(
            tr("The left margin of {name} was too narrow for the codes beside the words, so it is wider.", name=name)
        )
    if not numbered:
        warnings.append(
            tr("The template {name} prints no page numbers; put one into its running head or foot.", name=name)
        )
    if font != FONT:
        warnings.append(
            tr(
                "Page numbers in the Word file are worked out for the letters of {name} as far as they are known; in "
                "Word,"
                " Ctrl+A and then F9 renews them.",
                name=name,
            )
        )
    return warnings
