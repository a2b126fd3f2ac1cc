"""Bytes in a portfolio as a stream, so that who needs a few of them, such as a picture's size, does not copy all."""

import io
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class StoredBytes(io.RawIOBase):
    """Reads one value of the database; good while the unit of work is open, and unchecked."""

    def __init__(self, blob: sqlite3.Blob) -> None:
        self._blob = blob

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place in it can be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, at the most the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._blob.tell(), io.SEEK_END: len(self._blob)}[whence]
        self._blob.seek(min(max(base + offset, 0), len(self._blob)))
        return self._blob.tell()

    def tell(self) -> int:
        """Return the place that is read next."""
        return self._blob.tell()

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer as far as there is something; OSError when the bytes cannot be read."""
        view = memoryview(buffer).cast("B")
        try:
            piece = self._blob.read(len(view))
        except sqlite3.Error as error:
            raise OSError("stored bytes cannot be read") from error
        view[: len(piece)] = piece
        return len(piece)
