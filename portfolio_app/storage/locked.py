"""Locked portfolios: which of the open files have a passphrase, and the keys made of those; kept in memory alone.

A locked file is one of SQLCipher 4 with its own settings, so that any program that knows SQLCipher opens it with the
passphrase. Its first 16 bytes are the salt, which every copy of it shares: so the key of a file is that of its copies.
"""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import quote

from portfolio_app.domain.errors import FileError, LockedError, WrongPassphraseError
from portfolio_app.storage.same_file import identity_of
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.storage.cipher import LockedConnection

ROUNDS = 256_000
"""Of PBKDF2 with HMAC-SHA-512, as SQLCipher 4 has them: a quarter of a second for each guess."""

_SALT_BYTES = 16
_KEY_BYTES = 32
_PAGE = 4096
_DISTINCT = 250
"""A page that was encrypted has nearly all of the 256 values of a byte; one of text or of a database has not."""


@dataclass(eq=False, slots=True)
class Key:
    """What a locked file opens with: made of the passphrase and the file's salt."""

    salt: bytes
    secret: bytes = field(repr=False)
    users: int = 0

    @property
    def sql(self) -> str:
        """The key as SQLCipher takes one that needs no more work."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


_guard = Lock()
_by_salt: dict[bytes, Key] = {}
_open: dict[tuple[int, int], list[Key]] = {}
"""The key of each locked file that is open in this process. Only SQLCipher may touch such a file: whoever else opened
it, SQLite too, would end the process's locks on it when closing it."""


def key_from(passphrase: str, salt: bytes | None = None) -> Key:
    """Make a key for a file with that salt, or for a new file; takes a moment, so that guessing takes for ever."""
    import hashlib  # whoever opens a file that is not locked waits for none of it
    import unicodedata

    salt = os.urandom(_SALT_BYTES) if salt is None else salt
    # One word can be typed in two ways that look the same; SQLCipher itself is given UTF-8.
    word = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Key(salt, hashlib.pbkdf2_hmac("sha512", word, salt, ROUNDS, _KEY_BYTES))


def unlock(path: Path, passphrase: str) -> None:
    """Let a locked file be opened from now until it is closed; raises FileError.

    Does nothing for a file that needs no passphrase, or that is open already.
    """
    path = Path(path).absolute()
    if key_of(path) is not None or not may_be_locked(path):
        return
    key = key_from(passphrase, _salt_of(path))
    if not _opens(path, key):
        raise WrongPassphraseError(
            tr(
                "{path} does not open with this passphrase: try again, small and capital letters matter; or the file "
                "is damaged, or no portfolio.",
                path=path,
            ),
            path,
        )
    know(key)


def know(key: Key) -> None:
    """Let files with this key be opened."""
    with _guard:
        _by_salt.setdefault(key.salt, key)


def key_of(path: Path) -> Key | None:
    """Return the key of a locked file that may be opened, or None for any other file."""
    if not _by_salt:
        return None
    identity = identity_of(path)
    with _guard:
        if identity in _open:
            return _open[identity][-1]
    # It is open nowhere in this process, or is not locked.
    return _by_salt.get(_salt_of(path)) if not _is_plain(path) else None


def hold(path: Path) -> Key | None:
    """Note that a file is open, so that its key is kept; return the key, or None where it is not locked."""
    key, identity = key_of(path), identity_of(path)
    if key is not None and identity is not None:
        with _guard:
            key.users += 1
            _open.setdefault(identity, []).append(key)
    return key


def note_closed(key: Key | None, identity: tuple[int, int] | None) -> None:
    """Note that a file is open no more, whose key is still wanted: another file may come to have its number."""
    with _guard:
        if key is not None and identity is not None and key in _open.get(identity, ()):
            _open[identity].remove(key)
            if not _open[identity]:
                del _open[identity]


def let_go(key: Key | None, identity: tuple[int, int] | None) -> None:
    """Note that a file was closed; the key of one that is open no more is forgotten."""
    if key is not None:
        note_closed(key, identity)
        with _guard:
            key.users -= 1
        forget(key)


def forget(key: Key) -> None:
    """Forget a key unless a file is open with it."""
    with _guard:
        if key.users <= 0:
            _by_salt.pop(key.salt, None)


def sealed(path: Path, content: bytes) -> bytes | None:
    """Return content that only the passphrase of this open file brings back, or None where the file is not locked."""
    if (key := key_of(path)) is None:
        return None
    from cryptography.fernet import Fernet

    return Fernet(_key_of_seals(key)).encrypt(content)


def unsealed(path: Path, content: bytes) -> bytes | None:
    """Return what was sealed for this file, or None while it is not open, and for what was not sealed for it."""
    if (key := key_of(path)) is None:
        return None
    from cryptography.fernet import Fernet, InvalidToken

    with suppress(InvalidToken):
        return Fernet(_key_of_seals(key)).decrypt(content)
    return None


def may_be_locked(path: Path) -> bool:
    """Tell whether a file looks as a locked one does: like nothing at all."""
    if _is_plain(path):
        return False
    with suppress(OSError), path.open("rb") as stream:
        page = stream.read(_PAGE)
        return len(page) == _PAGE and len(set(page)) >= _DISTINCT
    return False


def locked_error(path: Path) -> LockedError:
    """Return what to say of a file that is locked, or no portfolio: nobody can tell without the passphrase."""
    return LockedError(
        tr(
            "{path} is locked with a passphrase, or is no portfolio; give its passphrase, or choose a file whose name "
            "ends in .portfolio.",
            path=path,
        ),
        path,
    )


def failures_of_cipher() -> tuple[type[Exception], ...]:
    """Return what SQLCipher raises, where it was loaded."""
    cipher = sys.modules.get("portfolio_app.storage.cipher")
    return (cipher.Error,) if cipher is not None else ()


def location_of(path: Path) -> str:
    """Return a file's name as SQLite's URIs have it, without a mode."""
    location = quote(os.fsencode(path.absolute().as_posix()))
    drive = "" if location.startswith("/") else "/"
    return f"file://{drive}{location}"


def connection_to(path: Path, key: Key, *, mode: str, patience: float) -> "LockedConnection":
    """Open a locked file, on which nothing was asked yet; raises SQLCipher's errors."""
    from portfolio_app.storage.cipher import open_with

    return open_with(f"{location_of(path)}?mode={mode}", key.sql, patience)


def _key_of_seals(key: Key) -> bytes:
    import base64
    import hmac

    return base64.urlsafe_b64encode(hmac.digest(key.secret, b"words that could not be saved", "sha256"))


def _opens(path: Path, key: Key) -> bool:
    from portfolio_app.storage.cipher import Error

    try:
        with closing(connection_to(path, key, mode="ro", patience=0)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except Error as error:
        # Else it is half done, or in use, which opening it says.
        return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF != sqlite3.SQLITE_NOTADB
    return True


def _is_plain(path: Path) -> bool:
    # Looked at as if nobody could change it: so no lock is taken or let go of, and nothing is taken back.
    try:
        connection = sqlite3.connect(f"{location_of(path)}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return True
    with closing(connection):
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.Error as error:
            return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF != sqlite3.SQLITE_NOTADB
    return True


def _salt_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_SALT_BYTES)
    except OSError as error:
        raise FileError(
            tr(
                "{path} could not be reached ({strerror}); check that you may read its folder.",
                path=path,
                strerror=error.strerror,
            )
        ) from None
