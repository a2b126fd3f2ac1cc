"""What numbers a template gives its headings, for the contents that are filled in already."""

import re

from docx.oxml.xmlchemy import BaseOxmlElement

_LEVEL = re.compile(r"%(\d)")
_NUMBER = "w:style[@w:styleId='Heading{}']/w:pPr/w:numPr/w:numId/@w:val"
_SERIES = "w:num[@w:numId='{}']/w:abstractNumId/@w:val"
_LEVELS = "w:abstractNum[@w:abstractNumId='{}']/w:lvl[@w:ilvl='{}']/w:{}/@w:val"


def heading_numbers(styles: BaseOxmlElement, numbering: BaseOxmlElement | None) -> tuple[str, str]:
    """Return how the headings of the first and second level are numbered, such as ``%1`` and ``%1.%2``, or ""."""
    if numbering is None:
        return "", ""
    first, second = (_pattern(styles, numbering, level) for level in (1, 2))
    return first, second


def _pattern(styles: BaseOxmlElement, numbering: BaseOxmlElement, level: int) -> str:
    series = _value(numbering, _SERIES, _value(styles, _NUMBER, level))
    text = _value(numbering, _LEVELS, series, level - 1, "lvlText")
    shown = [_value(numbering, _LEVELS, series, int(digit) - 1, "numFmt") for digit in _LEVEL.findall(text)]
    # Letters and Roman figures are left to Word, which fills them in when the contents are renewed.
    return text if shown and all(each == "decimal" for each in shown) else ""


def _value(root: BaseOxmlElement, path: str, *names: str | int) -> str:
    """Return the first value at the path; names that could change what the path means find nothing."""
    plain = all(str(name).isalnum() for name in names)
    return next(iter(root.xpath(path.format(*names))), "") if plain else ""
