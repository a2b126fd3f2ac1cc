"""The document's colours, page and measures: one place for every number that gives the pages their look."""

TEXT = "1F2328"
MUTED = "57606A"
ACCENT = "0B6E6E"
DANGER = "B3261E"
BORDER = "D5DAE0"
UNITS = ("77AADD", "44BB99", "EE8866", "BBCC33", "FFAABB", "99DDFF", "EEDD88", "AAAA00")
"""One colour a unit, told apart by colour-blind readers too (design, section 9)."""

FONT, FONT_INSTEAD = "Source Sans Pro", "Calibri"
"""The document's font, and what stands in where a program takes no embedded fonts."""
EAST_ASIAN, COMPLEX = "Microsoft YaHei", "Arial"
"""For scripts that the font lacks; programs look on from there for what these lack too."""
CODE_GAP = "\u00a0 "
"""Between a code and words; the font has no wider space."""
MONO = "Consolas"
SYMBOLS = "Segoe UI Symbol"

# Twentieths of a point, as WordprocessingML counts.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
LEFT, RIGHT, TOP, BOTTOM = 1814, 1077, 1304, 1134
HEADER_TOP = 624
COVER_TOP = 3300
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
MARGIN_X, MARGIN_WIDTH = 470, 1224
"""Where the codes stand: from the page's left edge, and how wide they may be."""
LINE, CODE_LINE = 300, 220
"""The height of a line of body text, and of a code in the margin."""
AFTER = 120
"""The space after a paragraph of body text."""
BODY_POINTS = 10.5


def unit(colour: int) -> str:
    """Return the unit's colour as six hexadecimal digits; numbers beyond the last begin again."""
    return UNITS[colour % len(UNITS)]


def tint(colour: int, share: float) -> str:
    """Return the unit's colour thinned with white; ``share`` 1 is the colour itself, 0 is white."""
    value = unit(colour)
    parts = (int(value[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - share * (255 - part)):02X}" for part in parts)
