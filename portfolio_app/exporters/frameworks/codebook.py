"""Frameworks as REFI-QDA codebooks (``.qdc``), for QualCoder, NVivo, ATLAS.ti, MAXQDA."""

from collections.abc import Mapping
from xml.etree.ElementTree import Comment, Element, SubElement, indent, tostring

from portfolio_app.domain.coded_projects.code_names import code_name
from portfolio_app.domain.coded_projects.identity import guid_of
from portfolio_app.domain.frameworks.framework import Framework, unit_colours
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.outline import Entry, outline_of
from portfolio_app.exporters.frameworks.whole import kept_whole

ORIGIN = "Portfolio Evidence Mapper"
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
COLOURS = ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")
"""The colours of units, as the window has them."""


def codebook(framework: Framework) -> bytes:
    """Return the codebook: units and outcomes are headings, criteria the codes to code with."""
    book = Element("CodeBook", {"xmlns": _NAMESPACE, "origin": ORIGIN})
    add_codes(SubElement(book, "Codes"), framework, unit_colours((framework,)), {})
    SubElement(book, "Sets")
    book.append(Comment(f" {kept_whole(framework)} "))
    indent(book)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(book, encoding="utf-8")


def add_codes(codes: Element, framework: Framework, colours: Mapping[str, int], names: Mapping[str, str]) -> None:
    """Add the codes of a framework; ``names`` are those that other frameworks beside it make necessary, by guid."""
    path: list[Element] = [codes]
    unit = ""
    for number, entry in enumerate(outline_of(framework).entries):
        unit = unit if entry.depth else entry.code
        del path[entry.depth + 1 :]
        guid = _guid(f"{framework.code}/{unit}/{entry.code}", number, entry)
        code = SubElement(
            path[-1],
            "Code",
            {
                "guid": guid,
                "name": names.get(guid, code_name(entry.code, entry.title, entry.text)),
                "isCodable": "true" if entry.kind else "false",
                "color": COLOURS[colours[f"{framework.code}/{unit}"]],
            },
        )
        text = entry.text or say_guidance(entry.guidance)
        if text:
            SubElement(code, "Description").text = text
        path.append(code)


def _guid(reference: str, number: int, entry: Entry) -> str:
    """Return the code's identity: a criterion's is made of its reference alone, so that claims find it."""
    return guid_of(reference) if entry.kind else guid_of(reference, number)
