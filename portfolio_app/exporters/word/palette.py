"""The document's colours and fonts."""

from portfolio_app.domain.documents.colours import UNIT_COLOURS

TEXT = "1F2328"
MUTED = "57606A"
ACCENT = "0B6E6E"
DANGER = "B3261E"
BORDER = "D5DAE0"
UNITS = tuple(colour.removeprefix("#") for colour in UNIT_COLOURS)

FONT, FONT_INSTEAD = "Source Sans Pro", "Calibri"
"""The document's font, and what stands in where a program takes no embedded fonts."""
EAST_ASIAN, COMPLEX = "Microsoft YaHei", "Arial"
"""For scripts that the font lacks; programs look on from there for what these lack too."""
CODE_GAP = "\u00a0 "
"""Between a code and words; the font has no wider space."""
MONO = "Consolas"
SYMBOLS = "Segoe UI Symbol"


def unit(colour: int) -> str:
    """Return the unit's colour as six hexadecimal digits; numbers beyond the last begin again."""
    return UNITS[colour % len(UNITS)]


def tint(colour: int, share: float) -> str:
    """Return the unit's colour thinned with white; ``share`` 1 is the colour itself, 0 is white."""
    value = unit(colour)
    parts = (int(value[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - share * (255 - part)):02X}" for part in parts)
