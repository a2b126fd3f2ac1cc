"""What stands within a line: words in a tone, links, page references, states."""

from collections.abc import Mapping

from portfolio_app.domain.documents.report import Inline, Line, PageRef, Run, Tone
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.word.palette import ACCENT, DANGER, MONO, MUTED, SYMBOLS
from portfolio_app.exporters.word.places import Places
from portfolio_app.exporters.word.setting import Setting
from portfolio_app.exporters.word.styles import BOLD, colour, fonts, size
from portfolio_app.exporters.word.text import run
from portfolio_app.translation import tr

_TONES: Mapping[Tone, str] = {
    Tone.PLAIN: "",
    Tone.STRONG: '<w:rStyle w:val="Strong"/>',
    Tone.MUTED: '<w:rStyle w:val="Muted"/>',
    Tone.SMALL: '<w:rStyle w:val="Small"/>',
    Tone.CODE: '<w:rStyle w:val="Code"/>',
}
_SMALL = _TONES[Tone.SMALL]
_REFERENCE = '<w:rStyle w:val="Reference"/>'
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

    def __init__(self, places: Places, setting: Setting) -> None:
        self._places = places
        self.lost: set[str] = set()
        self._states: dict[tuple[State, Tone], str] = {}
        # A run has one character style; a link's is Reference, so its tone is said directly.
        self._linked: Mapping[Tone, str] = {
            Tone.STRONG: _REFERENCE + BOLD,
            Tone.MUTED: _REFERENCE + colour(MUTED),
            Tone.SMALL: _REFERENCE + size(setting.small),
            Tone.CODE: _REFERENCE + fonts(MONO) + size(setting.mono),
        }

    def line(self, line: Line) -> str:
        """Return the line's runs; words that look alike are one."""
        parts: list[str] = []
        words = look = ""
        for part in line:
            if type(part) is Run and not part.link:
                tone = part.tone
                own = "" if tone is Tone.PLAIN else _SMALL if tone is Tone.SMALL else _TONES[tone]
                if own != look:
                    parts.append(run(words, look))
                    words, look = "", own
                words += part.text
            else:
                if words:
                    parts.append(run(words, look))
                    words = ""
                parts.append(self._special(part))
        if not parts:
            return run(words, look)
        parts.append(run(words, look))
        return "".join(parts)

    def linked(self, content: str, anchor: str) -> str:
        """Return the runs leading to the anchor; as they are when there is no such place."""
        name = self._places.names.get(anchor)
        if name is None:
            if anchor:
                self.lost.add(anchor)
            return content
        return f'<w:hyperlink w:anchor="{name}">{content}</w:hyperlink>' if content else ""

    def _special(self, part: Inline) -> str:
        if isinstance(part, Run):
            return self.linked(run(part.text, self._linked_look(part.tone)), part.link)
        if isinstance(part, PageRef):
            return self._page_reference(part)
        key = part.state, part.tone
        if key not in self._states:
            symbol, shade = _SYMBOLS[part.state]
            # A no-break space keeps the sign and its word on one line.
            word = run(f"\u00a0{tr(part.state.value)}", _TONES[part.tone])
            self._states[key] = run(symbol, SYMBOL + colour(shade)) + word
        return self._states[key]

    def _page_reference(self, part: PageRef) -> str:
        look = self._linked_look(part.tone)
        name = self._places.names.get(part.anchor)
        if name is None:
            self.lost.add(part.anchor)
            return run(f"{tr(part.before)}?", _TONES[part.tone])
        page = self._places.pages[part.anchor]
        return (
            f'<w:hyperlink w:anchor="{name}">{run(tr(part.before), look)}{page_field(name, page, look)}</w:hyperlink>'
        )

    def _linked_look(self, tone: Tone) -> str:
        # A look-up by an enumeration's member calls Python code for its hash: most links need none.
        return _REFERENCE if tone is Tone.PLAIN else self._linked[tone]


def page_field(name: str, page: int, look: str = "") -> str:
    """Return a field that shows the page of a bookmark, filled."""
    number = f"<w:r><w:rPr>{look}</w:rPr><w:t>{page}</w:t></w:r>" if look else f"<w:r><w:t>{page}</w:t></w:r>"
    return f'<w:fldSimple w:instr=" PAGEREF {name} \\h ">{number}</w:fldSimple>'
