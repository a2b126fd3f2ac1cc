"""Puts a design together from a template: what it has is its own, what it lacks is the program's."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.word.design import Design, own_fonts
from portfolio_app.exporters.word.namespaces import W
from portfolio_app.exporters.word.palette import FONT
from portfolio_app.exporters.word.setting import Setting, Shape, setting_of
from portfolio_app.exporters.word.template.archive import Archive, Link
from portfolio_app.exporters.word.template.furniture import Furniture
from portfolio_app.exporters.word.template.numbers import heading_numbers
from portfolio_app.exporters.word.template.page import PageSetup, read_page_setup, with_room_for_codes
from portfolio_app.exporters.word.template.shapes import Sheet
from portfolio_app.exporters.word.template.stylesheet import Stylesheet, complete, read_stylesheet

_W = f"{{{W}}}"
_SMALLEST, _LARGEST = 1.0, 2.0
_PARTS = ("theme", "numbering", "fontTable")
_COLOURS = ("bg1", "t1", "bg2", "t2", *(f"accent{number}" for number in range(1, 7)), "hyperlink", "followedHyperlink")


def template_design(path: Path, report: Report) -> Design:
    """Return the look that a template gives a report; raises InputError for one that cannot be used."""
    with Archive(path) as archive:
        main = archive.main_part()
        links = [link for link in archive.links(main) if not link.external]
        of_kind = {link.kind: link for link in reversed(links)}
        if "styles" not in of_kind:
            raise archive.fault("has no styles; open it in Word and save it again")
        sheet, root = read_stylesheet(archive, of_kind["styles"].target)
        theme = archive.xml(of_kind["theme"].target) if "theme" in of_kind else None
        setup = read_page_setup(archive, archive.xml(main))
        own = _scaled(setting_of(Layout(justified=report.layout.justified)), Sheet(root, theme).body_points())
        own, _ = with_room_for_codes(own, setup.page, report)
        styles = complete(sheet, own, root)
        styles_root = archive.parse("word/styles.xml", styles.encode())
        setting, font = Sheet(styles_root, theme).shaped(own)
        setting, grown = with_room_for_codes(setting, setup.page, report)
        furniture = _furnish(archive, of_kind, sheet, styles)
        heads = {
            kind: _references(archive, furniture, links, setup, sheet, kind) for kind in ("default", "even", "first")
        }
        own_fonts_needed = font == FONT and not furniture.has_fonts
        if own_fonts_needed:
            _put_own_fonts(furniture)
        numbering = archive.xml(of_kind["numbering"].target) if "numbering" in of_kind else None
        return Design(
            setting,
            tuple(furniture.parts),
            heads["default"] + heads["even"],
            heads["default"] + heads["even"],
            cover_heads=heads["first"] if setup.has_title_page else "",
            numbers=heading_numbers(styles_root, numbering),
            has_fonts=furniture.has_fonts,
            own_fonts=own_fonts_needed,
            even_heads=_says(archive, of_kind, "evenAndOddHeaders"),
            colours=_colours(archive, of_kind),
            warnings=tuple(_warnings(archive, report, font, grown=grown, numbered=furniture.numbers_pages)),
        )


def _scaled(setting: Setting, points: float) -> Setting:
    """Return the program's own sizes, larger where the template's words are: what it lacks then suits what it has."""
    factor = min(max(points / setting["BodyText"].points, _SMALLEST), _LARGEST)

    def scaled(shape: Shape) -> Shape:
        sizes = {name: getattr(shape, name) * factor for name in ("points", "line", "before", "after")}
        return replace(shape, **sizes)

    shapes = {key: scaled(shape) for key, shape in setting.shapes.items()}
    return replace(setting, shapes=shapes, small=setting.small * factor, mono=setting.mono * factor)


def _furnish(archive: Archive, of_kind: Mapping[str, Link], sheet: Stylesheet, styles: str) -> Furniture:
    furniture = Furniture(archive)
    furniture.add(of_kind["styles"], "rIdT1", styles)
    for number, kind in enumerate(_PARTS, 2):
        if kind in of_kind:
            text = sheet.with_new_ids(archive.text(of_kind[kind].target))
            furniture.add(of_kind[kind], f"rIdT{number}", text)
    return furniture


def _references(
    archive: Archive, furniture: Furniture, links: list[Link], setup: PageSetup, sheet: Stylesheet, kind: str
) -> str:
    """Take the heads and feet of one kind of page along; return what a section says of them."""
    told: list[str] = []
    for place in ("header", "footer"):
        wanted = setup.heads.get((place, kind))
        found = next((link for link in links if link.key == wanted and link.kind == place), None)
        if found is not None:
            key = f"rIdT{place}{kind}"
            furniture.add(found, key, sheet.with_new_ids(archive.text(found.target)))
            told.append(f'<w:{place}Reference w:type="{kind}" r:id="{key}"/>')
    return "".join(told)


def _put_own_fonts(furniture: Furniture) -> None:
    """Let the program's own font go along with a template that asks for it and does not bring it."""
    furniture.parts[:] = [part for part in furniture.parts if part.relation != "fontTable"]
    furniture.parts += own_fonts("rIdT4")
    furniture.has_fonts = True


def _settings(archive: Archive, of_kind: Mapping[str, Link]) -> Element | None:
    return archive.xml(of_kind["settings"].target) if "settings" in of_kind else None


def _says(archive: Archive, of_kind: Mapping[str, Link], name: str) -> bool:
    settings = _settings(archive, of_kind)
    found = None if settings is None else settings.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _colours(archive: Archive, of_kind: Mapping[str, Link]) -> str:
    """Return which of the theme's colours stand for what, as the template has it."""
    settings = _settings(archive, of_kind)
    found = None if settings is None else settings.find(f"{_W}clrSchemeMapping")
    if found is None:
        return ""
    values = [(name, found.get(f"{_W}{name}", "")) for name in _COLOURS]
    said = "".join(f' w:{name}="{value}"' for name, value in values if value.isascii() and value.isalnum())
    return f"<w:clrSchemeMapping{said}/>"


def _warnings(archive: Archive, report: Report, font: str, *, grown: bool, numbered: bool) -> list[str]:
    name = archive.name
    warnings: list[str] = []
    if report.layout.reading is not Reading.STANDARD:
        said = report.layout.reading.value
        warnings.append(f"The sizes are those of the template {name}: “{said}” has no effect on the Word file.")
    if grown:
        warnings.append(f"The left margin of {name} was too narrow for the codes beside the words, so it is wider.")
    if not numbered:
        warnings.append(f"The template {name} prints no page numbers; put one into its running head or foot.")
    if font != FONT:
        warnings.append(
            f"Page numbers in the Word file are worked out for the letters of {name} as far as they are known; in Word,"
            " Ctrl+A and then F9 renews them."
        )
    return warnings
