"""What numbers a template gives its headings, for the contents that are filled in already."""

import re
from xml.etree.ElementTree import Element

from portfolio_app.exporters.word.namespaces import W

_W = f"{{{W}}}"
_LEVEL = re.compile(r"%(\d)")


def heading_numbers(styles: Element, numbering: Element | None) -> tuple[str, str]:
    """Return how the headings of the first and second level are numbered, such as ``%1`` and ``%1.%2``, or ""."""
    if numbering is None:
        return "", ""
    first, second = (_pattern(styles, numbering, level) for level in (1, 2))
    return first, second


def _pattern(styles: Element, numbering: Element, level: int) -> str:
    numbered = styles.find(f"{_W}style[@{_W}styleId='Heading{level}']/{_W}pPr/{_W}numPr/{_W}numId")
    if numbered is None:
        return ""
    number = numbering.find(f"{_W}num[@{_W}numId='{_plain(numbered)}']/{_W}abstractNumId")
    if number is None:
        return ""
    levels = numbering.findall(f"{_W}abstractNum[@{_W}abstractNumId='{_plain(number)}']/{_W}lvl")
    formats = {entry.get(f"{_W}ilvl", ""): _value(entry, "numFmt") for entry in levels}
    text = next((_value(entry, "lvlText") for entry in levels if entry.get(f"{_W}ilvl") == str(level - 1)), "")
    shown = [str(int(digit) - 1) for digit in _LEVEL.findall(text)]
    # Letters and Roman figures are left to Word, which fills them in when the contents are renewed.
    return text if shown and all(formats.get(each) == "decimal" for each in shown) else ""


def _value(element: Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else found.get(f"{_W}val", "")


def _plain(element: Element) -> str:
    value = element.get(f"{_W}val", "")
    return value if value.isascii() and value.isdigit() else "none"
