"""The page's colours by day, by night and on paper, as custom properties of its style sheet."""

from portfolio_app.domain.documents.colours import UNIT_COLOURS

LIGHT = {
    "window": "#F6F6F3",
    "surface": "#FFFFFF",
    "border": "#D5DAE0",
    "strong": "#1F2328",
    "text": "#1F2328",
    "muted": "#57606A",
    "accent": "#0B6E6E",
    "danger": "#B3261E",
}
DARK = {
    "window": "#17191B",
    "surface": "#212427",
    "border": "#3A4046",
    "strong": "#A6AEB6",
    "text": "#E6E8EA",
    "muted": "#A6AEB6",
    "accent": "#57C7C4",
    "danger": "#FF8A80",
}
TINT = {"window": "#FAF3E3", "surface": "#FDF8EC"}
"""By day, for readers whom white dazzles."""
ON_UNIT = "#1F2328"
"""Words on a unit's full colour, by day and by night."""
_SHARES = {"mark": (0.35, 0.26), "bar": (0.16, 0.14)}
"""How much of the unit's colour lies behind words, by day and by night."""


def mixed(colour: str, share: float, ground: str) -> str:
    """Return a colour thinned with the ground below it; ``share`` 1 is the colour itself."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


def behind(kind: str, number: int, *, dark: bool = False) -> str:
    """Return the colour behind words: of a ``mark`` or a unit's ``bar``."""
    share = _SHARES[kind][dark]
    return mixed(UNIT_COLOURS[number % len(UNIT_COLOURS)], share, (DARK if dark else LIGHT)["surface"])


def properties(*, dark: bool) -> str:
    """Return the custom properties of one scheme."""
    colours = {**(DARK if dark else LIGHT), "on-unit": ON_UNIT}
    for number, colour in enumerate(UNIT_COLOURS):
        colours |= {f"u{number}": colour, f"m{number}": behind("mark", number, dark=dark)}
        colours[f"b{number}"] = behind("bar", number, dark=dark)
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def unit_classes() -> str:
    """Return the rules that give an element with class u0 to u7 its unit's colours."""
    return "".join(f".u{n}{{--u:var(--u{n});--m:var(--m{n});--b:var(--b{n})}}" for n in range(len(UNIT_COLOURS)))


def unit_class(colour: int) -> str:
    """Return the class of a unit's colour; numbers beyond the last begin again."""
    return f"u{colour % len(UNIT_COLOURS)}"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
