"""Bytes go in and out in pieces, and nobody is kept from the portfolio meanwhile."""

import io
import os
import threading
from collections.abc import Callable

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.storage import contents
from portfolio_app.storage.contents import StoredContent
from portfolio_app.storage.database import Database
from portfolio_app.storage.fair_turns import FairTurns
from portfolio_app.storage.in_pieces import StoringAhead, copy_out

FILM = Evidence(0, EvidenceKind.FILE, "Film", None, "WP")
BYTES = os.urandom(10_500)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "PIECE", 1000)


class Interrupted(io.BytesIO):
    """Lets somebody else do something whenever it is read from or written to."""

    def __init__(self, content: bytes, call: Callable[[], None]) -> None:
        super().__init__(content)
        self._call = call

    def read(self, size: int | None = -1, /) -> bytes:
        self._call()
        return super().read(size)

    def write(self, piece: object, /) -> int:
        self._call()
        return super().write(piece)  # type: ignore[arg-type]


def rename(database: Database) -> None:
    with database.unit_of_work() as unit:
        portfolio = unit.portfolio.get()
        unit.portfolio.save(portfolio)
        unit.commit()


def add(database: Database, stored: StoredContent) -> int:
    with database.unit_of_work() as unit:
        file = unit.files.add(FILM, FileVersion(0, "film.mp4", "video/mp4", stored.size, ""), stored)
        unit.commit()
        return file.evidence.id


def pieces(database: Database) -> int:
    with database.unit_of_work(reading=True) as unit:
        return unit.connection.exec_driver_sql("SELECT count(*) FROM file_pieces").scalar_one()


def test_others_write_while_bytes_go_in_and_out(database: Database) -> None:
    busy = Interrupted(BYTES, lambda: rename(database))
    with StoringAhead(database) as storing:
        evidence = add(database, storing.store(busy, len(BYTES), "film.mp4"))
    out = Interrupted(b"", lambda: rename(database))
    copy_out(database, evidence, out)
    assert out.getvalue() == BYTES
    assert pieces(database) == 11


@pytest.mark.parametrize("size", [0, 999, 1000, 1001, 4000])
def test_bytes_of_any_length(database: Database, size: int) -> None:
    with StoringAhead(database) as storing:
        evidence = add(database, storing.store(io.BytesIO(BYTES[:size]), size, "film.mp4"))
    out = io.BytesIO()
    copy_out(database, evidence, out)
    assert out.getvalue() == BYTES[:size]
    with database.unit_of_work(reading=True) as unit, unit.files.opened(evidence) as stream:
        stream.seek(size // 2)
        assert stream.read() == BYTES[size // 2 : size]


@pytest.mark.parametrize("size", [10_499, 10_501])
def test_nothing_is_left_of_what_changes_while_it_is_read(database: Database, size: int) -> None:
    def store() -> None:
        with StoringAhead(database) as storing:
            storing.store(io.BytesIO(BYTES[:3000]), 3000, "first.mp4")
            storing.store(io.BytesIO(BYTES), size, "film.mp4")

    with pytest.raises(InputError, match="changed while"):
        store()
    assert pieces(database) == 0


def test_what_a_killed_program_left_goes_when_the_portfolio_is_opened(database: Database) -> None:
    with StoringAhead(database) as storing:
        evidence = add(database, storing.store(io.BytesIO(BYTES), len(BYTES), "film.mp4"))
        storing.store(io.BytesIO(BYTES), len(BYTES), "unfinished.mp4")
    assert pieces(database) == 22
    database.close()
    with Database.open(database.path) as again:
        assert pieces(again) == 11
        out = io.BytesIO()
        copy_out(again, evidence, out)
        assert out.getvalue() == BYTES


def test_others_have_their_turn_before_the_next_step() -> None:
    turns, done = FairTurns(), list[str]()
    began = threading.Event()

    def short_work() -> None:
        began.set()
        with turns.other():
            done.append("other")

    with turns.step():
        thread = threading.Thread(target=short_work)
        thread.start()
        began.wait()
        done.append("step")
    for _ in range(3):
        with turns.step():
            done.append("step")
    thread.join()
    assert done[0] == "step"
    assert "other" in done[1:3]
