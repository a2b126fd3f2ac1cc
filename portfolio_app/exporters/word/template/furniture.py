"""What goes along with a template's pages: its running heads and feet, theme, numbering, fonts, and their pictures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docx.opc.oxml import parse_xml, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from portfolio_app.exporters.word.design import PackagePart
from portfolio_app.exporters.word.namespaces import FONT_TYPE, THEME_TYPE, WORD_TYPE
from portfolio_app.exporters.word.template.archive import fault
from portfolio_app.exporters.word.text import attribute
from portfolio_app.translation import tr

_PLACES = {"theme": "theme/theme1", "styles": "styles", "numbering": "numbering", "fontTable": "fontTable"}
"""Where programs look for them, whatever their relationship says."""
_PICTURE = re.compile(r"image/[A-Za-z0-9.+-]+")
# Fields that only tell about the document itself. Others fetch files, run programs or ask the reader questions.
_FIELDS = frozenset(
    "page numpages section sectionpages title author subject keywords comments category company manager lastsavedby"
    " date time createdate savedate printdate filename docproperty styleref pageref ref seq if quote symbol"
    " revnum edittime numwords numchars".split()
)
_FETCHING = re.compile(r"\s*(?:https?|ftp|file|\\\\|//)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Taken:
    """A part that the document leads to: as what, by which relationship, and the part."""

    relation: str
    key: str
    part: Part


def gather(taken: Iterable[Taken], template: str) -> list[PackagePart]:
    """Return parts with what they show, under names that are none of the template's choosing."""
    taken = list(taken)
    links = [link for each in taken for link in each.part.rels.values() if not link.is_external]
    shown = dict.fromkeys(link.target_part for link in links)
    gathered = [_shown(part, number, template) for number, part in enumerate(shown, 1)]
    for number, each in enumerate(taken, 1):
        part, relation = each.part, each.relation
        place = part.partname = PackURI(f"/word/{_PLACES.get(relation) or f'{relation}{number}'}.xml")
        kind = THEME_TYPE if relation == "theme" else f"{WORD_TYPE}.{relation}+xml"
        gathered.append(PackagePart(place.membername, part.blob, kind, relation, each.key))
        # Their targets are told from the part's new place.
        moved = Relationships(place.baseURI)
        for link in part.rels.values():
            target = link.target_ref if link.is_external else link.target_part
            moved.add_relationship(link.reltype, target, link.rId, link.is_external)
        if moved:
            gathered.append(PackagePart(place.rels_uri.membername, serialize_part_xml(parse_xml(moved.xml)), ""))
    return gathered


def check_fields(taken: Taken, template: str) -> bool:
    """Refuse what may fetch something when the document is opened; tell whether the page's number is shown."""
    root = taken.part.element if isinstance(taken.part, XmlPart) else None
    if root is None:
        return False
    if any(_FETCHING.match(value) for each in root.iter() for key, value in each.attrib.items() if _leads(key)):
        raise fault(template, tr("shows something that is not in the file itself; put it into the template instead"))
    words = [(code.split() or ["(empty)"])[0].casefold() for code in _codes(root)]
    for word in words:
        if word not in _FIELDS:
            shown = attribute(word.upper())[:20]
            raise fault(
                template,
                tr(
                    "has a field {shown} in its {relation}, which may fetch things; remove it",
                    shown=shown,
                    relation=taken.relation,
                ),
            )
    return "page" in words


def _shown(part: Part, number: int, template: str) -> PackagePart:
    """Return a picture or a font under a name of its own."""
    if part.partname.ext == "odttf":
        part.partname = PackURI(f"/word/fonts/font{number}.odttf")
        return PackagePart(part.partname.membername, part.blob, FONT_TYPE)
    if not _PICTURE.fullmatch(part.content_type):
        raise fault(template, tr("has a picture that is none; remove it from the running head or foot"))
    part.partname = PackURI(f"/word/media/image{number}.{part.partname.ext.lower()}")
    return PackagePart(part.partname.membername, part.blob, part.content_type)


def _leads(key: str) -> bool:
    return key.rpartition("}")[2] in ("src", "href")


def _codes(root: BaseOxmlElement) -> Iterator[str]:
    """Yield every field's instructions, those within others too."""
    waiting: list[str] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:fldChar")):
        if element.tag == qn("w:fldSimple"):
            yield element.get(qn("w:instr"), "")
        elif element.tag == qn("w:instrText"):
            if waiting:
                waiting[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.get(qn("w:fldCharType")) == "begin":
            waiting.append("")
        elif waiting:
            # At the separator the instructions are complete; the field's end closes one without a result.
            yield waiting[-1]
            if element.get(qn("w:fldCharType")) == "end":
                waiting.pop()
    yield from waiting
