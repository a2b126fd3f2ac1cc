"""Takes a pack out of its envelope without trusting it: one file, not compressed, so that nothing of it can swell."""

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from portfolio_app.domain.errors import InputError, WrongPassphraseError
from portfolio_app.domain.packs.envelope import INNER
from portfolio_app.importers.pack_source import MOST_BYTES
from portfolio_app.importers.zip_entries import PIECE
from portfolio_app.translation import tr

_LOCKED = 0x1
_AES = 99
_AROUND = 28
"""Bytes that AES-256 puts round what it locks: salt, check of the password, and code of authentication."""


def is_envelope(path: Path) -> bool:
    """Tell whether a file is a sealed pack; looking decides nothing about what is in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, IndexError, OSError):
        return False
    return [(each.filename, each.compress_type, each.flag_bits & _LOCKED) for each in found] == [(INNER, _AES, _LOCKED)]


def take_out(path: Path, passphrase: str, target: BinaryIO) -> None:
    """Write the pack that a sealed file holds; raises InputError, WrongPassphraseError for another one, OSError."""
    for piece in _pieces(path, passphrase.encode("utf-8", "surrogatepass")):
        target.write(piece)


def _pieces(path: Path, passphrase: bytes) -> Iterator[bytes]:
    from pyzipper import ZIP_STORED, AESZipFile, BadZipFile

    try:
        with AESZipFile(path) as archive:
            (entry,) = archive.infolist()
            # pyzipper shows what the entry's fields claim: its sizes, and whether it is compressed.
            stored = entry.compress_type == ZIP_STORED and entry.file_size + _AROUND == entry.compress_size
            if not stored or entry.file_size > MOST_BYTES:
                raise InputError(tr("{path} is not a sealed pack of this program; ask for it again.", path=path))
            archive.setpassword(passphrase)
            with archive.open(entry) as inside:
                while piece := inside.read(PIECE):
                    yield piece
    # Whatever the fields of a broken one make pyzipper stumble over.
    except (BadZipFile, ValueError, EOFError, LookupError, struct.error, NotImplementedError, OSError) as error:
        raise InputError(
            tr("{path} was changed or damaged on its way, so nothing of it was opened; ask for it again.", path=path)
        ) from error
    except RuntimeError as error:
        raise WrongPassphraseError(
            tr("{path} does not open with this passphrase; small and capital letters matter.", path=path), path
        ) from error
