"""Evidence files and their versions, as stored: their bytes go in and out in pieces."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedReader
from typing import BinaryIO

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, reference_of
from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion
from portfolio_app.storage.contents import ContentRepository, StoredContent, damaged
from portfolio_app.storage.evidence import EvidenceRepository
from portfolio_app.storage.mapping import evidence_to_domain, version_to_domain
from portfolio_app.storage.orm import EvidenceRow, FileRow, FileVersionRow, ThumbnailRow
from portfolio_app.storage.stored_bytes import StoredBytes
from portfolio_app.translation import tr

Bytes = BinaryIO | StoredContent
"""Bytes that are to be stored, or that are stored already."""

_PRESENT = EvidenceRow.removed_at == ""


class FileRepository:
    """Files as evidence, each with its versions."""

    def __init__(self, session: Session, evidence: EvidenceRepository, contents: ContentRepository) -> None:
        self._session = session
        self._evidence = evidence
        self._contents = contents

    def add(
        self, evidence: Evidence, version: FileVersion, content: Bytes, *, thumbnail: bytes = b"", words: str = ""
    ) -> EvidenceFile:
        """Store a new file, whose bytes are stored already or come from a stream, and return it with its id.

        Its version has the number 1, or the one that it has already.

        Raises InputError when they are not exactly ``version.size`` bytes, or more than fit.
        """
        stored = self._evidence.add(evidence, name=version.name, words=words)
        number = max(1, version.number)
        self._session.add(FileRow(evidence_id=stored.id, version=number))
        self._session.flush()
        return EvidenceFile(stored, self._put(stored.id, replace(version, number=number), content, thumbnail))

    def replace(
        self, evidence_id: int, version: FileVersion, content: Bytes, *, thumbnail: bytes = b"", words: str = ""
    ) -> EvidenceFile:
        """Store another version of a file, make it the present one and return the file; the former versions are kept.

        Raises InputError as add() does, and when there is no such file.
        """
        row = self._row(evidence_id)
        last = select(func.max(FileVersionRow.number)).where(FileVersionRow.evidence_id == evidence_id)
        number = (self._session.scalar(last) or 0) + 1
        self._put(evidence_id, replace(version, number=number), content, thumbnail)
        row.version = number
        self._evidence.set_words(evidence_id, name=version.name, words=words)
        return self._file(evidence_id)

    def exchange(
        self, evidence_id: int, version: FileVersion, content: Bytes, *, thumbnail: bytes = b"", words: str = ""
    ) -> tuple[EvidenceFile, tuple[int, ...]]:
        """Store another version of a file in the place of all that it has had.

        Return the file, and the contents that no version has any more. Raises InputError as replace() does.
        """
        versions = select(FileVersionRow.content_id).where(FileVersionRow.evidence_id == evidence_id)
        former = tuple(self._session.scalars(versions))
        file = self.replace(evidence_id, version, content, thumbnail=thumbnail, words=words)
        gone = FileVersionRow.evidence_id == evidence_id, FileVersionRow.number != file.version
        self._session.execute(delete(FileVersionRow).where(*gone))  # and their small pictures
        return self._file(evidence_id), former

    def keep(self, evidence_id: int, version: FileVersion, content: Bytes) -> None:
        """Store a version that the file had before, under the number that it has; raises InputError as add() does."""
        self._put(evidence_id, version, content, b"")

    def use(self, evidence_id: int, number: int, *, words: str = "") -> EvidenceFile:
        """Make a version the present one and return the file; raises InputError when there is no such version."""
        row = self._row(evidence_id)
        version = self._version(evidence_id, number)
        if version is None:
            raise InputError(
                tr(
                    "{reference} has no version {number}; “evidence show” lists them.",
                    reference=reference_of(evidence_id),
                    number=number,
                )
            )
        row.version = number
        self._evidence.set_words(evidence_id, name=version.name, words=words)
        return self._file(evidence_id)

    def rename(self, evidence_id: int, name: str) -> None:
        """Give the present version of a file another name; raises InputError when there is no such file."""
        row = self._version(evidence_id, self._row(evidence_id).version)
        if row is not None:
            row.name = name
            self._evidence.set_words(evidence_id, name=name, words=self._evidence.words_of(evidence_id))

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
            raise damaged(evidence_id)
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

    def content(self, evidence_id: int, number: int | None = None) -> StoredContent:
        """Return the content of a version, or of the present one; raises FileError when it is missing."""
        file = self._session.get(FileRow, evidence_id)
        row = self._version(evidence_id, file.version if number is None else number) if file else None
        if row is None or (row.size and not self._contents.has(row.content_id)):
            raise damaged(evidence_id)
        return StoredContent(row.content_id, row.size, row.sha256)

    @contextmanager
    def opened(self, evidence_id: int) -> Iterator[BinaryIO]:
        """Give the present version's bytes to be read here and there, unchecked; raises FileError when missing."""
        with BufferedReader(StoredBytes(self._contents, self.content(evidence_id))) as stream:
            yield stream

    def damaged(self) -> tuple[int, ...]:
        """Return the numbers of files with a version whose bytes do not fit its sha256, reading in pieces."""
        query = (
            select(FileVersionRow.evidence_id, FileVersionRow.content_id, FileVersionRow.sha256)
            .join(EvidenceRow, EvidenceRow.id == FileVersionRow.evidence_id)
            .where(_PRESENT)
            .order_by(FileVersionRow.evidence_id, FileVersionRow.number)
        )
        rows = self._session.execute(query).all()
        wrong = (evidence_id for evidence_id, content, sha256 in rows if self._digest(content) != sha256)
        return tuple(dict.fromkeys(wrong))

    def _row(self, evidence_id: int) -> FileRow:
        row = self._session.get(FileRow, evidence_id)
        if row is None:
            raise InputError(
                tr(
                    "{reference} is not a file of this portfolio; check the reference.",
                    reference=reference_of(evidence_id),
                )
            )
        return row

    def _file(self, evidence_id: int) -> EvidenceFile:
        self._session.flush()
        file = self.get(evidence_id)
        if file is None:
            raise InputError(
                tr("{reference} has been removed; bring it back first.", reference=reference_of(evidence_id))
            )
        return file

    def _version(self, evidence_id: int, number: int) -> FileVersionRow | None:
        query = select(FileVersionRow).where(FileVersionRow.evidence_id == evidence_id, FileVersionRow.number == number)
        return self._session.scalars(query).first()

    def _put(self, evidence_id: int, version: FileVersion, content: Bytes, thumbnail: bytes) -> FileVersion:
        stored = (
            content if isinstance(content, StoredContent) else self._contents.store(content, version.size, version.name)
        )
        fields = {field: getattr(version, field) for field in FileVersion.__dataclass_fields__}
        row = FileVersionRow(evidence_id=evidence_id, content_id=stored.id, **fields)
        row.sha256 = stored.sha256
        row.source_sha256 = version.source_sha256 or row.sha256
        self._session.add(row)
        self._session.flush()
        if thumbnail:
            self._session.add(ThumbnailRow(version_id=row.id, content=thumbnail))
        self._session.flush()
        return version_to_domain(row)

    def _digest(self, content: int) -> str:
        digest = hashlib.sha256()
        for piece in self._contents.pieces(content):
            digest.update(piece)
        return digest.hexdigest()
