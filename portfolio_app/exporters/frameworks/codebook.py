"""Frameworks as REFI-QDA codebooks (``.qdc``), for QualCoder, NVivo, ATLAS.ti, MAXQDA."""

from collections.abc import Sequence
from uuid import UUID, uuid5
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from portfolio_app.domain.frameworks.framework import Framework, unit_colours
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.outline import Entry, outline_of
from portfolio_app.exporters.frameworks.whole import kept_whole

ORIGIN = "Portfolio Evidence Mapper"
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_SPACE = UUID("0d3f51a4-5b0e-5d0c-8a44-9d3a55f0b7c2")
COLOURS = ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")
"""The colours of units, as the window has them."""
_SHORT = 80


def codebook(framework: Framework) -> bytes:
    """Return the codebook: units and outcomes are headings, criteria the codes to code with."""
    book = Element("CodeBook", {"xmlns": _NAMESPACE, "origin": ORIGIN})
    add_codes(SubElement(book, "Codes"), [framework])
    SubElement(book, "Sets")
    book.append(Comment(f" {kept_whole(framework)} "))
    indent(book)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(book, encoding="utf-8")


def add_codes(codes: Element, frameworks: Sequence[Framework]) -> None:
    """Add the codes of frameworks to the element."""
    colours = unit_colours(tuple(frameworks))
    for framework in frameworks:
        path: list[Element] = [codes]
        unit = ""
        for number, entry in enumerate(outline_of(framework).entries):
            unit = unit if entry.depth else entry.code
            del path[entry.depth + 1 :]
            code = SubElement(
                path[-1],
                "Code",
                {
                    "guid": code_guid(f"{framework.code}/{unit}/{entry.code}", number, entry),
                    "name": code_name(entry),
                    "isCodable": "true" if entry.kind else "false",
                    "color": COLOURS[colours[f"{framework.code}/{unit}"]],
                },
            )
            text = entry.text or say_guidance(entry.guidance)
            if text:
                SubElement(code, "Description").text = text
            path.append(code)


def code_guid(reference: str, number: int, entry: Entry) -> str:
    """Return the code's identity: a criterion's is made of its reference alone, so that claims find it."""
    return str(uuid5(_SPACE, reference if entry.kind else f"{reference} {number}")).upper()


def code_name(entry: Entry) -> str:
    """Return what a code is called: its number and the beginning of its words, for lists that have room for a line."""
    words = entry.title or entry.text
    cut = words if len(words) <= _SHORT or entry.title else f"{words[:_SHORT].rstrip()}…"
    return f"{entry.code} {cut}"
