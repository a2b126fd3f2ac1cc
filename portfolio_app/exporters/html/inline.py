"""What stands within a line: words in a tone, links, states as symbol and word."""

from collections.abc import Mapping

from portfolio_app.domain.documents.report import Inline, Line, PageRef, Run, Tone
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.anchors import Places
from portfolio_app.exporters.html.text import escaped, words
from portfolio_app.translation import tr

_TONES: Mapping[Tone, tuple[str, str]] = {
    Tone.PLAIN: ("", ""),
    Tone.STRONG: ("<strong>", "</strong>"),
    Tone.MUTED: ('<span class="muted">', "</span>"),
    Tone.SMALL: ('<span class="small">', "</span>"),
    Tone.CODE: ("<code>", "</code>"),
}
_RING = '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2"/>'
_SHAPES: Mapping[State, str] = {
    State.NONE: _RING,
    State.PARTLY: f'{_RING}<path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>',
    State.CLAIMED: '<circle cx="8" cy="8" r="7" fill="currentColor"/>',
    State.MET: '<path d="M2 8.5l4 4 8-9" fill="none" stroke="currentColor" stroke-width="2.4"/>',
    State.NOT_YET_MET: '<path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="2.4"/>',
    State.RECHECK: (
        '<path d="M2 13V9a4 4 0 0 1 4-4h7M9 1l4.4 4L9 9" fill="none" stroke="currentColor" stroke-width="2"/>'
    ),
}
_NAMES = {state: state.value.replace(" ", "-") for state in State}


class Inlines:
    """Renders lines; links to places that are not there are left out and remembered."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def place(self, anchor: str) -> str:
        """Return the attribute that makes an element the anchor's place, or ""."""
        name = self.places.place(anchor)
        return f' id="{name}"' if name else ""

    def line(self, line: Line) -> str:
        """Return the line's content."""
        return "".join(self._inline(part) for part in line)

    def lines(self, lines: tuple[Line, ...]) -> str:
        """Return lines one under another."""
        shown = [content for line in lines if (content := self.line(line))]
        return shown[0] if len(shown) == 1 else "".join(f"<div>{content}</div>" for content in shown)

    def linked(self, content: str, anchor: str) -> str:
        """Return the content leading to the anchor, or as it is when there is no such place."""
        target = self.places.target(anchor)
        return f'<a href="{target}">{content}</a>' if target else content

    def _inline(self, part: Inline) -> str:
        before, after = _TONES[part.tone]
        if isinstance(part, Run):
            # Words without a link are most of a document.
            content = self.linked(words(part.text), part.link) if part.link else words(part.text)
        elif isinstance(part, PageRef):
            # Pages mean nothing here; the link is what counts.
            content = self.linked("there", part.anchor)
        else:
            content = state_content(part.state)
        return f"{before}{content}{after}"


def state_content(state: State) -> str:
    """Return a state as symbol and word, kept on one line."""
    name = _NAMES[state]
    return f'<span class="state {name}">{symbol(state)}{escaped(tr(state.value))}</span>'


def symbol(state: State) -> str:
    """Return a state's symbol; its word is said beside it."""
    return f'<svg class="sign" aria-hidden="true"><use href="#sign-{_NAMES[state]}"/></svg>'


def symbols() -> str:
    """Return the shapes that every symbol of the page uses."""
    shapes = "".join(
        f'<symbol id="sign-{_NAMES[state]}" viewBox="0 0 16 16">{shape}</symbol>' for state, shape in _SHAPES.items()
    )
    return f'<svg width="0" height="0" class="signs" aria-hidden="true">{shapes}</svg>'
