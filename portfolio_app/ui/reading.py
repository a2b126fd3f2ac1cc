"""How the window sets words for the one who reads them: letter form, spacing, tint and length of the lines."""

from dataclasses import dataclass, replace
from enum import StrEnum

from portfolio_app.ui.tokens import Tokens


class Spacing(StrEnum):
    """How far letters, words and lines stand apart."""

    USUAL = "usual"
    WIDE = "wide"
    WIDER = "wider"


class Tint(StrEnum):
    """What the paper is tinted with."""

    NONE = "none"
    CREAM = "cream"
    PEACH = "peach"
    BLUE = "blue"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Measures:
    """What a spacing comes to: letters in percent, words in parts of the size, lines in percent of the usual."""

    letters: int = 100
    words: float = 0.0
    lines: float = 1.0


MEASURES = {
    Spacing.USUAL: Measures(),
    Spacing.WIDE: Measures(110, 0.1, 1.15),
    Spacing.WIDER: Measures(120, 0.2, 1.3),
}
"""The widest is what WCAG 2.2 (1.4.12) wants a text to bear."""

LINE_LENGTHS = (0, 75, 60, 45)
"""Letters in a line of an account at most; 0 for as many as there is room for."""

_LIGHT_CONTROL = "#6F777F"
"""Outlines must be seen on a tint as well, which is darker than white."""
_GROUNDS = {
    ("light", Tint.CREAM): ("#F6EEDB", "#FDF6E3", "#EDE3CB"),
    ("light", Tint.PEACH): ("#FBE7D9", "#FFF1E6", "#F3DAC8"),
    ("light", Tint.BLUE): ("#E3ECF4", "#F0F6FB", "#D6E2ED"),
    ("light", Tint.GREEN): ("#E4EEE1", "#F1F7EE", "#D8E5D4"),
    ("dark", Tint.CREAM): ("#1D1A14", "#28241C", "#332E24"),
    ("dark", Tint.PEACH): ("#1F1815", "#2A211D", "#362B25"),
    ("dark", Tint.BLUE): ("#141A20", "#1C242C", "#26303A"),
    ("dark", Tint.GREEN): ("#151B16", "#1D251E", "#273128"),
}
"""The window, the surface and what the mouse is over, by theme and tint."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was chosen; ``family`` is the name of an installed typeface, or nothing for the system's own."""

    family: str = ""
    spacing: Spacing = Spacing.USUAL
    tint: Tint = Tint.NONE
    line_length: int = 0

    @property
    def measures(self) -> Measures:
        """What the spacing comes to."""
        return MEASURES[self.spacing]


def tinted(tokens: Tokens, tint: Tint) -> Tokens:
    """Return a theme's colours on tinted paper."""
    grounds = _GROUNDS.get((tokens.name, tint))
    if grounds is None:
        return tokens
    window, surface, hover = grounds
    control = _LIGHT_CONTROL if tokens.name == "light" else tokens.control
    return replace(tokens, window=window, surface=surface, hover=hover, control=control)
