"""Styles and lists of an OpenDocument text (OpenDocument 1.3, part 3), as far as they say what a paragraph is."""

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DEEPEST = 12


class Styles:
    """Styles by their names, and the kinds of lists."""

    def __init__(self, roots: "Iterable[Element]") -> None:
        self._bold: dict[str, bool] = {}
        self._hidden: set[str] = set()
        self._parents: dict[str, str] = {}
        self._numbered: defaultdict[str, set[int]] = defaultdict(set)
        for root in roots:
            for each in root.iter(f"{STYLE}style"):
                self._read(each)
            for each in root.iter(f"{TEXT}list-style"):
                for level in each.findall(f"{TEXT}list-level-style-number"):
                    if level.get(f"{STYLE}num-format"):
                        depth = level.get(f"{TEXT}level", "1")
                        self._numbered[each.get(f"{STYLE}name", "")].add(int(depth) if depth.isdecimal() else 1)

    def is_bold(self, name: str) -> bool | None:
        """Return whether a style makes words bold, or None where it says nothing."""
        for each in self._line(name):
            if each in self._bold:
                return self._bold[each]
        return None

    def is_hidden(self, name: str) -> bool:
        """Tell whether words of a style are not shown."""
        return any(each in self._hidden for each in self._line(name))

    def is_title(self, name: str) -> bool:
        """Tell whether a paragraph's style is the document's title."""
        return "Title" in self._line(name)

    def is_numbered(self, name: str, depth: int) -> bool:
        """Tell whether a list's style counts its items at that depth."""
        return depth in self._numbered.get(name, ())

    def _read(self, element: "Element") -> None:
        name = element.get(f"{STYLE}name", "")
        self._parents[name] = element.get(f"{STYLE}parent-style-name", "")
        properties = element.find(f"{STYLE}text-properties")
        if properties is None:
            return
        weight = properties.get(f"{_FO}font-weight", "")
        if weight:
            self._bold[name] = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
        if properties.get(f"{TEXT}display") == "none":
            self._hidden.add(name)

    def _line(self, name: str) -> list[str]:
        found: list[str] = []
        while name and name not in found and len(found) < _DEEPEST:
            found.append(name)
            name = self._parents.get(name, "")
        return found
