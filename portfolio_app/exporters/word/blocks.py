"""Each kind of block as WordprocessingML."""

import re
from collections.abc import Iterator

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    Line,
    MarkedParagraph,
    Paragraph,
    Picture,
    Quote,
    Report,
    Role,
    SignatureLines,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.word.boxes import Laid
from portfolio_app.exporters.word.comments import Comments
from portfolio_app.exporters.word.contents import contents
from portfolio_app.exporters.word.cover import cover, signatures
from portfolio_app.exporters.word.inline import Inlines
from portfolio_app.exporters.word.marks import Marks
from portfolio_app.exporters.word.palette import CODE_GAP, UNITS, tint, unit
from portfolio_app.exporters.word.pictures import Pictures
from portfolio_app.exporters.word.places import Places
from portfolio_app.exporters.word.sections import Part, Sections, parts_of
from portfolio_app.exporters.word.setting import NEW_PART, Setting
from portfolio_app.exporters.word.tables import Tables
from portfolio_app.exporters.word.text import reads_from_right, run

_ROLES = {Role.BODY: "BodyText", Role.INTRO: "Intro", Role.NOTE: "Note"}
_NO_SPACE = '<w:spacing w:before="0"/>'
_NO_BREAK = '<w:pageBreakBefore w:val="0"/>'
_BLANK_LINES = re.compile(r"\n\s*\n")


class Body:
    """Renders the report's blocks in order; what it met on the way is in ``comments``, ``pictures`` and ``lost``."""

    def __init__(self, report: Report, places: Places, setting: Setting, sections: Sections) -> None:
        self._blocks = report.blocks
        self._places = places
        self._setting = setting
        self._sections = sections
        self._inlines = Inlines(places, setting)
        self._bookmarked: set[str] = set()
        self._bookmarks = 0
        self.comments = Comments(report.learner)
        self._marks = Marks(self._inlines, self.comments, self.bookmark, setting)
        self.pictures = Pictures(self._inlines, self.comments, self.bookmark)
        self._tables = Tables(self._inlines, self.bookmark)

    @property
    def lost(self) -> set[str]:
        """The anchors that links asked for and no block has."""
        return self._inlines.lost

    def render(self) -> Iterator[str]:
        """Yield each block's XML, and at last the properties of the document's last section."""
        blocks, parts = self._blocks, [*parts_of(self._blocks)]
        last = len(parts) - 1
        for index, block in enumerate(blocks):
            part = parts[index]
            xml = self._block(index, block, self._places.laid[index])
            yield xml if index == last or parts[index + 1] is part else self._sections.end(part, xml)
        yield self._sections.last(parts[-1] if parts else Part.TALL)

    def bookmark(self, anchor: str) -> tuple[str, str]:
        """Return the bookmark's start and end for an anchor; nothing the second time, for names are unique."""
        name = self._places.names.get(anchor)
        return self._bookmark(name) if name else ("", "")

    def _bookmark(self, name: str) -> tuple[str, str]:
        if name in self._bookmarked:
            return "", ""
        self._bookmarked.add(name)
        self._bookmarks += 1
        number = self._bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{number}"/>'

    def _block(self, index: int, block: Block, laid: Laid) -> str:
        match block:
            case MarkedParagraph():
                return self._marks.paragraph(block, laid.boxes[0])
            case Paragraph():
                return _paragraph(_ROLES[block.role], self._inlines.line(block.runs), _direction(block.runs))
            case Quote():
                return self._quote(block)
            case Table():
                return self._tables.table(block, laid.widths, gap=laid.gap)
            case CriterionHeading():
                return self._criterion(block, laid.alone)
            case UnitHeading():
                return self._unit(index, block)
            case Heading():
                return self._heading(index, block, laid)
            case Contents():
                return contents(block, self._places.entries, self.bookmark(block.anchor))
            case Picture():
                return self.pictures.picture(block, laid.size)
            case SignatureLines():
                return signatures(block.labels, laid.width)
            case Cover():
                return cover(block, laid.width)

    def _heading(self, index: int, block: Heading, laid: Laid) -> str:
        style = f"Heading{block.level}" + ("" if block.in_contents else "Unlisted")
        words = self._placed(index, block.anchor, run(block.text))
        turned = "<w:bidi/>" if reads_from_right(block.text) else ""
        if block.level == 2 and block.new_page and block.in_contents:
            style = "Heading2NewPage"
        if not laid.begins_page:
            above, room = "", ""
        elif laid.boxes[0].shares:
            above, room = _NO_BREAK, f'<w:spacing w:before="{NEW_PART * 20}"/>'
        else:
            # A template's style may not say that parts begin a page.
            above, room = "<w:pageBreakBefore/>", _NO_SPACE
        if not block.kicker:
            return _paragraph(style, words, above + turned + room)
        # The small line goes to the new page too, so it breaks in the heading's stead.
        own = _NO_BREAK if laid.begins_page else ""
        kicker = _paragraph("Kicker", self._inlines.line(block.kicker), above + room)
        return kicker + _paragraph(style, words, own + turned + _NO_SPACE)

    def _unit(self, index: int, block: UnitHeading) -> str:
        style = "Heading2" if block.in_contents else "Heading2Unlisted"
        ground = tint(block.colour, 0.18)
        # Borders in the ground's colour are the bar's padding; Word has no other.
        edge = f'w:val="single" w:sz="32" w:space="0" w:color="{ground}"'
        layout = (
            f'<w:pBdr><w:top {edge}/><w:left w:val="single" w:sz="36" w:space="6" w:color="{unit(block.colour)}"/>'
            f'<w:bottom {edge}/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/><w:ind w:left="210"/>'
        )
        words = run(f"{block.label}{CODE_GAP}{block.title}" if block.label else block.title)
        return _paragraph(style, self._placed(index, block.anchor, words), layout)

    def _criterion(self, block: CriterionHeading, alone: bool) -> str:
        loose = '<w:keepNext w:val="0"/>' if alone else ""
        layout = (
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="6" w:color="{unit(block.colour)}"/></w:pBdr>'
            f'<w:ind w:left="{round(self._setting["CriterionNote"].left * 20)}"/>'
        )
        start, end = self.bookmark(block.anchor)
        words = run(f"{block.code}{CODE_GAP}") + run(block.text, '<w:rStyle w:val="CriterionWording"/>')
        last = len(block.notes) - 1
        notes = [
            _paragraph("CriterionNote", self._inlines.line(note), loose if number == last else "")
            for number, note in enumerate(block.notes)
        ]
        head = _paragraph("Heading3", start + words + end, layout if block.notes else loose + layout)
        return head + "".join(notes)

    def _quote(self, block: Quote) -> str:
        unit_number = block.colour % len(UNITS) + 1
        parts = [part for part in _BLANK_LINES.split(block.text) if part.strip()]
        quoted = "".join(
            [
                _paragraph(f"QuoteUnit{unit_number}", run(part), "<w:bidi/>" if reads_from_right(part) else "")
                for part in parts
            ]
        )
        below = f"QuoteSourceUnit{unit_number}"
        source = _paragraph(below, self._inlines.line(block.source)) if block.source else ""
        note = _paragraph(below, run(block.note)) if block.note else ""
        return f"{quoted}{source}{note}"

    def _placed(self, index: int, anchor: str, words: str) -> str:
        """Return the heading's words in the bookmarks that lead to it."""
        start, end = self.bookmark(anchor)
        name = self._places.headings.get(index)
        more_start, more_end = self._bookmark(name) if name else ("", "")
        return f"{start}{more_start}{words}{more_end}{end}"


def _direction(line: Line) -> str:
    text = "".join([getattr(part, "text", "") for part in line])
    return "<w:bidi/>" if reads_from_right(text) else ""


def _paragraph(style: str, content: str, layout: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>'
