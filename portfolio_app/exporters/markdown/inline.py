"""What stands within a line: words in a tone, links, states as symbol and word, claimed words with their codes."""

from collections.abc import Mapping

from portfolio_app.domain.documents.report import Inline, Line, Mark, MarkedParagraph, PageRef, Piece, Run, Tone
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.anchors import Places
from portfolio_app.exporters.markdown.text import code, escaped, one_line, paragraph, strong
from portfolio_app.translation import tr

_SYMBOLS: Mapping[State, str] = {
    State.NONE: "○",
    State.PARTLY: "◐",
    State.CLAIMED: "●",
    State.MET: "✓",
    State.NOT_YET_MET: "✗",
    State.RECHECK: "↪\ufe0e",  # as a sign, not as a coloured picture
}


class Inlines:
    """Renders lines; links to places that are not there are left out and remembered."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def place(self, anchor: str) -> str:
        """Return the element that is the anchor's place, or ""."""
        name = self.places.place(anchor)
        return f'<a id="{name}"></a>' if name else ""

    def line(self, line: Line) -> str:
        """Return the line's content, its line ends still bare."""
        return "".join(self._inline(part) for part in line)

    def cell(self, lines: tuple[Line, ...]) -> str:
        """Return lines one under another within a cell."""
        return "<br>".join(content for line in lines if (content := one_line(self.line(line), "<br>")))

    def linked(self, content: str, anchor: str) -> str:
        """Return the content leading to the anchor, or as it is when there is no such place."""
        target = self.places.target(anchor)
        return f"[{content}]({target})" if target and content.strip() else content

    def marked(self, block: MarkedParagraph) -> str:
        """Return a paragraph or an item of an account, its claimed words marked and each passage's code before them."""
        content = paragraph("".join(self._piece(piece) for piece in block.pieces))
        if not block.bullet:
            return content
        sign = f"{block.bullet if block.bullet[:-1] else '-'} "
        return sign + content.replace("\n", "\n" + " " * len(sign))

    def outlined(self, mark: Mark) -> str:
        """Return what is claimed in a part of a picture: its code and what is said about it."""
        said = mark.comment.removeprefix(mark.code).strip().replace("\n", ". ")
        return self._code(mark) + one_line(escaped(said))

    def _piece(self, piece: Piece) -> str:
        codes = "".join(self._code(mark) for mark in piece.opens)
        words = escaped(piece.text)
        return f"{codes}<mark>{words}</mark>" if piece.marks else codes + words

    def _code(self, mark: Mark) -> str:
        star = " ★" if mark.starred else ""
        recheck = f" {_SYMBOLS[State.RECHECK]}" if mark.recheck else ""
        return f"{self.place(mark.anchor)}{self.linked(escaped(mark.code + star + recheck), mark.link)} "

    def _inline(self, part: Inline) -> str:
        if isinstance(part, Run):
            words = code(part.text) if part.tone is Tone.CODE else escaped(part.text)
            if part.tone is Tone.STRONG:
                words = strong(words)
            return self.linked(words, part.link)
        if isinstance(part, PageRef):
            return self.linked("there", part.anchor)
        return f"{_SYMBOLS[part.state]}\u00a0{escaped(tr(part.state.value))}"
