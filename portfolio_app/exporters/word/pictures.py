"""Pictures in the text: each with its description, the claimed parts outlined in it and named below it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from portfolio_app.domain.documents.report import Outline, Picture
from portfolio_app.exporters.outlined_picture import outlined_picture
from portfolio_app.exporters.word.captions import caption_of, claimed_line
from portfolio_app.exporters.word.comments import Comments
from portfolio_app.exporters.word.inline import Inlines
from portfolio_app.exporters.word.namespaces import A, R
from portfolio_app.exporters.word.palette import unit
from portfolio_app.exporters.word.text import attribute, run

_EMU = 635
"""English Metric Units in a twentieth of a point."""
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_COMMENTED = (
    '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
)


class Media(NamedTuple):
    """A picture's file in the package: its name, the relationship that leads to it, and its bytes."""

    name: str
    key: str
    content: bytes


class Pictures:
    """Renders pictures one after another, and yields their files when the document's text is written."""

    def __init__(self, inlines: Inlines, comments: Comments, bookmark: Callable[[str], tuple[str, str]]) -> None:
        self._inlines = inlines
        self._comments = comments
        self._bookmark = bookmark
        self._waiting: list[Picture] = []

    def picture(self, block: Picture, size: tuple[float, float]) -> str:
        """Return the paragraphs of stamp, picture, and what is said below it; ``size`` is in points."""
        self._waiting.append(block)
        number = len(self._waiting)
        width, height = size
        start, end = self._bookmark(block.anchor)
        stamp = _paragraph("Kicker", run(block.stamp)) if block.stamp else ""
        caption = self._inlines.line(caption_of(block))
        loose = "" if caption or block.outlines else '<w:keepNext w:val="0"/>'
        drawing = _paragraph(
            "Picture", start + _drawing(number, block, round(width * 20), round(height * 20)) + end, loose
        )
        said = _paragraph("Caption", caption)
        return stamp + drawing + said + "".join(self._claimed(outline) for outline in block.outlines)

    def media(self) -> Iterator[Media]:
        """Yield the files of the pictures rendered so far, reading one at a time."""
        for number, block in enumerate(self._waiting, 1):
            named = [(outline, f"#{unit(outline.mark.colour)}") for outline in block.outlines]
            content, ending = outlined_picture(block.load(), named)
            yield Media(f"word/media/picture{number}.{ending}", f"rIdPicture{number}", content)

    def _claimed(self, outline: Outline) -> str:
        mark = outline.mark
        start, end = self._bookmark(mark.anchor)
        number = self._comments.add(mark)
        code, *said = claimed_line(mark)
        words = _COMMENTED.format(number, self._inlines.line((code,)))
        return _paragraph("Caption", start + words + end + self._inlines.line(tuple(said)))


def _drawing(number: int, block: Picture, width: int, height: int) -> str:
    extent = f'cx="{width * _EMU}" cy="{height * _EMU}"'
    told = f'name="Picture {number}" descr="{attribute(block.alt)}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" {told}/><a:graphic xmlns:a="{A}"><a:graphicData uri="{_PIC}">'
        f'<pic:pic xmlns:pic="{_PIC}"><pic:nvPicPr><pic:cNvPr id="{number}" {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="rIdPicture{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _paragraph(style: str, content: str, layout: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>' if content else ""
