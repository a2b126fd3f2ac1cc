"""A template's page set-up: paper, margins, and what runs at the head and foot of its pages."""

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.opc.part import Part
from docx.section import Section
from docx.shared import Length

from portfolio_app.domain.documents.report import MarkedParagraph, Report
from portfolio_app.exporters.word.lines import Letters
from portfolio_app.exporters.word.setting import CODES_TO_TEXT, Page, Setting
from portfolio_app.exporters.word.template.archive import fault
from portfolio_app.translation import tr

_USUAL = Page(11906, 16838, 1440, 1440, 1440, 1440)
_SHORTEST, _LONGEST, _NARROWEST = 5000, 32000, 4500
_PRINTABLE = 284
"""Half a centimetre, in twentieths of a point: printers reach no nearer to the edge."""
_TAG_AND_SIGNS = 22.0
"""The room of the coloured tag before a code and of the signs after it, in points."""


def read_page(document: Document, name: str) -> Page:
    """Return the page of the template's last section."""
    page = _page(document.sections[-1]) if document.sections else _USUAL
    if not all(_SHORTEST <= side <= _LONGEST for side in (page.width, page.height)):
        raise fault(name, tr("has pages of an odd size; give its last section A4 or Letter paper"))
    if page.text_width < _NARROWEST or page.text_height < _NARROWEST:
        raise fault(name, tr("leaves too little room for words on its pages; make its margins smaller"))
    return page


def running_parts(document: Document) -> Iterator[tuple[str, str, Part]]:
    """Yield the heads and feet of the last section: which of both, on what pages, and the part.

    Those that a section does not name are those before it.
    """
    found: dict[tuple[str, str], Part] = {}
    for section in document.sections:
        heads = (section.header, section.even_page_header, section.first_page_header)
        feet = (section.footer, section.even_page_footer, section.first_page_footer)
        for kind, each in (("header", heads), ("footer", feet)):
            for pages, head in zip(("default", "even", "first"), each, strict=True):
                if not head.is_linked_to_previous:
                    found[pages, kind] = head.part
    for pages in ("default", "even", "first"):
        for kind in ("header", "footer"):
            if (pages, kind) in found:
                yield kind, pages, found[pages, kind]


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


def _page(section: Section) -> Page:
    return Page(
        _twips(section.page_width, _USUAL.width),
        _twips(section.page_height, _USUAL.height),
        _twips(section.left_margin, _USUAL.left),
        _twips(section.right_margin, _USUAL.right),
        _twips(section.top_margin, _USUAL.top),
        _twips(section.bottom_margin, _USUAL.bottom),
        _twips(section.header_distance, _USUAL.header),
        _twips(section.footer_distance, _USUAL.footer),
        _twips(section.gutter, _USUAL.gutter),
    )


def _twips(length: Length | None, usual: int) -> int:
    # Word writes a negative margin for one that running heads may not push; its length is the same.
    return usual if length is None else abs(length.twips)
