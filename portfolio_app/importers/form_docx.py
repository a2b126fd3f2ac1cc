"""The content controls of a Word form (ISO/IEC 29500-1, 17.5.2), read with bounds."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.importers.form_values import FormValues, NotAFormError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PART_LIMIT = 10_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def read_docx(content: bytes) -> FormValues:
    """Return the form's values; raises NotAFormError."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open("word/document.xml") as part:
            text = part.read(_PART_LIMIT + 1)
            signed = any(name.startswith("_xmlsignatures/") for name in package.namelist())
    except KeyError as error:
        raise NotAFormError("is not a Word document: choose the form that the witness sent back.") from error
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise NotAFormError("is damaged: ask the witness to send it again.") from error
    if len(text) > _PART_LIMIT:
        raise NotAFormError("is larger than a statement form can be.")
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise NotAFormError("is damaged: ask the witness to send it again.") from error
    values = FormValues(signed=signed)
    for control in root.iter(f"{_W}sdt"):
        _take(control, values)
    return values


def _take(control: Element, values: FormValues) -> None:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    body = control.find(f"{_W}sdtContent")
    if tag is None or body is None:
        return
    name = tag.get(f"{_W}val", "")
    box = control.find(f"{_W}sdtPr/{_W14}checkbox")
    if box is not None:
        checked = box.find(f"{_W14}checked")
        values.ticks[name] = checked is not None and checked.get(f"{_W14}val", "1") in ("1", "true", "on")
    elif control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        values.fields[name] = ""
    else:
        values.fields[name] = _text(body)


def _text(body: Element) -> str:
    paragraphs = list(body.iter(f"{_W}p")) or [body]
    return "\n".join("".join(_pieces(paragraph)) for paragraph in paragraphs)


def _pieces(paragraph: Element) -> list[str]:
    words = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
    return [
        node.text or "" if node.tag == f"{_W}t" else words[node.tag]
        for node in paragraph.iter()
        if node.tag == f"{_W}t" or node.tag in words
    ]
