"""Styles and numbering of a Word document (ISO/IEC 29500-1, 17.7 and 17.9), as far as they say what a paragraph is."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_DEEPEST = 12
_HEADING = re.compile(r"(?:heading|überschrift|titre|pennawd)\s*(\d)", re.IGNORECASE)
_MARKERS = {"decimal": "{}", "decimalZero": "{:02d}"}
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class Style:
    """What is asked of a paragraph's style: a heading's level (1 is the document's title), bold, contents, its list."""

    level: int = 0
    bold: bool = False
    contents: bool = False
    number: tuple[str, int] | None = None


def is_on(properties: "Element | None", name: str) -> bool | None:
    """Return what a switch such as bold says, or None where it says nothing."""
    switch = properties.find(f"{W}{name}") if properties is not None else None
    return None if switch is None else switch.get(VAL, "1") not in ("0", "false", "off", "none")


def number_of(properties: "Element | None") -> tuple[str, int] | None:
    """Return the list and the depth that a paragraph's properties name."""
    named = properties.find(f"{W}numPr") if properties is not None else None
    if named is None:
        return None
    number, depth = named.find(f"{W}numId"), named.find(f"{W}ilvl")
    level = depth.get(VAL, "0") if depth is not None else "0"
    return (number.get(VAL, "0") if number is not None else "0", int(level) if level.isdecimal() else 0)


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: "Element | None") -> None:
        self._elements = (
            {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")} if root is not None else {}
        )
        self._known: dict[str, Style] = {}

    def get(self, style_id: str) -> Style:
        """Return a style with what it takes from those it is based on."""
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id, 0)
        return self._known[style_id]

    def _read(self, style_id: str, depth: int) -> Style:
        element = self._elements.get(style_id)
        if element is None or depth > _DEEPEST:
            return _by_name(style_id)
        named, based = element.find(f"{W}name"), element.find(f"{W}basedOn")
        former = self._read(based.get(VAL, ""), depth + 1) if based is not None else Style()
        own = _by_name(named.get(VAL, "") if named is not None else style_id)
        paragraph = element.find(f"{W}pPr")
        outline = paragraph.find(f"{W}outlineLvl") if paragraph is not None else None
        level = own.level or (_outline(outline) if outline is not None else former.level)
        bold = is_on(element.find(f"{W}rPr"), "b")
        return Style(
            level,
            former.bold if bold is None else bold,
            own.contents or former.contents,
            number_of(paragraph) or former.number,
        )


def _by_name(name: str) -> Style:
    heading = _HEADING.match(name)
    if heading:
        return Style(level=int(heading[1]) + 1)
    folded = name.casefold()
    return Style(
        level=1 if folded == "title" else 0, contents=re.match(r"(?:toc|contents)\s*(?:heading|\d)", folded) is not None
    )


def _outline(element: "Element") -> int:
    level = element.get(VAL, "9")
    return int(level) + 2 if level.isdecimal() and int(level) < 9 else 0


class Numbering:
    """Counts the items of lists, and says what stands before each."""

    def __init__(self, root: "Element | None") -> None:
        self._abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for each in root.iter(f"{W}abstractNum"):
            self._abstract[each.get(f"{W}abstractNumId", "")] = dict(map(_level, each.iter(f"{W}lvl")))
        for each in root.iter(f"{W}num"):
            named = each.find(f"{W}abstractNumId")
            self._lists[each.get(f"{W}numId", "")] = named.get(VAL, "") if named is not None else ""

    def prefix(self, number: tuple[str, int]) -> str:
        """Return what stands before the next item of a list; "" for none."""
        name, depth = number
        levels = self._abstract.get(self._lists.get(name, ""), {})
        if name == "0":
            return ""
        form, text, start = levels.get(depth, ("bullet", "", 1))
        counts = self._counts[name]
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        if form == "none":
            return ""
        if form == "bullet":
            return "- "
        said = _PLACE.sub(lambda m: _written(levels, counts, int(m[1]) - 1), text or f"%{depth + 1}.")
        return f"{said} " if said.strip() else ""


def _level(element: "Element") -> tuple[int, tuple[str, str, int]]:
    def value(name: str, default: str) -> str:
        found = element.find(f"{W}{name}")
        return found.get(VAL, default) if found is not None else default

    depth, start = element.get(f"{W}ilvl", "0"), value("start", "1")
    counted = int(start) if start.isdecimal() and len(start) < 6 else 1
    return int(depth) if depth.isdecimal() else 0, (value("numFmt", "decimal"), value("lvlText", ""), counted)


def _written(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], depth: int) -> str:
    form, _, start = levels.get(depth, ("decimal", "", 1))
    count = counts.get(depth, start)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return _MARKERS.get(form, "{}").format(count)


def _roman(count: int) -> str:
    said = ""
    for value, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while count >= value and len(said) < 20:
            said, count = said + letters, count - value
    return said
