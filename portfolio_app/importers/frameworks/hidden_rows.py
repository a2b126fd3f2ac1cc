"""Which rows of a workbook's sheet are hidden: read from its XML, as what reads the cells does not tell."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PIECE = 1 << 20


def hidden_rows(path: Path, sheet: str, most: int) -> frozenset[int]:
    """Return the numbers of the hidden rows up to ``most``; none where the kind of the file does not tell."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException

    try:
        with zipfile.ZipFile(path) as package:
            found = _of_ods if "content.xml" in package.namelist() else _of_xlsx
            return frozenset(found(package, sheet, most))
    # The cells were read, so what is wrong with the rest is no reason to refuse them.
    except (DefusedXmlException, ParseError, zipfile.BadZipFile, zlib.error, OSError, EOFError):
        return frozenset()
    except (KeyError, ValueError, LookupError, RecursionError, NotImplementedError, RuntimeError):
        return frozenset()


def _of_xlsx(package: zipfile.ZipFile, sheet: str, most: int) -> Iterator[int]:
    with package.open("xl/workbook.xml") as file:
        names = {each.get("name"): each.get(_RELATED) for each in _each(file, f"{_MAIN}sheet")}
    with package.open("xl/_rels/workbook.xml.rels") as file:
        targets = {each.get("Id"): each.get("Target", "") for each in _each(file, "", "Relationship")}
    target = targets[names[sheet]]
    name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if not _has(package, name, b"hidden="):
        return
    with package.open(name) as file:
        number = 0
        for row in _each(file, f"{_MAIN}row"):
            number = int(row.get("r", number + 1))
            if number > most:
                return
            if row.get("hidden") in ("1", "true"):
                yield number


def _of_ods(package: zipfile.ZipFile, sheet: str, most: int) -> Iterator[int]:
    if not _has(package, "content.xml", b"table:visibility"):
        return
    with package.open("content.xml") as file:
        number, inside = 0, False
        for each in _each(file, f"{_TABLE}table-row", "table"):
            if each.tag == f"{_TABLE}table":
                inside = each.get(f"{_TABLE}name") == sheet
            elif inside and each.tag == f"{_TABLE}table-row":
                following = min(number + int(each.get(f"{_TABLE}number-rows-repeated", "1")), most)
                if each.get(f"{_TABLE}visibility", "visible") != "visible":
                    yield from range(number + 1, following + 1)
                number = following


def _each(file: IO[bytes], tag: str, local: str = "-") -> "Iterator[Element]":
    """Yield the elements of that tag or local name as they begin, with their attributes alone."""
    from defusedxml.ElementTree import iterparse

    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if event == "end":
            element.clear()
        elif element.tag == tag or element.tag.rpartition("}")[2] == local:
            yield element


def _has(package: zipfile.ZipFile, name: str, words: bytes) -> bool:
    """Tell whether a part has these bytes anywhere: it is seldom so, and looked for much faster than XML is read."""
    with package.open(name) as file:
        tail = b""
        while piece := file.read(_PIECE):
            if words in tail + piece:
                return True
            tail = piece[-len(words) :]
    return False
