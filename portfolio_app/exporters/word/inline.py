"""What stands within a line: words in a tone, links, page references, states."""

from collections.abc import Mapping

from portfolio_app.domain.report import Inline, Line, PageRef, Run, State, Tone
from portfolio_app.exporters.word.palette import ACCENT, DANGER, MUTED, SYMBOLS
from portfolio_app.exporters.word.places import Places
from portfolio_app.exporters.word.styles import BOLD, colour, fonts, size
from portfolio_app.exporters.word.text import run

_TONES: Mapping[Tone, str] = {
    Tone.PLAIN: "",
    Tone.STRONG: '<w:rStyle w:val="Strong"/>',
    Tone.MUTED: '<w:rStyle w:val="Muted"/>',
    Tone.SMALL: '<w:rStyle w:val="Small"/>',
    Tone.CODE: '<w:rStyle w:val="Code"/>',
}
# A run has one character style; a link's is Reference, so its tone is said directly.
_REFERENCE = '<w:rStyle w:val="Reference"/>'
_LINKED: Mapping[Tone, str] = {
    Tone.PLAIN: _REFERENCE,
    Tone.STRONG: _REFERENCE + BOLD,
    Tone.MUTED: _REFERENCE + colour(MUTED),
    Tone.SMALL: _REFERENCE + size(8.5),
    Tone.CODE: _REFERENCE + fonts("Consolas") + size(9.5),
}
_SYMBOLS: Mapping[State, tuple[str, str]] = {
    State.NONE: ("○", MUTED),
    State.PARTLY: ("◐", ACCENT),
    State.CLAIMED: ("●", ACCENT),
    State.MET: ("✓", ACCENT),
    State.NOT_YET_MET: ("✗", DANGER),
    State.RECHECK: ("↪", DANGER),
}
RECHECK_SYMBOL = _SYMBOLS[State.RECHECK][0]
# The fonts are said in the run too: where the style is lost, Word would take these signs from an East Asian font.
SYMBOL = f'<w:rStyle w:val="StateSymbol"/>{fonts(SYMBOLS)}'


class Inlines:
    """Renders lines; knows every place and collects the links that lead nowhere."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.lost: set[str] = set()

    def line(self, line: Line) -> str:
        """Return the line's runs."""
        return "".join([self._inline(part) for part in line])

    def linked(self, content: str, anchor: str) -> str:
        """Return the runs leading to the anchor; as they are when there is no such place."""
        name = self._places.names.get(anchor)
        if name is None:
            if anchor:
                self.lost.add(anchor)
            return content
        return f'<w:hyperlink w:anchor="{name}">{content}</w:hyperlink>' if content else ""

    def _inline(self, part: Inline) -> str:
        if isinstance(part, Run):
            if part.link:
                return self.linked(run(part.text, _linked_look(part.tone)), part.link)
            return run(part.text, "" if part.tone is Tone.PLAIN else _TONES[part.tone])
        if isinstance(part, PageRef):
            return self._page_reference(part)
        symbol, shade = _SYMBOLS[part.state]
        # A no-break space keeps the sign and its word on one line.
        return run(symbol, SYMBOL + colour(shade)) + run(f"\u00a0{part.state.value}", _TONES[part.tone])

    def _page_reference(self, part: PageRef) -> str:
        look = _linked_look(part.tone)
        name = self._places.names.get(part.anchor)
        if name is None:
            self.lost.add(part.anchor)
            return run(f"{part.before}?", _TONES[part.tone])
        page = self._places.pages[part.anchor]
        return self.linked(run(part.before, look) + page_field(name, page, look), part.anchor)


def _linked_look(tone: Tone) -> str:
    # A look-up by an enumeration's member calls Python code for its hash: most links need none.
    return _REFERENCE if tone is Tone.PLAIN else _LINKED[tone]


def page_field(name: str, page: int, look: str = "") -> str:
    """Return a field that shows the page of a bookmark, filled."""
    return f'<w:fldSimple w:instr=" PAGEREF {name} \\h ">{run(str(page), look)}</w:fldSimple>'
