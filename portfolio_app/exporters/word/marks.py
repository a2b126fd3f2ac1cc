"""Accounts with their claimed passages: marked words, codes in the margin, comments on the exact words."""

from collections.abc import Callable
from itertools import pairwise

from portfolio_app.domain.documents.report import Mark, MarkedParagraph, Piece
from portfolio_app.exporters.word.comments import Comments
from portfolio_app.exporters.word.flow import Box
from portfolio_app.exporters.word.inline import RECHECK_SYMBOL, SYMBOL, Inlines
from portfolio_app.exporters.word.palette import TEXT, UNITS, tint, unit
from portfolio_app.exporters.word.setting import Setting
from portfolio_app.exporters.word.styles import ITEM_INDENT, SHADE, colour, shading, spacing, underline
from portfolio_app.exporters.word.text import reads_from_right, run

_UNIT = tuple(f'<w:rStyle w:val="Unit{number + 1}"/>' for number in range(len(UNITS)))
_CODE = '<w:rStyle w:val="MarginLink"/>'
# LibreOffice makes a link's words blue and underlined unless the run itself says otherwise.
_STILL = colour(TEXT) + '<w:u w:val="none"/>'
_TAGS = tuple(run(" ", f'<w:rStyle w:val="Unit{number + 1}Tag"/>') for number in range(len(UNITS)))
_SIGNS = SYMBOL + _STILL
_RECHECK_LINE = "dottedHeavy"
_DEEPER = SHADE * 1.8
"""How much colour where two passages of one unit overlap."""
_COMMENT_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{}"/></w:r>'


class Marks:
    """Renders marked paragraphs one after another; passages may run over several."""

    def __init__(
        self,
        inlines: Inlines,
        comments: Comments,
        bookmark: Callable[[str], tuple[str, str]],
        setting: Setting,
    ) -> None:
        self._inlines = inlines
        self._comments = comments
        self._bookmark = bookmark
        self._open: dict[str, int] = {}
        self._looks: dict[tuple[tuple[int, int, bool], ...], str] = {}
        self._body, code = setting["BodyText"], setting["MarginCode"]
        # Twentieths of a point.
        self._line, self._code_line = round(self._body.line * 20), round(code.line * 20)
        self._frame = (
            f'<w:framePr w:w="{setting.codes_width}" w:wrap="around" w:vAnchor="text" w:hAnchor="page"'
            f' w:x="{setting.codes_left}" w:y="'
        )

    def paragraph(self, block: MarkedParagraph, box: Box) -> str:
        """Return the paragraph, after a frame with the codes of the passages that begin in it."""
        opening = [mark for piece in block.pieces for mark in piece.opens]
        words = "".join(
            [self._piece(piece) if piece.marks or piece.closes else run(piece.text) for piece in block.pieces]
        )
        frame = self._margin(box, opening) if opening else ""
        if block.bullet:
            # As it was written: a numbering of Word's would count anew, and a template may have another.
            words = run(f"{block.bullet}\t") + words
        return f'{frame}<w:p><w:pPr><w:pStyle w:val="BodyText"/>{self._layout(block, box)}</w:pPr>{words}</w:p>'

    def _piece(self, piece: Piece) -> str:
        if not piece.opens and not piece.closes:
            return run(piece.text, self._look(piece.marks))
        before, after, last = [], [], []
        for mark in piece.opens:
            number = self._open[mark.anchor] = self._comments.add(mark)
            start, end = self._bookmark(mark.anchor)
            after.append(end)
            before.append(start)
            before.append(f'<w:commentRangeStart w:id="{number}"/>')
        for mark in piece.closes:
            number = self._open.pop(mark.anchor)
            after.append(f'<w:commentRangeEnd w:id="{number}"/>')
            last.append(_COMMENT_MARK.format(number))
        # All ranges end before the first comment's sign, so that no comment holds another's.
        return "".join((*before, run(piece.text, self._look(piece.marks)), *after, *last))

    def _look(self, marks: tuple[Mark, ...]) -> str:
        """Return how words under these marks look: the innermost passage lies behind, the next one underlines."""
        if not marks:
            return ""
        key = tuple((mark.end - mark.start, mark.colour % len(UNITS), mark.recheck) for mark in marks)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = _look_of(sorted(key))
        return look

    def _margin(self, box: Box, opening: list[Mark]) -> str:
        """Return the frame with the codes, each at its passage's line as far as those above it leave room."""
        # The codes may not leave the paragraph's height, for the next paragraph has codes of its own, nor the page.
        line_height, code_height = self._line, self._code_line
        room = max(box.first * line_height, code_height * len(opening))
        tops: list[int] = []
        for place, (_, line) in enumerate(box.anchors):
            lowest = room - code_height * (len(opening) - place)
            free = tops[-1] + code_height if tops else 0
            tops.append(max(free, min(line * line_height + (line_height - code_height) // 2, lowest)))
        gaps = [0, *(low - high - code_height for high, low in pairwise(tops))]
        return "".join([self._code(mark, tops[0], gap) for mark, gap in zip(opening, gaps, strict=True)])

    def _code(self, mark: Mark, top: int, gap: int) -> str:
        room = spacing(before=gap / 20, line=self._code_line / 20, rule="exact") if gap else ""
        signs = "★" * mark.starred + RECHECK_SYMBOL * mark.recheck
        tag = _TAGS[mark.colour % len(UNITS)]
        code = run(f"\u00a0{mark.code}\u00a0" if signs else f"\u00a0{mark.code}", _CODE)
        words = self._inlines.linked(f"{tag}{code}{run(signs, _SIGNS)}", mark.link)
        return f'<w:p><w:pPr><w:pStyle w:val="MarginCode"/>{self._frame}{max(1, top)}"/>{room}</w:pPr>{words}</w:p>'

    def _layout(self, block: MarkedParagraph, box: Box) -> str:
        """Return what the paragraph needs beyond its style."""
        ascii_only = all(piece.text.isascii() for piece in block.pieces)
        words = "" if ascii_only else "".join([piece.text for piece in block.pieces])
        turned = "<w:bidi/>" if reads_from_right(words) else ""
        body = self._body
        room = spacing(body.before, box.after, body.line) if box.after > body.after else ""
        return turned + room + (ITEM_INDENT if block.bullet else "")


def _look_of(marks: list[tuple[int, int, bool]]) -> str:
    _, inner, recheck = marks[0]
    others = [(colour, again) for _, colour, again in marks[1:]]
    look = _UNIT[inner]
    if not others:
        return look + (underline(_RECHECK_LINE, unit(inner)) if recheck else "")
    other, again = next((entry for entry in others if entry[0] != inner), others[0])
    line = underline(_RECHECK_LINE if recheck or again else "thick", unit(other))
    return look + line + (shading(tint(inner, _DEEPER)) if other == inner else "")
