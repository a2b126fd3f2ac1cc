"""A template's page set-up: paper, margins, and what runs at the head and foot of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from portfolio_app.domain.documents.report import MarkedParagraph, Report
from portfolio_app.exporters.word.lines import Letters
from portfolio_app.exporters.word.namespaces import R, W
from portfolio_app.exporters.word.setting import CODES_TO_TEXT, Page, Setting
from portfolio_app.exporters.word.template.archive import Archive

_W, _R = f"{{{W}}}", f"{{{R}}}"
_USUAL = Page(11906, 16838, 1440, 1440, 1440, 1440)
_SHORTEST, _LONGEST, _NARROWEST = 5000, 32000, 4500
_PRINTABLE = 284
"""Half a centimetre, in twentieths of a point: printers reach no nearer to the edge."""
_TAG_AND_SIGNS = 22.0
"""The room of the coloured tag before a code and of the signs after it, in points."""


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page of a template's last section, and its running heads and feet: relationship ids by kind and type."""

    page: Page
    heads: dict[tuple[str, str], str]
    has_title_page: bool


def read_page_setup(archive: Archive, document: Element) -> PageSetup:
    """Return how the template's last section is set up; heads that a section does not name are those before it."""
    page, heads, title = _USUAL, dict[tuple[str, str], str](), False
    for section in _sections(document):
        page = _page(archive, section)
        title = section.find(f"{_W}titlePg") is not None
        for kind in ("header", "footer"):
            for reference in section.findall(f"{_W}{kind}Reference"):
                heads[kind, reference.get(f"{_W}type", "default")] = reference.get(f"{_R}id", "")
    return PageSetup(page, heads, title)


def with_room_for_codes(setting: Setting, page: Page, report: Report) -> tuple[Setting, bool]:
    """Return the setting with a template's page, and whether its left margin had to grow for the codes beside words."""
    shape = setting["MarginCode"]
    letters = Letters(shape.points, bold=True, stretch=setting.stretch)
    blocks = [block for block in report.blocks if isinstance(block, MarkedParagraph)]
    codes = {mark.code for block in blocks for piece in block.pieces for mark in piece.opens}
    width = round(20 * (max(map(letters.width, codes), default=0.0) + _TAG_AND_SIGNS)) if codes else 0
    needed = width + CODES_TO_TEXT + _PRINTABLE if codes else 0
    grown = page.left + page.gutter < needed
    tall = replace(page, left=needed - page.gutter) if grown else page
    if tall.text_width < _NARROWEST:
        tall = replace(tall, right=_PRINTABLE)
    across = max(page.width, page.height), min(page.width, page.height)
    wide = replace(page, width=across[0], height=across[1])
    codes_left = tall.left + tall.gutter - CODES_TO_TEXT - width
    cover_top = max(tall.top, tall.height // 6)
    made = replace(setting, tall=tall, wide=wide, codes_left=codes_left, codes_width=max(width, 1), cover_top=cover_top)
    return made, grown


def _sections(document: Element) -> Iterator[Element]:
    former = {id(old) for change in document.iter(f"{_W}sectPrChange") for old in change}
    return (section for section in document.iter(f"{_W}sectPr") if id(section) not in former)


def _page(archive: Archive, section: Element) -> Page:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    page = _USUAL
    if size is not None:
        page = replace(page, width=_length(size, "w", page.width), height=_length(size, "h", page.height))
    if margins is not None:
        names = ("left", "right", "top", "bottom", "header", "footer", "gutter")
        page = replace(page, **{name: _length(margins, name, getattr(page, name)) for name in names})
    sides = (page.width, page.height)
    if not all(_SHORTEST <= side <= _LONGEST for side in sides):
        raise archive.fault("has pages of an odd size; give its last section A4 or Letter paper")
    if page.text_width < _NARROWEST or page.text_height < _NARROWEST:
        raise archive.fault("leaves too little room for words on its pages; make its margins smaller")
    return page


def _length(element: Element, name: str, usual: int) -> int:
    # Word writes a negative margin for one that running heads may not push; its length is the same.
    value = element.get(f"{_W}{name}", "")
    try:
        return abs(round(float(value))) if value else usual
    except (ValueError, OverflowError):
        return usual
