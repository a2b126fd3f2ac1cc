"""Evidence files, as stored: their bytes go in and out in pieces."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence import Evidence, reference_of
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.failures import reported
from portfolio_app.storage.mapping import evidence_from_domain
from portfolio_app.storage.orm import EvidenceRow, FileRow

LARGEST_BYTES = 900 * 1024 * 1024
"""SQLite holds up to 1,000,000,000 bytes in one value (https://www.sqlite.org/limits.html)."""

_PIECE = 1024 * 1024


class FileRepository:
    """Files as evidence."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session = session
        self._path = path

    def add(self, evidence: Evidence, name: str, media_type: str, stream: BinaryIO, size: int) -> Evidence:
        """Store ``size`` bytes of the stream as new evidence and return it with its id.

        Raises InputError when the stream does not hold exactly that many, or more than fit.
        """
        if size > LARGEST_BYTES:
            raise InputError(f"{name} is too large: a file of evidence may have up to 900 MB; make it smaller.")
        row = evidence_from_domain(evidence)
        self._session.add(row)
        self._session.flush()
        file = FileRow(evidence_id=row.id, name=name, media_type=media_type, size=size, sha256="")
        self._session.add(file)
        self._session.flush()
        file.sha256 = self._write(row.id, name, stream, size)
        self._session.flush()
        return replace(evidence, id=row.id)

    def write_to(self, evidence_id: int, target: BinaryIO) -> None:
        """Write the bytes of the file to the target; raises FileError when they are damaged."""
        row = self._session.get(FileRow, evidence_id)
        if row is None or self._copy(evidence_id, target) != row.sha256:
            raise FileError(f"The file of {reference_of(evidence_id)} is damaged or missing; open a backup.")

    def damaged(self) -> tuple[str, ...]:
        """Return the references of files whose bytes do not fit their sha256, reading them in pieces."""
        query = (
            select(FileRow.evidence_id, FileRow.sha256)
            .join(EvidenceRow)
            .where(EvidenceRow.removed_at == "")
            .order_by(FileRow.evidence_id)
        )
        rows = self._session.execute(query).all()
        return tuple(reference_of(id_) for id_, sha256 in rows if self._copy(id_, None) != sha256)

    def _write(self, evidence_id: int, name: str, stream: BinaryIO, size: int) -> str:
        connection = self._session.connection()
        connection.exec_driver_sql("INSERT INTO file_contents VALUES (?, zeroblob(?))", (evidence_id, size))
        digest = hashlib.sha256()
        left = size
        with reported(self._path), self._blob(evidence_id, read_only=False) as blob:
            while left and (piece := stream.read(min(_PIECE, left))):
                blob.write(piece)
                digest.update(piece)
                left -= len(piece)
        if left or stream.read(1):
            raise InputError(f"{name} changed while it was read; add it again.")
        return digest.hexdigest()

    def _copy(self, evidence_id: int, target: BinaryIO | None) -> str:
        digest = hashlib.sha256()
        try:
            with self._blob(evidence_id, read_only=True) as blob:
                while piece := blob.read(_PIECE):
                    digest.update(piece)
                    if target is not None:
                        target.write(piece)
        except sqlite3.Error:
            return ""  # a row or a page of it is missing: whatever the reason, these are not the bytes
        return digest.hexdigest()

    def _blob(self, evidence_id: int, *, read_only: bool) -> sqlite3.Blob:
        return driver_of(self._session).blobopen("file_contents", "content", evidence_id, readonly=read_only)
