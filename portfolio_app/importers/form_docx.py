"""The content controls of a Word form (ISO/IEC 29500-1, 17.5.2), read with bounds.

Word keeps the names of the controls. LibreOffice drops them and keeps their titles, but for ticks; others keep no
controls at all. So a field is found by its name, then by its title, a tick by the words beside it, and the rest by
the labels on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_app.domain.witnesses.statement_form import ACCOUNT_LABEL, DETAILS, IDENTITY, SIGNING
from portfolio_app.importers.form_lines import read_lines
from portfolio_app.importers.form_package import part_of
from portfolio_app.importers.form_values import FormValues

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TITLES = {title: name for name, title in (("account", ACCOUNT_LABEL), *DETAILS, *SIGNING, *IDENTITY)}
_BOXES = "☐☒☑"


def read_docx(content: bytes) -> FormValues:
    """Return the form's values; raises NotAFormError."""
    root, names = part_of(content, "word/document.xml")
    values = FormValues(signed=any(name.startswith("_xmlsignatures/") for name in names))
    for paragraph in root.iter(f"{_W}p"):
        _take_unnamed_ticks(paragraph, values)
    for control in root.iter(f"{_W}sdt"):
        _take(control, values)
    if "form" not in values.fields:
        found = read_lines(_text(paragraph) for paragraph in root.iter(f"{_W}p"))
        found.signed = values.signed
        return found
    return values


def _take(control: Element, values: FormValues) -> None:
    name, body = _name_of(control), control.find(f"{_W}sdtContent")
    if not name or body is None:
        return
    box = control.find(f"{_W}sdtPr/{_W14}checkbox")
    if box is not None:
        values.ticks[name] = _is_ticked(box)
    elif control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
        values.fields[name] = ""
    else:
        values.fields[name] = _text_of(body)


def _name_of(control: Element) -> str:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    if tag is not None:
        return tag.get(f"{_W}val", "")
    alias = control.find(f"{_W}sdtPr/{_W}alias")
    # LibreOffice wraps what follows a tick in a control that bears the tick's title.
    holds_others = control.find(f"{_W}sdtContent//{_W}sdt") is not None
    return "" if alias is None or holds_others else _TITLES.get(alias.get(f"{_W}val", ""), "")


def _take_unnamed_ticks(paragraph: Element, values: FormValues) -> None:
    for control in paragraph.iter(f"{_W}sdt"):
        box = control.find(f"{_W}sdtPr/{_W14}checkbox")
        if box is not None and control.find(f"{_W}sdtPr/{_W}tag") is None:
            values.named[_text(paragraph).strip().lstrip(_BOXES).strip()] = _is_ticked(box)


def _is_ticked(box: Element) -> bool:
    checked = box.find(f"{_W14}checked")
    return checked is not None and checked.get(f"{_W14}val", "1") in ("1", "true", "on")


def _text_of(body: Element) -> str:
    return "\n".join(_text(paragraph) for paragraph in list(body.iter(f"{_W}p")) or [body])


def _text(paragraph: Element) -> str:
    words = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}
    return "".join(
        node.text or "" if node.tag == f"{_W}t" else words[node.tag]
        for node in paragraph.iter()
        if node.tag == f"{_W}t" or node.tag in words
    )
