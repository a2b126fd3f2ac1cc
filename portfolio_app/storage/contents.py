"""The bytes of files, kept in pieces.

A piece is written once and never changed. Until a version has them, pieces belong to nothing and are not seen.
"""

import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.evidence.file import LARGEST_BYTES
from portfolio_app.storage.orm import FilePieceRow, FileVersionRow
from portfolio_app.translation import tr

PIECE = 1024 * 1024
_FEW = 8


@dataclass(frozen=True, slots=True)
class StoredContent:
    """Bytes that are in the portfolio."""

    id: int
    size: int
    sha256: str


class ContentRepository:
    """Pieces of content, each under the number of its place."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def store(self, stream: BinaryIO, size: int, name: str) -> StoredContent:
        """Store what a stream holds, in this transaction; raises InputError when that is not exactly ``size`` bytes."""
        content, number = new_content(), 0
        reading = Reading(stream, size, name)
        while pieces := reading.some(1):
            self.append(content, number, pieces[0])
            number += 1
        return StoredContent(content, size, reading.sha256)

    def append(self, content: int, number: int, piece: bytes) -> None:
        """Store a piece."""
        # Not as a row of the session, which would hold all pieces until the end.
        self._session.execute(insert(FilePieceRow), {"content_id": content, "number": number, "content": piece})

    def piece(self, content: int, number: int) -> bytes:
        """Return a piece, or nothing after the last one, and for what is no piece of ours."""
        query = select(FilePieceRow.content).where(
            FilePieceRow.content_id == content,
            FilePieceRow.number == number,
            func.length(FilePieceRow.content) <= PIECE,
        )
        found: object = self._session.scalar(query)
        return found if isinstance(found, bytes) else b""

    def has(self, content: int) -> bool:
        """Tell whether there are any pieces, without reading them."""
        return (
            self._session.scalar(select(FilePieceRow.id).where(FilePieceRow.content_id == content).limit(1)) is not None
        )

    def pieces(self, content: int) -> Iterator[bytes]:
        """Yield the pieces in turn."""
        number = 0
        while piece := self.piece(content, number):
            yield piece
            number += 1

    def discard(self, content: int) -> bool:
        """Remove a few pieces, the last ones first; tell whether there were any."""
        some = (
            select(FilePieceRow.id)
            .where(FilePieceRow.content_id == content)
            .order_by(FilePieceRow.number.desc())
            .limit(_FEW)
        )
        ids = self._session.scalars(some).all()
        self._session.execute(delete(FilePieceRow).where(FilePieceRow.id.in_(ids)))
        return bool(ids)

    def unused(self) -> tuple[int, ...]:
        """Return the contents that no version has: what was being put in when the program was ended."""
        query = (
            select(FilePieceRow.content_id)
            .where(FilePieceRow.content_id.not_in(select(FileVersionRow.content_id)))
            .distinct()
        )
        return tuple(self._session.scalars(query))


class Reading:
    """Reads a stream of known size in pieces."""

    def __init__(self, stream: BinaryIO, size: int, name: str) -> None:
        if size > LARGEST_BYTES:
            raise InputError(
                tr("{name} is too large: a file of evidence may have up to 900 MB; make it smaller.", name=name)
            )
        self._stream, self._left, self._name = stream, size, name
        self._digest = hashlib.sha256()

    def some(self, most: int) -> list[bytes]:
        """Return the next pieces, none at the end; raises InputError when it came too early or too late."""
        pieces: list[bytes] = []
        while len(pieces) < most and self._left:
            piece = self._filled(min(PIECE, self._left))
            self._digest.update(piece)
            self._left -= len(piece)
            pieces.append(piece)
        if not self._left and self._stream.read(1):
            raise self._changed()
        return pieces

    @property
    def sha256(self) -> str:
        """The digest of what was read."""
        return self._digest.hexdigest()

    def _filled(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size:
            part = self._stream.read(size)
            if not part:
                raise self._changed()
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _changed(self) -> InputError:
        return InputError(tr("{self} changed while it was read; add it again.", self=self._name))


def damaged(evidence_id: int) -> FileError:
    """Return the error that says that a file's bytes are not what they were."""
    return FileError(
        tr("The file of {reference} is damaged or missing; open a backup.", reference=reference_of(evidence_id))
    )


def new_content() -> int:
    """Return a number that no content has."""
    return secrets.randbits(62)
