"""Frameworks as CASE 1.1 packages, which are valid as 1.0 too (1EdTech, CFPackage)."""

import json
from collections.abc import Iterator
from uuid import UUID, uuid5

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.outline import Entry, outline_of
from portfolio_app.exporters.frameworks.whole import kept_whole

_SPACE = UUID("6f1c2f0e-7a3b-5c1e-9d57-2b7a4c0f8e11")
"""What the identifiers of statements without one are made in: the same framework gives the same ones."""
_Json = dict[str, object]


def case_package(framework: Framework, moment: str) -> bytes:
    """Return the package; ``moment`` is when it was made, as ISO 8601."""
    document = _node("document", framework.title, f"{framework.code} {framework.version}", moment)
    entries = outline_of(framework).entries
    items = [_item(framework, number, entry, moment) for number, entry in enumerate(entries)]
    about: _Json = {
        **document,
        "creator": framework.source or "Portfolio Evidence Mapper",
        "publisher": framework.attribution,
        "version": framework.version,
        "description": framework.licence,
        "adoptionStatus": "Adopted",
        "language": "en",
        "frameworkType": framework.kind.value,
        "caseVersion": "1.1",
        # The schema's own fields take a day or a moment but not both, and every day is both to a validator that does
        # not look at formats: a package with one in them would be refused by half of the programs.
        "notes": " ".join(_validity(framework)),
        "extensions": {"portfolioEvidenceMapper": kept_whole(framework)},
    }
    package = {
        "CFDocument": {key: value for key, value in about.items() if value != ""},
        "CFItems": items,
        "CFAssociations": list(_associations(entries, items, document, moment)),
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()


def _validity(framework: Framework) -> Iterator[str]:
    if framework.valid_from:
        yield f"Valid from {framework.valid_from.isoformat()}."
    if framework.valid_until:
        yield f"Valid until {framework.valid_until.isoformat()}."


def _node(sort: str, title: str, name: str, moment: str, identity: str = "") -> _Json:
    identifier = _identifier(f"{sort} {name}", identity)
    return {"identifier": identifier, "uri": f"urn:uuid:{identifier}", "title": title, "lastChangeDateTime": moment}


def _identifier(name: str, identity: str) -> str:
    try:
        return str(UUID(identity))
    except ValueError:
        return str(uuid5(_SPACE, name))


def _item(framework: Framework, number: int, entry: Entry, moment: str) -> _Json:
    name = f"{framework.code} {framework.version} {number} {entry.code}"
    node = _node("item", entry.words, name, moment, entry.identity)
    kind = entry.kind.value if entry.kind else ("learning outcome" if entry.depth else "unit")
    item: _Json = {
        "identifier": node["identifier"],
        "uri": node["uri"],
        "fullStatement": entry.words,
        "humanCodingScheme": entry.code,
        "listEnumeration": str(number + 1),
        "CFItemType": kind.capitalize(),
        "lastChangeDateTime": moment,
    }
    notes = say_guidance(entry.guidance)
    return {**item, "notes": notes} if notes else item


def _associations(entries: tuple[Entry, ...], items: list[_Json], document: _Json, moment: str) -> Iterator[_Json]:
    path: list[_Json] = [document]
    for number, (entry, item) in enumerate(zip(entries, items, strict=True), 1):
        del path[entry.depth + 1 :]
        parent = path[-1]
        own = _identifier(f"association {item['identifier']} {parent['identifier']} {number}", "")
        yield {
            "identifier": own,
            "uri": f"urn:uuid:{own}",
            "associationType": "isChildOf",
            "sequenceNumber": number,
            "originNodeURI": _link(item),
            "destinationNodeURI": _link(parent),
            "lastChangeDateTime": moment,
        }
        path.append(item)


def _link(node: _Json) -> _Json:
    title = str(node.get("title") or node.get("humanCodingScheme"))
    return {"title": title, "identifier": node["identifier"], "uri": node["uri"]}
