"""Frameworks in 1EdTech's CASE, versions 1.0 and 1.1: a CFPackage, bare or wrapped as the service answers.

The tree is in the associations (``isChildOf``) alone; what real files get wrong is read as it is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import CriterionKind, Guidance
from portfolio_app.domain.frameworks.guidance_text import read_guidance
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean, clean_line, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.arrange import Linked, arranged
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found
from portfolio_app.importers.frameworks.json_parts import not_json
from portfolio_app.importers.frameworks.kept_whole import kept_or
from portfolio_app.translation import tr

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_KINDS = {kind.value: kind for kind in CriterionKind}
_LAST = (1, 0, "")


class _Link(msgspec.Struct):
    identifier: str = ""
    uri: str = ""
    title: str = ""
    sourcedId: str = ""  # as the files call them


class _Document(msgspec.Struct):
    title: str = ""
    identifier: str = ""
    sourcedId: str = ""
    uri: str = ""
    creator: str | None = None
    publisher: str | None = None
    version: str | None = None
    officialSourceURL: str | None = None
    licenseURI: Any = None
    extensions: Any = None
    adoptionStatus: str | None = None


class _Item(msgspec.Struct):
    identifier: str = ""
    sourcedId: str = ""
    uri: str = ""
    fullStatement: str | None = None
    alternativeLabel: str | None = None
    abbreviatedStatement: str | None = None
    humanCodingScheme: str | None = None
    listEnumeration: str | int | None = None
    CFItemType: str | None = None
    notes: str | None = None


class _Association(msgspec.Struct):
    associationType: str = ""
    originNodeURI: _Link | str | None = None
    destinationNodeURI: _Link | str | None = None
    sequenceNumber: int | float | str | None = None


class _Package(msgspec.Struct):
    CFDocument: _Document
    CFItems: list[msgspec.Raw] | None = None
    CFAssociations: list[msgspec.Raw] | None = None
    CFRubrics: list[msgspec.Raw] | None = None


class _Wrapped(msgspec.Struct):
    CFPackage: _Package


@dataclass(frozen=True, slots=True)
class _Edge:
    parent: str
    order: tuple[object, ...]


def read_case(content: bytes, source: str, asked: Asked) -> Found:
    """Return the framework of a package; raises InputError."""
    package = _package(content, source)
    doubts = Doubts()
    items = _each(package.CFItems, _Item, tr("item {number}"), doubts)
    document = _key(package.CFDocument.identifier or package.CFDocument.sourcedId, package.CFDocument.uri)
    keys = {_key(item.identifier or item.sourcedId, item.uri) for _, item in items}
    edges = _edges(package, document, keys, doubts)
    if package.CFRubrics:
        said = tr("{count} rubrics are left out: they say how well, not what.", count=len(package.CFRubrics))
        doubts.add(tr("rubrics"), said)
    linked = [_linked(number, item, edges, document) for number, item in items]
    linked.sort(key=lambda pair: pair[0])
    entries = arranged([each for _, each in linked], doubts)
    for entry in entries:
        if entry.depth and entry.guidance != Guidance():
            doubts.add(entry.where, tr("the notes of a statement are left out."), "notes")
    about = package.CFDocument
    if not entries:
        said = tr("“{title}” has no statements in it; choose a package that has.", title=shown(about.title, 80))
        raise in_file(source, said)
    licence = about.licenseURI if isinstance(about.licenseURI, dict) else {}
    credit = clean_line(about.publisher or about.creator or "")
    if licence and (named := clean_line(str(licence.get("title") or licence.get("uri") or ""))):
        credit = tr("{credit}; licence: {named}", credit=credit, named=named) if credit else named
    title = clean_line(about.title)
    outline = Outline(
        code_of_title(title) or document[:8],
        title,
        entries,
        clean_line(about.version or ""),
        source=clean_line(about.officialSourceURL or about.uri),
        attribution=credit,
    )
    return kept_or(
        str(about.extensions or ""),
        outline,
        asked,
        lambda: become(outline, source, asked, doubts, FrameworkKind.COMPETENCIES),
    )


def code_of_title(title: str) -> str:
    """Return a short code made of a title: its first letters, or itself where it is one word."""
    words = re.findall(r"\w+", title)
    if len(words) == 1:
        return words[0][:20]
    return "".join(word if word.isdigit() else word[0].upper() for word in words)[:12]


def _package(content: bytes, source: str) -> _Package:
    try:
        if b'"CFPackage"' in content[:2000]:
            return msgspec.json.decode(content, type=_Wrapped, strict=False).CFPackage
        return msgspec.json.decode(content, type=_Package, strict=False)
    except msgspec.ValidationError as error:
        said = tr("the package is not as CASE packages are ({error}); export it again.", error=error)
        raise in_file(source, said) from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_json(source, error) from error


def _each(raws: Sequence[msgspec.Raw] | None, kind: type[Any], where: str, doubts: Doubts) -> list[tuple[int, Any]]:
    decoder = msgspec.json.Decoder(kind, strict=False)
    found: list[tuple[int, Any]] = []
    for number, raw in enumerate(raws or (), 1):
        try:
            found.append((number, decoder.decode(raw)))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
            said = tr("it cannot be read ({error}); it is left out.", error=error)
            doubts.add(where.format(number=number), said, kind.__name__)
    return found


def _key(identifier: str, uri: str) -> str:
    """Return what a node is known by: its UUID, wherever it stands, or else what is written."""
    found = _UUID.search(identifier) or _UUID.search(uri)
    return found[0].casefold() if found else (identifier or uri).casefold()


def _end(node: _Link | str | None) -> str:
    if isinstance(node, str):
        return _key(node, "")
    return _key(node.identifier or node.sourcedId, node.uri) if node else ""


def _edges(package: _Package, document: str, keys: set[str], doubts: Doubts) -> dict[str, _Edge]:
    edges: dict[str, _Edge] = {}
    others = 0
    for number, each in _each(package.CFAssociations, _Association, tr("association {number}"), doubts):
        named = each.associationType.casefold().removeprefix("ext:")
        child, parent = _end(each.originNodeURI), _end(each.destinationNodeURI)
        if named in ("isparentof", "haspart"):
            child, parent = parent, child
        elif named not in ("ischildof", "ispartof"):
            others += 1
            continue
        if child not in keys:
            others += 1
            continue
        if child in edges and named != "ischildof":
            continue
        if child in edges and edges[child].parent != parent:
            said = tr("it stands under two others; the first is kept.")
            doubts.add(tr("association {number}", number=number), said, "two parents")
            continue
        edges[child] = _Edge("" if parent == document else parent, _order(each.sequenceNumber))
    if others:
        said = tr("{count} links to other statements or packages are left out.", count=others)
        doubts.add(tr("associations"), said)
    return edges


def _order(number: object) -> tuple[object, ...]:
    try:
        return (0, float(str(number)), "") if number is not None else _LAST
    except ValueError:
        return _LAST


def _linked(number: int, item: _Item, edges: dict[str, _Edge], document: str) -> tuple[tuple[object, ...], Linked]:
    key = _key(item.identifier or item.sourcedId, item.uri) or f"item {number}"
    edge = edges.get(key)
    code = clean_line(item.humanCodingScheme or "")
    text = clean(item.fullStatement or item.alternativeLabel or item.abbreviatedStatement or "").strip()
    entry = Entry(
        0,
        code,
        text=text,
        where=tr("item {number}", number=number),
        identity=key,
        kind=_KINDS.get((item.CFItemType or "").casefold()),
        guidance=read_guidance(item.notes or ""),
    )
    listed = str(item.listEnumeration or "") or code
    order = (edge.order if edge else _LAST, natural_key(listed) if listed else ((2, 0, ""),), number)
    return order, Linked(key, edge.parent if edge else "", entry)
