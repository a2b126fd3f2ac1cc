"""Bytes of files put in and copied out in many short transactions, so that others have their turn meanwhile."""

import hashlib
from contextlib import suppress
from time import monotonic
from types import TracebackType
from typing import BinaryIO, Self

from portfolio_app.domain.errors import FileError
from portfolio_app.storage.contents import Reading, StoredContent, damaged, new_content
from portfolio_app.storage.database import Database

AT_ONCE = 4
"""How many pieces are copied out in one transaction."""
_STEP = 0.03
"""Seconds that one transaction of storing takes: long enough to be quick, short enough not to be waited for."""
_MOST_AT_ONCE = 16


class StoringAhead:
    """A context manager that stores contents in many short transactions, before the one that gives them to versions.

    When it is left by an error, what it stored is removed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stored: list[int] = []
        self._at_once = 1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is not None:
            with suppress(FileError):  # then they are removed when the portfolio is opened the next time
                for content in self._stored:
                    self._database.discard_content(content)

    def store(self, stream: BinaryIO, size: int, name: str) -> StoredContent:
        """Store what a stream holds; raises InputError when that is not exactly ``size`` bytes, or more than fit."""
        content = new_content()
        self._stored.append(content)
        reading = Reading(stream, size, name)
        number = 0
        while pieces := reading.some(self._at_once):
            with self._database.step_of_work() as unit:
                began = monotonic()
                for piece in pieces:
                    unit.contents.append(content, number, piece)
                    number += 1
                unit.commit()
            share = _STEP / max(monotonic() - began, 0.001)
            self._at_once = min(max(1, round(len(pieces) * share)), 2 * self._at_once, _MOST_AT_ONCE)
        return StoredContent(content, size, reading.sha256)


def copy_out(database: Database, evidence_id: int, target: BinaryIO, number: int | None = None) -> None:
    """Write a version's bytes, or the present one's, in many short transactions; raises FileError when damaged."""
    with database.unit_of_work(reading=True) as unit:
        wanted = unit.files.content(evidence_id, number)
    digest = hashlib.sha256()
    at, more = 0, True
    while more:
        with database.unit_of_work(reading=True) as unit:
            pieces = [unit.contents.piece(wanted.id, at + step) for step in range(AT_ONCE)]
        for piece in pieces:
            digest.update(piece)
            target.write(piece)
        at += AT_ONCE
        more = bool(pieces[-1])
    if digest.hexdigest() != wanted.sha256:
        raise damaged(evidence_id)
