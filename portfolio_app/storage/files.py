"""Evidence files and their versions, as stored: their bytes go in and out in pieces."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence import Evidence, reference_of
from portfolio_app.domain.evidence_file import EvidenceFile, FileVersion
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.evidence import EvidenceRepository
from portfolio_app.storage.failures import reported
from portfolio_app.storage.mapping import evidence_to_domain, version_to_domain
from portfolio_app.storage.orm import EvidenceRow, FileRow, FileVersionRow, ThumbnailRow
from portfolio_app.storage.stored_bytes import StoredBytes

LARGEST_BYTES = 900 * 1024 * 1024
"""SQLite holds up to 1,000,000,000 bytes in one value (https://www.sqlite.org/limits.html)."""

_PIECE = 1024 * 1024
_PRESENT = EvidenceRow.removed_at == ""


class FileRepository:
    """Files as evidence, each with its versions."""

    def __init__(self, session: Session, path: Path, evidence: EvidenceRepository) -> None:
        self._session = session
        self._path = path
        self._evidence = evidence

    def add(
        self, evidence: Evidence, version: FileVersion, stream: BinaryIO, *, thumbnail: bytes = b"", words: str = ""
    ) -> EvidenceFile:
        """Store a new file, whose bytes come from the stream, and return it with its id.

        Its version has the number 1, or the one that it has already.

        Raises InputError when the stream does not hold exactly ``version.size`` bytes, or more than fit.
        """
        stored = self._evidence.add(evidence, name=version.name, words=words)
        number = max(1, version.number)
        self._session.add(FileRow(evidence_id=stored.id, version=number))
        self._session.flush()
        return EvidenceFile(stored, self._put(stored.id, replace(version, number=number), stream, thumbnail))

    def replace(
        self, evidence_id: int, version: FileVersion, stream: BinaryIO, *, thumbnail: bytes = b"", words: str = ""
    ) -> EvidenceFile:
        """Store another version of a file, make it the present one and return the file; the former versions are kept.

        Raises InputError as add() does, and when there is no such file.
        """
        row = self._row(evidence_id)
        last = select(func.max(FileVersionRow.number)).where(FileVersionRow.evidence_id == evidence_id)
        number = (self._session.scalar(last) or 0) + 1
        self._put(evidence_id, replace(version, number=number), stream, thumbnail)
        row.version = number
        self._evidence.set_words(evidence_id, name=version.name, words=words)
        return self._file(evidence_id)

    def keep(self, evidence_id: int, version: FileVersion, stream: BinaryIO) -> None:
        """Store a version that the file had before, under the number that it has; raises InputError as add() does."""
        self._put(evidence_id, version, stream, b"")

    def use(self, evidence_id: int, number: int, *, words: str = "") -> EvidenceFile:
        """Make a version the present one and return the file; raises InputError when there is no such version."""
        row = self._row(evidence_id)
        version = self._version(evidence_id, number)
        if version is None:
            raise InputError(f"{reference_of(evidence_id)} has no version {number}; “evidence show” lists them.")
        row.version = number
        self._evidence.set_words(evidence_id, name=version.name, words=words)
        return self._file(evidence_id)

    def get(self, evidence_id: int) -> EvidenceFile | None:
        """Return the file with its versions, or None when it was removed or is no file."""
        evidence = self._session.get(EvidenceRow, evidence_id)
        file = self._session.get(FileRow, evidence_id)
        if evidence is None or evidence.removed_at or file is None:
            return None
        rows = self._session.scalars(
            select(FileVersionRow).where(FileVersionRow.evidence_id == evidence_id).order_by(FileVersionRow.number)
        )
        versions = {row.number: version_to_domain(row) for row in rows}
        if file.version not in versions:
            raise FileError(f"The file of {reference_of(evidence_id)} is damaged or missing; open a backup.")
        former = tuple(version for number, version in versions.items() if number != file.version)
        return EvidenceFile(evidence_to_domain(evidence), versions[file.version], former)

    def all(self) -> tuple[EvidenceFile, ...]:
        """Return every file with its versions, in order of reference."""
        ids = self._session.scalars(
            select(FileRow.evidence_id).join(EvidenceRow).where(_PRESENT).order_by(FileRow.evidence_id)
        ).all()
        return tuple(file for evidence_id in ids if (file := self.get(evidence_id)))

    def known(self, digests: Collection[str]) -> dict[str, int]:
        """Return which of these sha256, of a file as kept or as chosen, are there already, and as which evidence."""
        found: dict[str, int] = {}
        wanted = list(digests)
        for first in range(0, len(wanted), 400):  # SQLite takes so many variables and no more
            some = wanted[first : first + 400]
            rows = self._session.execute(
                select(FileVersionRow.evidence_id, FileVersionRow.sha256, FileVersionRow.source_sha256)
                .join(EvidenceRow, EvidenceRow.id == FileVersionRow.evidence_id)
                .where(_PRESENT, or_(FileVersionRow.sha256.in_(some), FileVersionRow.source_sha256.in_(some)))
                .order_by(FileVersionRow.evidence_id)
            )
            for evidence_id, *kept in rows:
                found |= {digest: evidence_id for digest in kept if digest not in found}
        return {digest: found[digest] for digest in wanted if digest in found}

    def thumbnail(self, evidence_id: int) -> bytes:
        """Return the small picture (JPEG) of the present version, or nothing."""
        return self.thumbnails([evidence_id]).get(evidence_id, b"")

    def thumbnails(self, evidence_ids: Collection[int]) -> dict[int, bytes]:
        """Return the small pictures (JPEG) of these files' present versions."""
        rows = self._session.execute(
            select(FileRow.evidence_id, ThumbnailRow.content)
            .join(FileVersionRow, FileVersionRow.evidence_id == FileRow.evidence_id)
            .join(ThumbnailRow, ThumbnailRow.version_id == FileVersionRow.id)
            .where(FileRow.evidence_id.in_(evidence_ids), FileVersionRow.number == FileRow.version)
        )
        return {evidence_id: content for evidence_id, content in rows}  # noqa: C416  # a Row is no pair

    def set_thumbnail(self, evidence_id: int, thumbnail: bytes) -> None:
        """Give the present version of a file its small picture (JPEG)."""
        row = self._version(evidence_id, self._row(evidence_id).version)
        if row is not None:
            self._session.merge(ThumbnailRow(version_id=row.id, content=thumbnail))
            self._session.flush()

    def write_to(self, evidence_id: int, target: BinaryIO, number: int | None = None) -> None:
        """Write the bytes of a version, or of the present one, to the target; raises FileError when damaged."""
        file = self._session.get(FileRow, evidence_id)
        row = self._version(evidence_id, file.version if number is None else number) if file else None
        if row is None or self._copy(row.id, target) != row.sha256:
            raise _damaged(evidence_id)

    @contextmanager
    def opened(self, evidence_id: int) -> Iterator[BinaryIO]:
        """Give the present version's bytes to be read here and there, unchecked; raises FileError when missing."""
        file = self._session.get(FileRow, evidence_id)
        row = self._version(evidence_id, file.version) if file else None
        try:
            blob = self._blob(row.id, read_only=True) if row else None
        except sqlite3.Error:
            blob = None
        if blob is None:
            raise _damaged(evidence_id)
        with blob, BufferedReader(StoredBytes(blob)) as stream:
            yield stream

    def damaged(self) -> tuple[str, ...]:
        """Return the references of files with a version whose bytes do not fit its sha256, reading in pieces."""
        query = (
            select(FileVersionRow.evidence_id, FileVersionRow.id, FileVersionRow.sha256)
            .join(EvidenceRow, EvidenceRow.id == FileVersionRow.evidence_id)
            .where(_PRESENT)
            .order_by(FileVersionRow.evidence_id, FileVersionRow.number)
        )
        rows = self._session.execute(query).all()
        wrong = (reference_of(evidence_id) for evidence_id, id_, sha256 in rows if self._copy(id_, None) != sha256)
        return tuple(dict.fromkeys(wrong))

    def _row(self, evidence_id: int) -> FileRow:
        row = self._session.get(FileRow, evidence_id)
        if row is None:
            raise InputError(f"{reference_of(evidence_id)} is not a file of this portfolio; check the reference.")
        return row

    def _file(self, evidence_id: int) -> EvidenceFile:
        self._session.flush()
        file = self.get(evidence_id)
        if file is None:
            raise InputError(f"{reference_of(evidence_id)} has been removed; bring it back first.")
        return file

    def _version(self, evidence_id: int, number: int) -> FileVersionRow | None:
        query = select(FileVersionRow).where(FileVersionRow.evidence_id == evidence_id, FileVersionRow.number == number)
        return self._session.scalars(query).first()

    def _put(self, evidence_id: int, version: FileVersion, stream: BinaryIO, thumbnail: bytes) -> FileVersion:
        if version.size > LARGEST_BYTES:
            raise InputError(f"{version.name} is too large: a file of evidence may have up to 900 MB; make it smaller.")
        fields = {field: getattr(version, field) for field in FileVersion.__dataclass_fields__}
        row = FileVersionRow(evidence_id=evidence_id, **fields)
        self._session.add(row)
        self._session.flush()
        row.sha256 = self._write(row.id, version, stream)
        row.source_sha256 = version.source_sha256 or row.sha256
        if thumbnail:
            self._session.add(ThumbnailRow(version_id=row.id, content=thumbnail))
        self._session.flush()
        return version_to_domain(row)

    def _write(self, version_id: int, version: FileVersion, stream: BinaryIO) -> str:
        connection = self._session.connection()
        connection.exec_driver_sql("INSERT INTO file_contents VALUES (?, zeroblob(?))", (version_id, version.size))
        digest = hashlib.sha256()
        left = version.size
        with reported(self._path), self._blob(version_id, read_only=False) as blob:
            while left and (piece := stream.read(min(_PIECE, left))):
                blob.write(piece)
                digest.update(piece)
                left -= len(piece)
        if left or stream.read(1):
            raise InputError(f"{version.name} changed while it was read; add it again.")
        return digest.hexdigest()

    def _copy(self, version_id: int, target: BinaryIO | None) -> str:
        digest = hashlib.sha256()
        try:
            with self._blob(version_id, read_only=True) as blob:
                while piece := blob.read(_PIECE):
                    digest.update(piece)
                    if target is not None:
                        target.write(piece)
        except sqlite3.Error:
            return ""  # a row or a page of it is missing: whatever the reason, these are not the bytes
        return digest.hexdigest()

    def _blob(self, version_id: int, *, read_only: bool) -> sqlite3.Blob:
        return driver_of(self._session).blobopen("file_contents", "content", version_id, readonly=read_only)


def _damaged(evidence_id: int) -> FileError:
    return FileError(f"The file of {reference_of(evidence_id)} is damaged or missing; open a backup.")
