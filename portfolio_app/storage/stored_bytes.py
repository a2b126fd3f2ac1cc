"""Bytes in a portfolio as a stream, so that who needs a few of them, such as a picture's size, does not copy all."""

import io
from typing import TYPE_CHECKING

from portfolio_app.storage import contents
from portfolio_app.storage.contents import ContentRepository, StoredContent

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class StoredBytes(io.RawIOBase):
    """Reads one content; good while the unit of work is open, and unchecked."""

    def __init__(self, repository: ContentRepository, content: StoredContent) -> None:
        self._contents = repository
        self._content = content
        self._at = 0
        self._known: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that any place in it can be gone to."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, at the most the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._content.size}[whence]
        self._at = min(max(base + offset, 0), self._content.size)
        return self._at

    def tell(self) -> int:
        """Return the place that is read next."""
        return self._at

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer as far as there is something in one piece."""
        view = memoryview(buffer).cast("B")
        number, start = divmod(self._at, contents.PIECE)
        if number != self._known[0]:
            self._known = number, self._contents.piece(self._content.id, number)
        some = self._known[1][start : start + len(view)]
        view[: len(some)] = some
        self._at += len(some)
        return len(some)
