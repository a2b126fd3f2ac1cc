"""The words of a form that LibreOffice saved as its own kind of document (OpenDocument 1.3), read with bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio_app.importers.form_lines import read_lines
from portfolio_app.importers.form_package import part_of
from portfolio_app.importers.form_values import FormValues

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BOX = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_COUNT = f"{_TEXT}c"
_MOST_SPACES = 100


def read_odt(content: bytes) -> FormValues:
    """Return the form's values; raises NotAFormError."""
    root, _ = part_of(content, "content.xml")
    kinds = (f"{_TEXT}p", f"{_TEXT}h")
    return read_lines("".join(_pieces(each)) for each in root.iter() if each.tag in kinds)


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(_COUNT, "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\t" if child.tag == f"{_TEXT}tab" else "\n"
        elif child.get(f"{_BOX}checkbox") == "true":
            yield "☒" if child.get(f"{_BOX}checked") == "true" else "☐"
        else:
            yield from _pieces(child)
        yield child.tail or ""
