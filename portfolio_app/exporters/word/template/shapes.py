"""How large a template's styles set their words, so that pages can be counted: each style with what it rests on."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import TypeVar

from docx.enum.text import WD_LINE_SPACING
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Length
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.styles.styles import Styles
from docx.text.font import Font
from docx.text.parfmt import ParagraphFormat

from portfolio_app.exporters.word.setting import Setting, Shape

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


_DEFAULTS = {"w:docDefaults/w:rPrDefault/w:rPr", "w:docDefaults/w:pPrDefault/w:pPr"}
_POINTS, _MOST = 10.0, 400.0
_T = TypeVar("_T")


class Sheet:
    """Looks up what a document's styles set; ``theme`` names the fonts of the theme, or is None."""

    def __init__(self, styles: Styles, theme: Part | None) -> None:
        self._styles = {style.style_id: style for style in styles if isinstance(style, CharacterStyle)}
        # What is set by default is a style that all others rest on.
        base = OxmlElement("w:style")
        for path in _DEFAULTS:
            base.extend(map(deepcopy, styles.element.xpath(path)))
        self._base = ParagraphStyle(base)
        self._theme = None if theme is None else parse_xml(theme.blob)

    def shaped(self, setting: Setting) -> tuple[Setting, str]:
        """Return the setting with its shapes as the styles have them, and the name of the body's font."""
        font = _first(map(self._face, self._fonts("BodyText"))) or ""
        stretch, height = _FONTS.get(font.casefold(), _OTHER)
        shapes = {key: self._shape(_STAND_FOR.get(key, key), shape, height) for key, shape in setting.shapes.items()}
        small = self._points("Small" if "Small" in self._styles else "BodyText")
        return replace(setting, shapes=shapes, stretch=stretch, small=small), font

    def body_points(self) -> float:
        """Return the size of the template's ordinary words."""
        return self._points("BodyText" if "BodyText" in self._styles else "Normal")

    def _shape(self, style: str, own: Shape, height: float) -> Shape:
        points = self._points(style)
        formats = self._formats(style)
        natural = points * height
        spacing = _first(each.line_spacing for each in formats)
        rule = _first(each.line_spacing_rule for each in formats)
        line = natural
        if isinstance(spacing, Length):
            told = _bounded(spacing)
            line = (told or natural) if rule is WD_LINE_SPACING.EXACTLY else max(told, natural)
        elif spacing:
            line = natural * spacing
        first = _first(each.first_line_indent for each in formats)
        shape = Shape(
            points,
            line,
            before=_bounded(_first(each.space_before for each in formats)),
            after=_bounded(_first(each.space_after for each in formats)),
            bold=bool(_first(font.bold for font in self._fonts(style))),
            left=_bounded(_first(each.left_indent for each in formats)),
            right=_bounded(_first(each.right_indent for each in formats)),
            hanging=_bounded(Length(-first) if first else None),
        )
        return shape if shape.points > 0 and shape.line > 0 else own

    def _points(self, style: str) -> float:
        size = _first(font.size for font in self._fonts(style))
        return _bounded(size) or _POINTS

    def _fonts(self, style: str) -> list[Font]:
        return [each.font for each in self._chain(style)]

    def _formats(self, style: str) -> list[ParagraphFormat]:
        return [each.paragraph_format for each in self._chain(style) if isinstance(each, ParagraphStyle)]

    def _chain(self, style: str) -> list[CharacterStyle]:
        """Return the style and those that it rests on, the defaults last; a circle ends where it closes."""
        chain: list[CharacterStyle] = []
        while (found := self._styles.get(style)) is not None and found not in chain:
            chain.append(found)
            style = found.element.basedOn_val or ""
        return [*chain, self._base]

    def _face(self, font: Font) -> str | None:
        """Return the name of a font, which may be the theme's."""
        for fonts in font.element.xpath("w:rPr/w:rFonts"):
            named = fonts.get(qn("w:asciiTheme"), "")
            if named and self._theme is not None:
                kind = "majorFont" if named.startswith("major") else "minorFont"
                return next(iter(self._theme.xpath(f"//a:{kind}/a:latin/@typeface")), None)
        return font.name


def _first(values: Iterable[_T | None]) -> _T | None:
    """Return the first that is said at all."""
    return next((value for value in values if value is not None), None)


def _bounded(length: Length | None) -> float:
    """Return a length in points, within what a page can have."""
    return 0.0 if length is None else min(max(length.pt, 0.0), _MOST)
