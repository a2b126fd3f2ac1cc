"""SQLCipher: connections to locked files. Loaded when the first of them is met, since few portfolios are locked."""

from typing import Any

from sqlcipher3 import dbapi2

from portfolio_app.storage.bounded import Bounded

sqlcipher: Any = dbapi2
"""The module, which says nothing of its types."""
Error = sqlcipher.Error
# Else SQLCipher writes to standard error what a wrong key means to it; what is needed aside stays in memory, and what
# was decrypted there is wiped when it is let go of.
_PRAGMAS = ("cipher_log_level = NONE", "cipher_memory_security = ON", "temp_store = MEMORY")


class LockedConnection(Bounded, sqlcipher.Connection):
    """A connection to a locked file; what it needs aside stays in memory."""


def open_plain(uri: str) -> LockedConnection:
    """Open a file that is not locked yet, to write it anew as one that is."""
    return _opened(uri, 0)


def open_with(uri: str, key: str, patience: float) -> LockedConnection:
    """Open a file with its key, on which nothing was asked yet."""
    connection = _opened(uri, patience)
    try:
        connection.execute(f'PRAGMA key = "{key}"').close()
    except BaseException:
        connection.close()
        raise
    return connection


def _opened(uri: str, patience: float) -> Any:  # noqa: ANN401  # the module's
    connection = sqlcipher.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=patience, factory=LockedConnection
    )
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    return connection
