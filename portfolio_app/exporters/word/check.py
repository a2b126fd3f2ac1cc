"""Checks a written package before it is handed over: Word refuses a file for faults that no one else notices."""

import posixpath
import re
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from xml.parsers import expat

from portfolio_app.exporters.word.package import COMMENTS, DOCUMENT

_CHUNK = 1 << 18
_RELATIONSHIP = re.compile(rb'<Relationship [^>]*?Target="([^"]+)"(?![^>]*TargetMode="External")')
_NAMES = re.compile(
    rb'<w:(?:(bookmarkStart) w:id="(\d+)" w:name="([^"]+)"|(bookmarkEnd|commentRangeStart|commentRangeEnd'
    rb'|commentReference|comment) w:id="(\d+)"|hyperlink w:anchor="([^"]+)"|fldSimple w:instr=" PAGEREF (\S+) )'
)


class FaultyDocumentError(Exception):
    """What was written is not a sound document; the message names the part and the fault."""


def check_package(path: Path) -> None:
    """Read the whole package back; raise FaultyDocumentError when Word might refuse it."""
    found = _References()
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        for name in package.namelist():
            _check_part(package, name, found if name in {DOCUMENT, COMMENTS} else None)
            if name.endswith(".rels"):
                _check_relationships(package, name, names)
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
        place = posixpath.normpath(posixpath.join(folder, target.decode()))
        if place not in names:
            raise FaultyDocumentError(f"{name}: there is no part {place}")


class _References:
    """What the document names and what it refers to."""

    def __init__(self) -> None:
        self._bookmarks: Counter[bytes] = Counter()
        self._ids: dict[bytes, Counter[bytes]] = {}
        self._wanted: set[bytes] = set()

    def add(self, data: bytes) -> None:
        for start, number, name, kind, other, anchor, page in _NAMES.findall(data):
            if anchor or page:
                self._wanted.add(anchor or page)
                continue
            self._ids.setdefault(start or kind, Counter())[number or other] += 1
            if name:
                self._bookmarks[name] += 1

    def check(self) -> None:
        for kind, numbers in self._ids.items():
            self._refuse(f"{kind.decode()} more than once", [key for key, count in numbers.items() if count > 1])
        self._refuse("bookmark more than once", [key for key, count in self._bookmarks.items() if count > 1])
        self._refuse("link to nothing", self._wanted - self._bookmarks.keys())
        self._same(b"bookmarkStart", b"bookmarkEnd")
        for kind in (b"commentRangeStart", b"commentRangeEnd", b"commentReference"):
            self._same(b"comment", kind)

    def _same(self, first: bytes, second: bytes) -> None:
        ours, theirs = (self._ids.get(kind, Counter()).keys() for kind in (first, second))
        self._refuse(f"{first.decode()} without {second.decode()}, or the other way", ours ^ theirs)

    @staticmethod
    def _refuse(fault: str, keys: "list[bytes] | set[bytes]") -> None:
        if keys:
            raise FaultyDocumentError(f"{fault}: {b', '.join(sorted(keys)[:3]).decode()}")
