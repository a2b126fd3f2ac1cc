"""Checks a written package before it is handed over: Word refuses a file for faults that no one else notices."""

import posixpath
import re
import zipfile
import zlib
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.parsers import expat

from portfolio_app.exporters.word.faces import scrambled
from portfolio_app.exporters.word.package import COMMENTS, CONTENT_TYPES_PART, DOCUMENT, FONT_RELATIONSHIPS, FONT_TABLE

_CHUNK = 1 << 18
_RELATIONSHIP = re.compile(rb'<Relationship [^>]*?Target="([^"]+)"(?![^>]*TargetMode="External")')
_LINK = re.compile(rb'<Relationship Id="([^"]+)"[^>]*? Target="([^"]+)"')
_EMBEDDED = re.compile(rb'<w:embed\w+ r:id="([^"]+)" w:fontKey="({[0-9A-F-]{36}})"/>')
_TYPED = re.compile(rb'(?:PartName|Extension)="([^"]+)"')
_FONT_START = b"\0\1\0\0"
_KINDS = (
    *(b"w:bookmarkStart", b"w:bookmarkEnd", b"w:comment"),
    *(b"w:commentRangeStart", b"w:commentRangeEnd", b"w:commentReference"),
)
_ANCHOR, _ID, _NAME = b' w:anchor="', b' w:id="', b'" w:name="'


class FaultyDocumentError(Exception):
    """What was written is not a sound document; the message names the part and the fault."""


def check_package(path: Path, own_fonts: bool = True) -> None:
    """Read the whole package back; raise FaultyDocumentError when Word might refuse it.

    ``own_fonts`` are checked to open with their keys; those of a template are as its maker left them.
    """
    found = _References()
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                _check_part(package, name, found if name in {DOCUMENT, COMMENTS} else None)
            if name.endswith(".rels"):
                _check_relationships(package, name, names)
        _check_types(package.read(CONTENT_TYPES_PART), names)
        if own_fonts:
            _check_fonts(package)
    found.check()


def _check_part(package: zipfile.ZipFile, name: str, found: "_References | None") -> None:
    """Parse the part as it comes out of the zip, which checks its sum too, without holding it whole."""
    parser = expat.ParserCreate()
    rest = b""
    try:
        with package.open(name) as part:
            while chunk := part.read(_CHUNK):
                parser.Parse(chunk, False)
                if found is not None:
                    # A tag may lie across two chunks: keep what follows the last whole one.
                    whole, tail = _cut(rest + chunk)
                    found.add(whole)
                    rest = tail
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error) as error:
        raise FaultyDocumentError(f"{name}: {error}") from error


def _cut(data: bytes) -> tuple[bytes, bytes]:
    end = data.rfind(b">") + 1
    return data[:end], data[end:]


def _check_relationships(package: zipfile.ZipFile, name: str, names: set[str]) -> None:
    folder = posixpath.dirname(posixpath.dirname(name))
    for target in _RELATIONSHIP.findall(package.read(name)):
        place = posixpath.normpath(posixpath.join("/", folder, target.decode())).lstrip("/")
        if place not in names:
            raise FaultyDocumentError(f"{name}: there is no part {place}")


def _check_types(types: bytes, names: set[str]) -> None:
    """Every part needs a kind: its own, or that of its ending."""
    known = set(_TYPED.findall(types))
    for name in names - {CONTENT_TYPES_PART}:
        if f"/{name}".encode() not in known and name.rpartition(".")[2].encode() not in known:
            raise FaultyDocumentError(f"{CONTENT_TYPES_PART}: no kind for {name}")


def _check_fonts(package: zipfile.ZipFile) -> None:
    """Undo each face's obfuscation with the key that readers are given: a font must come out."""
    targets = dict(_LINK.findall(package.read(FONT_RELATIONSHIPS)))
    table = package.read(FONT_TABLE)
    embedded = _EMBEDDED.findall(table)
    if len(embedded) != table.count(b"<w:embed"):
        raise FaultyDocumentError(f"{FONT_TABLE}: a face without its relationship or key")
    for link, key in embedded:
        if link not in targets:
            raise FaultyDocumentError(f"{FONT_TABLE}: there is no relationship {link.decode()}")
        name = posixpath.join(posixpath.dirname(FONT_TABLE), targets[link].decode())
        try:
            data = package.read(name)
        except (zipfile.BadZipFile, zlib.error) as error:
            raise FaultyDocumentError(f"{name}: {error}") from error
        if not scrambled(data, key.decode()).startswith(_FONT_START):
            raise FaultyDocumentError(f"{name}: its key does not open it")


class _References:
    """What the document names and what it refers to."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self._wanted: set[bytes] = set()
        self._ids: dict[bytes, list[bytes]] = {kind: [] for kind in _KINDS}

    def add(self, data: bytes) -> None:
        # Splitting at what is looked for is far quicker than a pattern that is tried at every tag.
        self._wanted.update([part[: part.index(b'"')] for part in data.split(_ANCHOR)[1:]])
        for before, after in pairwise(data.split(_ID)):
            numbers = self._ids.get(before[before.rfind(b"<") + 1 :])
            if numbers is None:
                continue
            end = after.index(b'"')
            numbers.append(after[:end])
            if after.startswith(_NAME, end):
                start = end + len(_NAME)
                self._names.append(after[start : after.index(b'"', start)])

    def check(self) -> None:
        for kind, numbers in self._ids.items():
            _refuse(f"{kind.decode()} more than once", _twice(numbers))
        _refuse("bookmark more than once", _twice(self._names))
        _refuse("link to nothing", self._wanted.difference(self._names))
        self._same(b"w:bookmarkStart", b"w:bookmarkEnd")
        for kind in (b"w:commentRangeStart", b"w:commentRangeEnd", b"w:commentReference"):
            self._same(b"w:comment", kind)

    def _same(self, first: bytes, second: bytes) -> None:
        strays = set(self._ids[first]).symmetric_difference(self._ids[second])
        _refuse(f"{first.decode()} without {second.decode()}, or the other way", strays)


def _twice(values: list[bytes]) -> set[bytes]:
    if len(set(values)) == len(values):
        return set()
    return {value for value, count in Counter(values).items() if count > 1}


def _refuse(fault: str, keys: set[bytes]) -> None:
    if keys:
        raise FaultyDocumentError(f"{fault}: {b', '.join(sorted(keys)[:3]).decode()}")
