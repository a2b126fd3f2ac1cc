"""The catalogue of standards: what a saved file of the service gives for it, and reading one that was packed.

It is a ZIP with a list (``catalogue.json``) and a file of records for each standard, in the service's own form.
"""

import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec

from portfolio_app.domain.frameworks.catalogue import Catalogue, CatalogueEntry
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found
from portfolio_app.importers.frameworks.json_parts import JSON_LIMIT, read_json_bytes
from portfolio_app.importers.frameworks.skills_england import read_standard
from portfolio_app.importers.frameworks.standard_records import (
    MOST_RECORDS,
    Duty,
    RawRecord,
    Record,
    is_standard,
    listing_of,
    records_in,
)
from portfolio_app.importers.source import read_bytes
from portfolio_app.translation import mark, tr

LIST = "catalogue.json"
_MOST_PACKED = 32_000_000
_MOST_LISTED = 8_000_000
_MOST_RECORD = 4_000_000
_MOST_STANDARD = 16_000_000
_LONGEST = 300
_DAMAGED = mark("the catalogue is damaged; make it again from the file of standards that you saved.")


class _Listed(msgspec.Struct):
    code: str
    title: str
    version: str
    level: int | None
    status: str
    criteria: int
    file: str


class _List(msgspec.Struct):
    source: str
    made_on: str
    standards: list[_Listed]


def read_entries(path: Path) -> tuple[tuple[CatalogueEntry, ...], tuple[Problem, ...]]:
    """Return what a catalogue keeps of a saved file of standards, or of another catalogue, and what was left out.

    Raises InputError when the file is neither.
    """
    doubts = Doubts()
    if read_bytes(path, 1 << 40, only=4) == b"PK\x03\x04":
        entries = _of_catalogue(path, doubts)
    else:
        content = read_json_bytes(path)
        if not is_standard(content):
            said = tr("no apprenticeship standards are in it; choose the file of standards that you saved.")
            raise in_file(path.name, said)
        entries = [_kept(record, doubts) for record in records_in(content, path.name, doubts)]
    kept = tuple(entry for entry in entries if entry is not None)
    if not kept:
        raise in_file(path.name, tr("no standard in it can be read; save it again from the standards service."))
    return kept, doubts.all()


def read_catalogue(path: Path) -> Catalogue:
    """Return what a catalogue lists; raises InputError for a damaged one."""
    with _opened(path) as package:
        listed = _list_of(package, path)
    listings = tuple(Listing(e.code, e.title, e.version, e.level, e.status, e.criteria) for e in listed.standards)
    return Catalogue(listings, listed.source, listed.made_on)


def read_catalogued(path: Path, listing: Listing, asked: Asked) -> Found:
    """Return a standard of the catalogue as a framework; raises InputError for a damaged one, or one without a list."""
    wanted = (listing.code, listing.version)
    with _opened(path) as package:
        name = next((e.file for e in _list_of(package, path).standards if (e.code, e.version) == wanted), "")
        content = _member(package, path, name, _MOST_STANDARD)
    return read_standard(content, path.name, replace(asked, pick=listing.code, version=listing.version))


def _kept(record: RawRecord, doubts: Doubts) -> CatalogueEntry | None:
    """Return what is read of a record in the end, without the pages of prose that it has besides."""
    listing = listing_of(record.head)
    where = f"{listing.code} {listing.version}"
    if len(record.raw) > _MOST_RECORD or max(len(listing.code), len(listing.title)) > _LONGEST:
        doubts.add(where[:_LONGEST], tr("this record is too large; it is left out."), "large")
        return None
    try:
        whole = msgspec.json.decode(record.raw, type=Record, strict=False)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        doubts.add(where, tr("this record cannot be read ({error}); it is left out.", error=error), "record")
        return None
    if not whole.options:
        # Which duty asks for what matters only where there are ways to choose from; how many there are is said.
        whole.duties = [Duty() for _ in whole.duties or ()] or None
    return CatalogueEntry(listing, msgspec.json.encode(whole))


def _of_catalogue(path: Path, doubts: Doubts) -> list[CatalogueEntry | None]:
    found: list[CatalogueEntry | None] = []
    size = 0
    with _opened(path) as package:
        for name in dict.fromkeys(each.file for each in _list_of(package, path).standards):
            content = _member(package, path, name, _MOST_STANDARD)
            found += [_kept(record, doubts) for record in records_in(content, path.name, doubts)]
            size += len(content)
            if len(found) > MOST_RECORDS or size > JSON_LIMIT:
                raise in_file(path.name, tr(_DAMAGED))
    return found


def _list_of(package: zipfile.ZipFile, path: Path) -> _List:
    try:
        listed = msgspec.json.decode(_member(package, path, LIST, _MOST_LISTED), type=_List)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise in_file(path.name, tr(_DAMAGED)) from error
    if len(listed.standards) > MOST_RECORDS:
        raise in_file(path.name, tr(_DAMAGED))
    for each in listed.standards:
        each.code, each.title, each.version, each.status = map(
            _line, (each.code, each.title, each.version, each.status)
        )
    return listed


def _line(text: str) -> str:
    return clean_line(text[:_LONGEST])


@contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile, None, None]:
    try:
        if path.stat().st_size > _MOST_PACKED:
            raise in_file(path.name, tr(_DAMAGED))
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise in_file(path.name, tr(_DAMAGED)) from error
    with package:
        yield package


def _member(package: zipfile.ZipFile, path: Path, name: str, most: int) -> bytes:
    """Return a file of the catalogue; raises InputError for one that is damaged, missing or too large."""
    try:
        with package.open(name) as member:
            content = member.read(most + 1)
    except Exception as error:  # zlib's own error has no public base
        if isinstance(error, MemoryError):
            raise
        raise in_file(path.name, tr(_DAMAGED)) from error
    if len(content) > most:
        raise in_file(path.name, tr(_DAMAGED))
    return content
