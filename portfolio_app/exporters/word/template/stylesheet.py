"""A template's styles: checked for those that a document cannot do without, and completed with the program's own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from xml.etree.ElementTree import Element

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.exporters.word.namespaces import W
from portfolio_app.exporters.word.setting import Setting, setting_of
from portfolio_app.exporters.word.styles import all_styles
from portfolio_app.exporters.word.template.archive import Archive
from portfolio_app.exporters.word.text import attribute

REQUIRED = ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3")
"""Without these a template says nothing about how a document is to look."""
_W = f"{{{W}}}"
_REFERENCE = re.compile(
    r"(<w:(?:basedOn|next|link|pStyle|rStyle|tblStyle|styleLink|numStyleLink)\b[^<>]*?\bw:val=)([\"'])(.*?)\2"
)
_OWN_ID = re.compile(r"(<w:style\b[^<>]*?\bw:styleId=)([\"'])(.*?)\2")
_NAME = re.compile(r'<w:name w:val="([^"]*)"/>')
_KIND = re.compile(r'w:type="(\w+)"')
_DEFAULT = ' w:default="1"'


@dataclass(slots=True)
class Stylesheet:
    """A template's styles as they go into the document; ``renamed`` are ids that became the program's own."""

    text: str
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])

    def with_new_ids(self, text: str) -> str:
        """Return a part's text with each style's id as it now is."""

        def swap(found: "re.Match[str]") -> str:
            start, quote, old = found.groups()
            new = self.renamed.get(unescape(old))
            return f"{start}{quote}{old if new is None else attribute(new)}{quote}"

        return _REFERENCE.sub(swap, text) if self.renamed else text


def read_stylesheet(archive: Archive, part: str) -> tuple[Stylesheet, Element]:
    """Return the template's styles under the program's ids, and their XML; raises InputError for missing ones."""
    text, root = archive.text(part), archive.xml(part)
    if root.tag != f"{_W}styles" or "<w:styles" not in text:
        raise archive.fault("was not written by Word; open it in Word and save it again")
    there = {(kind, name): key for kind, name, key in _styles(root)}
    missing = [name for name in REQUIRED if ("paragraph", name.casefold()) not in there]
    if missing:
        raise archive.fault(_say_missing(missing))
    renamed = _new_ids(there)
    sheet = Stylesheet(text, renamed)

    def own(found: "re.Match[str]") -> str:
        start, quote, old = found.groups()
        return f"{start}{quote}{attribute(renamed.get(unescape(old), unescape(old)))}{quote}"

    sheet.text = _OWN_ID.sub(own, sheet.with_new_ids(text))
    return sheet, root


def complete(sheet: Stylesheet, setting: Setting, root: Element) -> str:
    """Return styles.xml with the program's own styles for what the template has none."""
    there = {(kind, name) for kind, name, _ in _styles(root)}
    taken = {name for _, name in there}
    defaults = {
        style.get(f"{_W}type") for style in root.iter(f"{_W}style") if style.get(f"{_W}default") in ("1", "true")
    }
    added: list[str] = []
    for xml in all_styles(setting).values():
        kind, name = _kind_and_name(xml)
        if (kind, name.casefold()) in there:
            continue
        if name.casefold() in taken:
            # A style of another kind has the name; two of one name would be a fault.
            xml = xml.replace(f'<w:name w:val="{name}"/>', f'<w:name w:val="{name} (portfolio)"/>', 1)
        added.append(xml.replace(_DEFAULT, "", 1) if kind in defaults else xml)
    head, end, tail = sheet.text.rpartition("</w:styles>")
    return f"{head}{''.join(added)}{end}{tail}"


def _styles(root: Element) -> Iterator[tuple[str, str, str]]:
    """Yield each style's kind, its name as names are compared, and its id."""
    for style in root.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            told = name.get(f"{_W}val", "").casefold()
            yield style.get(f"{_W}type", "paragraph"), told, style.get(f"{_W}styleId", "")


def _new_ids(there: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return what ids must become: those of styles that the program uses its own, others out of their way."""
    own = {key: _kind_and_name(xml) for key, xml in all_styles(setting_of(Layout())).items()}
    matched = {
        there[kind, name.casefold()]: key for key, (kind, name) in own.items() if (kind, name.casefold()) in there
    }
    renamed = {old: key for old, key in matched.items() if old != key}
    taken = {*there.values(), *own}
    for old in there.values():
        if old in own and old not in matched:
            number = 1
            while f"{old}{number}" in taken:
                number += 1
            renamed[old] = f"{old}{number}"
            taken.add(renamed[old])
    return renamed


def _kind_and_name(xml: str) -> tuple[str, str]:
    kind, name = _KIND.search(xml), _NAME.search(xml)
    assert kind is not None, "every style of ours says its kind"
    assert name is not None, "every style of ours has a name"
    return kind.group(1), name.group(1)


def _say_missing(missing: list[str]) -> str:
    names = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
    many = len(missing) > 1
    style, them = ("styles", "each of them") if many else ("style", "it")
    return f"has no {style} {names}; use {them} once in the template in Word, save it, and try again"
