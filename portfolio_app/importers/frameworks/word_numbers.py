"""The numbers that Word puts before paragraphs of a list (ISO/IEC 29500-1, 17.9): they are not in the text."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LEVELS = 9
_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
Levels = dict[int, tuple[str, str, int]]


class WordNumbers:
    """Counts the lists of a document; asked of each paragraph in its order."""

    def __init__(self, document: "Document") -> None:
        self._lists: dict[str, tuple[str, Levels]] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _MOST_LEVELS)
        self._styles = document.styles
        try:
            numbering: Any = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstracts = {
            abstract.get(f"{_W}abstractNumId"): self._levels(abstract)
            for abstract in numbering.iter(f"{_W}abstractNum")
        }
        for number in numbering.iter(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            key = link.get(f"{_W}val") if link is not None else ""
            levels = dict(abstracts.get(key, {}))
            for override in number.iter(f"{_W}lvlOverride"):
                level = int(override.get(f"{_W}ilvl", "0"))
                start = override.find(f"{_W}startOverride")
                if start is not None and level in levels:
                    text, form, _ = levels[level]
                    levels[level] = (text, form, int(start.get(f"{_W}val", "1")))
                    key = f"{key}/{number.get(f'{_W}numId')}"
            self._lists[number.get(f"{_W}numId", "")] = (key, levels)

    def of(self, paragraph: "Paragraph") -> str:
        """Return the number or sign before a paragraph, or "" when it has none; the list is counted on."""
        number, level = self._place(paragraph)
        if number not in self._lists or not 0 <= level < _MOST_LEVELS:
            return ""
        key, levels = self._lists[number]
        if level not in levels:
            return ""
        counts = self._counts[key]
        text, form, start = levels[level]
        before = counts[level]
        counts[level] = start if before is None else before + 1
        counts[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)
        if form == "bullet":
            return "•"
        if form == "none":
            return ""
        for deep in range(level + 1):
            shape = levels.get(deep, ("", "decimal", 1))
            count = counts[deep]
            if count is None:
                counts[deep] = count = shape[2]
            text = text.replace(f"%{deep + 1}", _written(count, shape[1]))
        return text.strip()

    def _levels(self, abstract: "BaseOxmlElement") -> Levels:
        found: Levels = {}
        for level in abstract.iter(f"{_W}lvl"):
            parts = {name: level.find(f"{_W}{name}") for name in ("lvlText", "numFmt", "start")}
            values = {name: part.get(f"{_W}val", "") if part is not None else "" for name, part in parts.items()}
            start = values["start"]
            found[int(level.get(f"{_W}ilvl", "0"))] = (
                values["lvlText"],
                values["numFmt"] or "decimal",
                int(start) if start.isdecimal() else 1,
            )
        return found

    def _place(self, paragraph: "Paragraph") -> tuple[str, int]:
        properties: list[Any] = [paragraph._p.pPr]  # noqa: SLF001  # python-docx has no public way to it
        style: Any = paragraph.style
        for _ in range(10):
            if style is None:
                break
            properties.append(style.element.pPr)
            style = style.base_style
        number, level = "", -1
        for found in properties:
            held = found.numPr if found is not None else None
            if held is None:
                continue
            if not number and held.numId is not None:
                number = str(held.numId.val)
            if level < 0 and held.ilvl is not None:
                level = int(held.ilvl.val)
            if number:
                break
        return number, max(level, 0)


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        made, left = "", min(count, 50)
        for value, sign in _ROMANS:
            made += sign * (left // value)
            left %= value
        return made.upper() if form == "upperRoman" else made
    return f"{count:02d}" if form == "decimalZero" else str(count)
