"""A template's styles: checked for those that a document cannot do without, and completed with the program's own."""

from collections.abc import Mapping

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.styles import CT_Style
from docx.oxml.xmlchemy import BaseOxmlElement

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.exporters.word.namespaces import W
from portfolio_app.exporters.word.setting import Setting, setting_of
from portfolio_app.exporters.word.styles import all_styles
from portfolio_app.exporters.word.template.archive import fault
from portfolio_app.translation import tr

REQUIRED = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3")
"""Without these a template says nothing about how a document is to look."""
_REFERENCES = [qn(f"w:{name}") for name in "basedOn next link pStyle rStyle tblStyle styleLink numStyleLink".split()]
_Named = dict[tuple[str, str], CT_Style]


def new_ids(styles: BaseOxmlElement, template: str) -> dict[str, str]:
    """Return what the styles' ids must become: of those that the program uses its own, others out of their way.

    Raises InputError when there is no telling how a document is to look.
    """
    if styles.tag != qn("w:styles"):
        raise fault(template, tr("was not written by Word; open it in Word and save it again"))
    there = _named(styles)
    missing = [name for name in REQUIRED if ("paragraph", name.casefold()) not in there]
    if missing:
        raise fault(template, _say_missing(missing))
    own = {_id(style): key for key, style in _named(_own(setting_of(Layout()))).items()}
    matched = {_id(there[named]): key for key, named in own.items() if named in there}
    renamed = {old: key for old, key in matched.items() if old != key}
    taken = {*map(_id, there.values()), *own}
    for old in map(_id, there.values()):
        if old in own and old not in matched:
            number = 1
            while f"{old}{number}" in taken:
                number += 1
            renamed[old] = f"{old}{number}"
            taken.add(renamed[old])
    return renamed


def rename(root: BaseOxmlElement, renamed: Mapping[str, str]) -> None:
    """Give styles, and what refers to them, their ids as they now are."""
    for style in root.iter(qn("w:style")):
        style.set(qn("w:styleId"), renamed.get(_id(style), _id(style)))
    for element in root.iter(*_REFERENCES):
        old = element.get(qn("w:val"))
        if old in renamed:
            element.set(qn("w:val"), renamed[old])


def complete(styles: BaseOxmlElement, setting: Setting) -> None:
    """Add the program's own styles for what the template has none."""
    there = _named(styles)
    taken = {name for _, name in there}
    defaults = {_kind(style) for style in styles.iter(qn("w:style")) if style.get(qn("w:default")) in ("1", "true")}
    for (kind, name), style in _named(_own(setting)).items():
        if (kind, name) in there:
            continue
        if name in taken:
            # A style of another kind has the name; two of one name would be a fault.
            style.name_val = f"{style.name_val} (portfolio)"
        if kind in defaults:
            style.attrib.pop(qn("w:default"), None)
        styles.append(style)


def _own(setting: Setting) -> BaseOxmlElement:
    return parse_xml(f'<w:styles xmlns:w="{W}">{"".join(all_styles(setting).values())}</w:styles>')


def _named(styles: BaseOxmlElement) -> _Named:
    """Return the styles by kind and name, as names are compared."""
    found = [style for style in styles.iter(qn("w:style")) if isinstance(style, CT_Style)]
    return {(_kind(style), style.name_val.casefold()): style for style in found if style.name_val is not None}


def _kind(style: BaseOxmlElement) -> str:
    return style.get(qn("w:type"), "paragraph")


def _id(style: BaseOxmlElement) -> str:
    return style.get(qn("w:styleId"), "")


def _say_missing(missing: list[str]) -> str:
    names = (
        missing[0]
        if len(missing) == 1
        else tr("{missing} and {last_missing}", missing=", ".join(missing[:-1]), last_missing=missing[-1])
    )
    many = len(missing) > 1
    style, them = ("styles", tr("each of them")) if many else ("style", "it")
    return f"has no {style} {names}; use {them} once in the template in Word, save it, and try again"
