"""The manifest and the open data of a pack become domain values, or one sentence says what is wrong."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar, cast

import msgspec

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.pack import DATA, FORMAT, MANIFEST, Manifest
from portfolio_app.domain.packs.portfolio_data import SCHEMA, PortfolioData
from portfolio_app.domain.words.file_names import is_safe_path
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr

_Value = TypeVar("_Value")
_MOST_DIGITS = 9
_MOST_UNKNOWN = 1000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNATURE = re.compile(rb"ed25519\n([0-9a-f]{64})\n([0-9a-f]{128})\n")


class _Head(msgspec.Struct):
    """What says which format a file has; read first, so that a later one is refused for what it is."""

    schema: str = ""
    format: str = ""


def read_manifest(content: bytes, name: str) -> Manifest:
    """Return the manifest; raises InputError."""
    _check_version(_decode(content, _Head, f"{name}: {MANIFEST}").format, FORMAT, name)
    manifest = _decode(content, Manifest, f"{name}: {MANIFEST}")
    paths = [file.path for file in manifest.files]
    if len(set(paths)) < len(paths) or not all(map(is_safe_path, paths)):
        raise InputError(
            tr("{name}: {manifest} names files that no pack has; ask for the pack again.", name=name, manifest=MANIFEST)
        )
    if not all(_SHA256.fullmatch(file.sha256) and file.size >= 0 for file in manifest.files):
        raise InputError(
            tr("{name}: {manifest} holds what is no sha256; ask for the pack again.", name=name, manifest=MANIFEST)
        )
    return manifest


def read_data(content: bytes, name: str) -> PortfolioData:
    """Return the portfolio's data; raises InputError."""
    where = f"{name}: {DATA}"
    _check_version(_decode(content, _Head, where).schema, SCHEMA, name)
    data = _decode(content, PortfolioData, where)
    if fault := first_fault(data):
        raise InputError(
            tr(
                "{where} contradicts itself ({fault}); ask for the pack again.",
                where=where,
                fault=excerpt(fault),
            )
        )
    return data


def unknown_fields(content: bytes, data: PortfolioData) -> tuple[str, ...]:
    """Return the fields of the data, such as claims[0].colour, that this program does not know and leaves out."""
    found = _unknown(_decode(content, dict, DATA), msgspec.to_builtins(data), "")
    return tuple(islice(found, _MOST_UNKNOWN))


def _unknown(given: object, known: object, where: str) -> Iterator[str]:
    if isinstance(given, dict) and isinstance(known, dict):
        there = cast("dict[str, object]", known)
        for name, value in cast("dict[str, object]", given).items():
            path = f"{where}.{name}" if where else name
            if name in there:
                yield from _unknown(value, there[name], path)
            else:
                yield path
    elif isinstance(given, list) and isinstance(known, (list, tuple)):
        pairs = zip(cast("list[object]", given), cast("list[object]", known), strict=False)
        for number, (one, other) in enumerate(pairs):
            yield from _unknown(one, other, f"{where}[{number}]")


def read_signature(content: bytes) -> tuple[bytes, bytes]:
    """Return the public key and the signature of a signature file; both are empty when it is none."""
    match = _SIGNATURE.fullmatch(content)
    return (bytes.fromhex(match[1].decode()), bytes.fromhex(match[2].decode())) if match else (b"", b"")


def _check_version(found: str, known: str, name: str) -> None:
    kind, _, version = found.rpartition("/")
    wanted, _, ours = known.rpartition("/")
    if kind == wanted and _number(version) > _number(ours):
        raise InputError(
            tr("{name} was made by a newer version of this program; update the program and try again.", name=name)
        )
    if found != known:
        raise InputError(
            tr(
                "{name} is not in a form that this program reads ({found}).",
                name=name,
                found=found[:40] or tr("none is named"),
            )
        )


def _decode(content: bytes, kind: type[_Value], where: str) -> _Value:
    try:
        return msgspec.json.decode(content, type=kind)
    except RecursionError as error:
        raise InputError(
            tr("{where} is nested too deeply to be what it says; ask for the pack again.", where=where)
        ) from error
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError(
            tr("{where} cannot be read ({error}); ask for the pack again.", where=where, error=error)
        ) from error


def _number(version: str) -> int:
    return int(version) if version.isascii() and version.isdecimal() and len(version) < _MOST_DIGITS else 0
