"""Comments, tracked changes, hidden text and authors taken out of documents; changes are taken as accepted."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.evidence.file import PDF
from portfolio_app.domain.personal_data.place import CONCEALED
from portfolio_app.importers.evidence_files.concealed_words import read_concealed
from portfolio_app.importers.redacting.faults import NOTHING_HIDDEN, STANDS_OTHERWISE
from portfolio_app.importers.redacting.package import rewrite
from portfolio_app.importers.redacting.pdf import flatten, put_together
from portfolio_app.importers.redacting.words import is_package
from portfolio_app.importers.redacting.xml_words import local
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONCEALED = frozenset(part.value for part in CONCEALED)
_PARTS = re.compile(
    r"(?:word/(?:comments\w*|people)\.xml|word/_rels/comments\w*\.xml\.rels|"
    r"xl/(?:comments\d*|persons/\w+|threadedComments/\w+|comments/\w+|drawings/vmlDrawing\d*)\.(?:xml|vml)|"
    r"ppt/(?:comments/\w+|commentAuthors|authors)\.xml|docProps/custom\.xml)$"
)
_GONE = frozenset(
    "del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart "
    "commentRangeEnd commentReference annotationRef rPrChange pPrChange sectPrChange tblPrChange tblPrExChange "
    "tcPrChange trPrChange tblGridChange numberingChange cellIns cellDel cellMerge customXmlInsRangeStart "
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd legacyDrawing legacyDrawingHF "
    "annotation annotation-end tracked-changes change change-start change-end".split()
)
"""Elements that go with all that is in them (ISO/IEC 29500-1, 17.13; OpenDocument 1.3, part 3, 5.5 and 14.1)."""
_UNWRAPPED = frozenset(("ins", "moveTo"))
_WHO = frozenset(("creator", "lastModifiedBy", "Manager", "Company", "initial-creator", "author", "printed-by"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def remove_concealed(path: Path, aside: Path, media_type: str) -> int:
    """Write the file aside without them; return how many were taken out. Raises RefusedError where there are none."""
    before = sum(each.part in _CONCEALED for each in read_concealed(path, media_type))
    if media_type == PDF:
        flat = aside.with_suffix(".flat")
        flatten(path, flat)
        put_together(flat, (), aside)
        times = before
    elif is_package(media_type):
        times = rewrite(path, aside, lambda _name, root: _clean(root), lambda name: _PARTS.match(name) is not None)
        times = max(times, before)
    else:
        times = 0
    if not times:
        raise RefusedError(tr(NOTHING_HIDDEN))
    if any(each.part in _CONCEALED for each in read_concealed(aside, media_type)):
        raise RefusedError(tr(STANDS_OTHERWISE))
    return times


def _clean(root: "_Element") -> int:
    times = 0
    for each in list(root.iter()):
        name = local(each)
        if name in _WHO and not len(each) and each.text:
            each.text = ""
            times += 1
        elif name in _GONE or _is_hidden(each):
            times += _remove(each)
        elif name == "trPr" and each.find(f"{_W}del") is not None:
            row = each.getparent()
            times += _remove(row) if row is not None else 0
        elif name in _UNWRAPPED:
            times += _unwrap(each)
    return times


def _is_hidden(element: "_Element") -> bool:
    return element.tag == f"{_W}r" and element.find(f"{_W}rPr/{_W}vanish") is not None


def _remove(element: "_Element") -> int:
    """Take an element out, but for the words that follow it."""
    parent = element.getparent()
    if parent is None:
        return 0
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
    return 1


def _unwrap(element: "_Element") -> int:
    """Leave what is in an element in its place; a mark that is empty just goes."""
    parent = element.getparent()
    if parent is None:
        return 0
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
    return 1
