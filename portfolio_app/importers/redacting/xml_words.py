"""Words in the XML of documents, exchanged paragraph by paragraph, however many runs or elements they stand in."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from portfolio_app.domain.personal_data.replacing import Span, places_of, without_overlaps
from portfolio_app.importers.xml_tree import NotXmlError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPHS = frozenset("p h si is comment threadedComment title subject description keywords".split())
_SAID = frozenset(("t", "delText", "instrText"))
_BLANKS = frozenset(("tab", "br", "cr", "s", "line-break"))
_COUNTED = frozenset(("v", "f"))
"""What a cell of a spreadsheet is worth: a number, or what is worked out."""
_ATTRIBUTES = frozenset(("author", "displayName", "descr", "title", "initials", "userId", "Target", "href"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ODF = "urn:oasis:names:tc:opendocument"

Exchanges = tuple[tuple[str, str], ...]
"""Words, and what stands in their place; the longest words first."""


def tree(content: bytes) -> "_Element":
    """Return the root of a part, whose prefixes stay as they are; raises NotXmlError."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # it has no types of its own

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotXmlError(error) from error
    if root.getroottree().docinfo.doctype:
        raise NotXmlError("a document type", declares=True)
    return root


def written(root: "_Element") -> bytes:
    """Return a part as bytes."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # it has no types of its own

    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element: "_Element") -> str:
    """Return an element's name without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def exchange_in(root: "_Element", exchanges: Exchanges) -> int:
    """Exchange words in the paragraphs and the telling attributes of a part; return how many there were."""
    times = 0
    for element in root.iter():
        name = local(element)
        if name in _PARAGRAPHS:
            times += _in_slots(list(_slots(element)), exchanges)
        elif not len(element) and element.text and name not in _COUNTED and not _in_paragraph(element):
            times += _in_slots([_Slot(element)], exchanges)
        for attribute, value in element.attrib.items():
            if str(attribute).rpartition("}")[2] in _ATTRIBUTES:
                said, count = exchanged(str(value), exchanges)
                if count:
                    element.set(attribute, said)
                    times += count
    return times


def exchanged(text: str, exchanges: Exchanges) -> tuple[str, int]:
    """Return a text with words exchanged, and how many there were."""
    times = 0
    for words, instead in exchanges:
        spans = without_overlaps(places_of(words, text))
        for start, end in sorted(spans, reverse=True):
            text = text[:start] + instead + text[end:]
        times += len(spans)
    return text, times


def all_said(root: "_Element") -> Iterator[str]:
    """Yield all that a part says, each paragraph, text and attribute by itself."""
    for each in root.iter():
        if local(each) in _PARAGRAPHS:
            yield "".join(slot.text for slot in _slots(each))
        elif local(each) and not _in_paragraph(each):
            yield each.text or ""
        yield from map(str, each.attrib.values())


class _Slot:
    """A place in a paragraph where words stand; one ``at`` nowhere is a blank."""

    def __init__(self, element: "_Element | None", *, tail: bool = False) -> None:
        self._element, self._tail = element, tail

    @property
    def text(self) -> str:
        if self._element is None:
            return " "
        return (self._element.tail if self._tail else self._element.text) or ""

    def write(self, text: str) -> None:
        if self._element is None:
            return
        if self._tail:
            self._element.tail = text
        else:
            self._element.text = text
            if local(self._element) in ("t", "delText"):
                self._element.set(_SPACE, "preserve")


def _slots(paragraph: "_Element") -> Iterator[_Slot]:
    """Yield the places of a paragraph's own words; paragraphs inside of it, as in text boxes, have theirs."""
    is_open = paragraph.nsmap.get(paragraph.prefix, "").startswith(_ODF)
    leaf = not any(local(each) in _SAID for each in paragraph.iter())
    if leaf or is_open:
        yield _Slot(paragraph)
    for child in paragraph:
        yield from _within(child, mixed=leaf or is_open)


def _within(element: "_Element", *, mixed: bool) -> Iterator[_Slot]:
    name = local(element)
    if name in _BLANKS:
        yield _Slot(None)
    elif name and name not in _PARAGRAPHS:
        if mixed or name in _SAID:
            yield _Slot(element)
        for child in element:
            yield from _within(child, mixed=mixed)
    if mixed and element.tail:
        yield _Slot(element, tail=True)


def _in_paragraph(element: "_Element") -> bool:
    return any(local(each) in _PARAGRAPHS for each in element.iterancestors())


def _in_slots(slots: list[_Slot], exchanges: Exchanges) -> int:
    times = 0
    for words, instead in exchanges:
        text = "".join(slot.text for slot in slots)
        spans = without_overlaps(places_of(words, text))
        for span in sorted(spans, reverse=True):
            _put(slots, span, instead)
        times += len(spans)
    return times


def _put(slots: list[_Slot], span: Span, instead: str) -> None:
    """Let other words stand where a span begins, and nothing in the rest of it."""
    start, end = span
    at = 0
    for slot in slots:
        text = slot.text
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first < last:
            slot.write(text[:first] + instead + text[last:])
            instead = ""


Rewriting = Callable[[str, "_Element"], int]
"""Changes a part of that name; returns how many things it changed there."""
