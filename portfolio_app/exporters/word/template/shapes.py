"""How large a template's styles set their words, so that pages can be counted: each style with what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from portfolio_app.exporters.word.namespaces import A, W
from portfolio_app.exporters.word.setting import Setting, Shape

_W = f"{{{W}}}"
_NUMBERS = ("before", "after", "left", "right", "hanging", "line")
# How wide English words are in a font against the program's own, and how high its lines are against its size.
_FONTS = {
    "source sans pro": (1.0, 1.257),
    "aptos": (1.06, 1.28),
    "arial": (1.09, 1.15),
    "book antiqua": (1.05, 1.24),
    "calibri": (0.983, 1.22),
    "calibri light": (0.98, 1.22),
    "cambria": (1.04, 1.17),
    "century gothic": (1.17, 1.23),
    "comic sans ms": (1.17, 1.39),
    "dejavu sans": (1.216, 1.164),
    "garamond": (0.9, 1.13),
    "georgia": (1.1, 1.14),
    "gill sans mt": (0.98, 1.16),
    "helvetica": (1.09, 1.15),
    "liberation sans": (1.09, 1.15),
    "liberation serif": (0.975, 1.15),
    "open sans": (1.14, 1.36),
    "segoe ui": (1.07, 1.33),
    "tahoma": (1.08, 1.21),
    "times new roman": (0.975, 1.15),
    "trebuchet ms": (1.07, 1.16),
    "verdana": (1.22, 1.22),
}
_OTHER = (1.06, 1.22)
_STAND_FOR = {"Quote": "QuoteUnit1", "QuoteSource": "QuoteSourceUnit1"}
"""Styles that the document uses instead: they differ in colour alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a style and all that it rests on say; numbers in points, lines as told."""

    points: float = 10.0
    bold: bool = False
    font: str = ""
    numbers: Mapping[str, float] | None = None
    rule: str = "auto"


class Sheet:
    """Looks styles up in styles.xml; ``theme`` names the fonts of the theme, or is None."""

    def __init__(self, root: Element, theme: Element | None) -> None:
        self._styles = {style.get(f"{_W}styleId", ""): style for style in root.iter(f"{_W}style")}
        self._theme = theme
        self._base = Found(numbers={})
        for place in ("rPrDefault", "pPrDefault"):
            defaults = root.find(f"{_W}docDefaults/{_W}{place}")
            if defaults is not None:
                self._base = self._with(self._base, defaults)

    def has(self, style: str, layout: str) -> bool:
        """Tell whether the style, or one that it rests on, sets such an element of paragraphs."""
        return any(element.find(f"{_W}pPr/{_W}{layout}") is not None for element in self._chain(style))

    def shaped(self, setting: Setting) -> tuple[Setting, str]:
        """Return the setting with its shapes as the styles have them, and the name of the body's font."""
        font = self._found("BodyText").font
        stretch, height = _FONTS.get(font.casefold(), _OTHER)
        shapes = {key: self._shape(key, shape, height) for key, shape in setting.shapes.items()}
        small = self._found("Small", letters=True).points
        return replace(setting, shapes=shapes, stretch=stretch, small=small), font

    def body_points(self) -> float:
        """Return the size of the template's ordinary words."""
        return self._found("BodyText" if "BodyText" in self._styles else "Normal").points

    def _shape(self, key: str, own: Shape, height: float) -> Shape:
        found = self._found(_STAND_FOR.get(key, key))
        told = dict(found.numbers or {})
        natural = found.points * height
        line = told.pop("line", 0.0)
        lines = {"auto": natural * (line / 12 if line else 1.0), "exact": line or natural}
        hanging = told.pop("hanging", 0.0)
        shape = Shape(found.points, lines.get(found.rule, max(line, natural)), bold=found.bold, hanging=hanging, **told)
        return shape if shape.points > 0 and shape.line > 0 else own

    def _found(self, style: str, *, letters: bool = False) -> Found:
        found = self._base
        for element in reversed(self._chain(style)):
            found = self._with(found, element)
        if letters and style not in self._styles:
            return self._found("BodyText")
        return found

    def _chain(self, style: str) -> list[Element]:
        """Return the style and those that it rests on; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            chain.append(element)
            based = element.find(f"{_W}basedOn")
            style = "" if based is None else based.get(f"{_W}val", "")
        return chain

    def _with(self, found: Found, element: Element) -> Found:
        letters, layout = element.find(f"{_W}rPr"), element.find(f"{_W}pPr")
        if letters is not None:
            size, bold, fonts = (letters.find(f"{_W}{name}") for name in ("sz", "b", "rFonts"))
            found = replace(
                found,
                points=found.points if size is None else _number(size, "val", 2) or found.points,
                bold=found.bold if bold is None else bold.get(f"{_W}val", "1") not in ("0", "false", "off"),
                font=found.font if fonts is None else self._font(fonts) or found.font,
            )
        if layout is not None:
            numbers, rule = dict(found.numbers or {}), found.rule
            for place in ("spacing", "ind"):
                said = layout.find(f"{_W}{place}")
                for name in _NUMBERS:
                    value = None if said is None else _number(said, name, 20)
                    if value is not None:
                        numbers[name] = value
                if said is not None:
                    rule = said.get(f"{_W}lineRule", "auto" if said.get(f"{_W}line") else rule)
            found = replace(found, numbers=numbers, rule=rule)
        return found

    def _font(self, fonts: Element) -> str:
        theme = fonts.get(f"{_W}asciiTheme", "")
        if theme and self._theme is not None:
            kind = "majorFont" if theme.startswith("major") else "minorFont"
            face = self._theme.find(f".//{{{A}}}{kind}/{{{A}}}latin")
            return "" if face is None else face.get("typeface", "")
        return fonts.get(f"{_W}ascii", "")


def _number(element: Element, name: str, parts: int) -> float | None:
    """Return an attribute's number in points, within what a page can have; None where there is none."""
    try:
        value = float(element.get(f"{_W}{name}", "")) / parts
    except ValueError:
        return None
    return min(max(value, 0.0), 400.0) if value == value else None
