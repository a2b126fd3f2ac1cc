"""The document's sections: the cover, what stands upright, and what is set across the page."""

from collections.abc import Iterator, Sequence
from enum import Enum

from portfolio_app.domain.documents.report import Block, Cover, Heading
from portfolio_app.exporters.word.setting import Page, Setting


class Part(Enum):
    """What kind of section a block is in."""

    COVER = "cover"
    TALL = "tall"
    WIDE = "wide"


def parts_of(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield each block's section; a heading of the first level says how what follows it is set."""
    wide = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            wide = block.wide
        yield Part.COVER if isinstance(block, Cover) else Part.WIDE if wide else Part.TALL


def page_of(part: Part, setting: Setting) -> Page:
    """Return the page that a section is set on."""
    return setting.wide if part is Part.WIDE else setting.tall


class Sections:
    """The properties of each kind of section in one setting; ``heads`` are the relationships of running heads."""

    def __init__(self, setting: Setting, tall_heads: str, wide_heads: str, cover_heads: str = "") -> None:
        tall, wide = setting.tall, setting.wide
        self._properties = {
            Part.COVER: _properties(tall, cover_heads, max(tall.top, setting.cover_top), title=bool(cover_heads)),
            Part.TALL: _properties(tall, tall_heads),
            Part.WIDE: _properties(wide, wide_heads),
        }

    def last(self, part: Part) -> str:
        """Return the properties of the document's last section."""
        return self._properties[part]

    def end(self, part: Part, xml: str) -> str:
        """Return a block's XML with the section ending in its last paragraph: a paragraph more might be a page more."""
        if xml.endswith("</w:p>"):
            before, mark, after = xml.rpartition("</w:pPr>")
            return f"{before}{self._properties[part]}{mark}{after}"
        return f'{xml}<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{self._properties[part]}</w:pPr></w:p>'


def _properties(page: Page, heads: str, top: int = 0, *, title: bool = False) -> str:
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr>{heads}<w:pgSz w:w="{page.width}" w:h="{page.height}"{turned}/>'
        f'<w:pgMar w:top="{top or page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}"'
        f' w:header="{page.header}" w:footer="{page.footer}" w:gutter="{page.gutter}"/>'
        f'<w:cols w:space="708"/>{"<w:titlePg/>" if title else ""}</w:sectPr>'
    )
