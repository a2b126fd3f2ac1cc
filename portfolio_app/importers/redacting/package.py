"""Documents that are ZIP packages of XML (Word, Excel, PowerPoint, OpenDocument), written anew part by part."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from portfolio_app.importers.redacting.faults import LARGE, UNMADE
from portfolio_app.importers.redacting.xml_words import Rewriting, all_said, local, tree, written
from portfolio_app.importers.xml_tree import NotXmlError
from portfolio_app.sandbox import Reason, RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_PART = 64 * 1024 * 1024
_MOST_ALL = 300 * 1024 * 1024
_MOST_PARTS = 5_000
_BROKEN = (zipfile.BadZipFile, NotXmlError, NotImplementedError, EOFError, zlib.error, RuntimeError, KeyError)
_XML = re.compile(r"\.(?:xml|rels|vml)$", re.IGNORECASE)
_SHOWN = re.compile(r"(?:^|/)(?:media|fonts|Pictures|Fonts)/|/$")
"""Pictures, sounds and fonts, in whose bytes a short name stands by chance."""
_PICTURE_OF_IT = re.compile(r"(?:docProps/thumbnail\.\w+|Thumbnails/.+)$")
"""A small picture of the first page, which shows its words."""


def rewrite(path: Path, aside: Path, change: Rewriting, gone: Callable[[str], bool]) -> int:
    """Write a package aside with its XML parts changed and some parts gone; return how many things were changed."""
    times = 0
    try:
        with zipfile.ZipFile(path) as archive, zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED) as made:
            entries = archive.infolist()
            _check(entries)
            dropped = {each.filename for each in entries if gone(each.filename) or _PICTURE_OF_IT.match(each.filename)}
            for entry in entries:
                if entry.filename in dropped:
                    continue
                content = archive.read(entry)
                if _XML.search(entry.filename):
                    root = tree(content)
                    _forget(entry.filename, root, dropped)
                    count = change(entry.filename, root)
                    times += count
                    content = written(root) if count or dropped else content
                made.writestr(_plain(entry), content)
        return times
    except _BROKEN as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def parts_of(path: Path) -> Iterable[tuple[str, "_Element"]]:
    """Yield the XML parts of a package that was written here, each with its name."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if _XML.search(entry.filename):
                yield entry.filename, tree(archive.read(entry))


def said_inside(path: Path) -> Iterator[str]:
    """Yield what the documents and objects inside of a package say, such as the workbook behind a chart."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if not (_XML.search(entry.filename) or _SHOWN.search(entry.filename)):
                yield from _said(archive.read(entry))


def _said(content: bytes) -> Iterator[str]:
    inside = BytesIO(content)
    if not zipfile.is_zipfile(inside):
        yield content.decode("latin-1")
        yield from (content[start:].decode("utf-16-le", "ignore") for start in (0, 1))
        return
    try:
        with zipfile.ZipFile(inside) as packed:
            _check(packed.infolist())
            for part in packed.infolist():
                if _XML.search(part.filename):
                    yield from all_said(tree(packed.read(part)))
    except _BROKEN as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    sizes = [entry.file_size for entry in entries]
    if len(entries) > _MOST_PARTS or sum(sizes) > _MOST_ALL or max(sizes, default=0) > _MOST_PART:
        raise RefusedError(tr(LARGE))


def _plain(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return an entry that says nothing but its name; an OpenDocument's type stands uncompressed at its beginning."""
    made = zipfile.ZipInfo(entry.filename)
    made.compress_type = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
    return made


def _forget(name: str, root: "_Element", dropped: set[str]) -> None:
    """Take what names a dropped part out of the lists of parts (ECMA-376, part 2; OpenDocument 1.3, part 2)."""
    if not dropped:
        return
    base = dirname(dirname(name)) if name.endswith(".rels") else ""
    for each in list(root.iter()):
        parent = each.getparent()
        if parent is None:
            continue
        named = {
            "Relationship": normpath(join("/", base, each.get("Target", ""))).lstrip("/"),
            "Override": each.get("PartName", "").lstrip("/"),
            "file-entry": each.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path", ""),
        }.get(local(each))
        if named in dropped:
            parent.remove(each)
