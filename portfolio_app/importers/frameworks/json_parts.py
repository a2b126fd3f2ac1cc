"""JSON files with a framework: which of the known forms one has."""

from pathlib import Path

import msgspec

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.characters import utf8_of
from portfolio_app.importers.source import read_bytes
from portfolio_app.translation import tr

JSON_LIMIT = 200_000_000
"""Bytes: the whole file of the standards service has some 75 million."""


def read_json_bytes(path: Path) -> bytes:
    """Return the file's bytes as UTF-8; raises InputError."""
    return utf8_of(read_bytes(path, JSON_LIMIT), path.name)


def not_json(source: str, error: Exception) -> InputError:
    """Return the error for a file that is not whole."""
    said = tr("the file is not whole JSON ({error}); save it again from where it came from.", error=error)
    return in_file(source, said)


class Keys(msgspec.Struct):
    """The keys by which the forms are told apart; what stands behind them is not looked at."""

    CFDocument: msgspec.Raw = msgspec.Raw(b"")
    CFPackage: msgspec.Raw = msgspec.Raw(b"")
    framework: msgspec.Raw = msgspec.Raw(b"")
    list: msgspec.Raw = msgspec.Raw(b"")
    statements: msgspec.Raw = msgspec.Raw(b"")
    outcomes: msgspec.Raw = msgspec.Raw(b"")
    units: msgspec.Raw = msgspec.Raw(b"")


def keys_of(content: bytes, source: str) -> Keys:
    """Return the keys of the outermost object; those of an array are empty. Raises InputError."""
    if content.lstrip()[:1] == b"[":
        return Keys()
    try:
        return msgspec.json.decode(content, type=Keys)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_json(source, error) from error
