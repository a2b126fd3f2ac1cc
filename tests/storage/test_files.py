import io

import pytest

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence import Evidence, EvidenceKind
from portfolio_app.storage import files
from portfolio_app.storage.database import Database

PHOTO = Evidence(0, EvidenceKind.FILE, "Photo of the shelf", None, "WP")


def test_a_file_goes_in_and_out_in_pieces(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PIECE", 1000)
    content = bytes(range(256)) * 50
    with database.unit_of_work() as unit:
        kept = unit.files.add(PHOTO, "photo.jpg", "image/jpeg", io.BytesIO(content), len(content))
        unit.commit()
    out = io.BytesIO()
    with database.unit_of_work(reading=True) as unit:
        assert unit.accounts.get(kept.id) is None
        unit.files.write_to(kept.id, out)
        assert unit.files.damaged() == ()
    assert kept.reference == "E001"
    assert out.getvalue() == content


def test_an_empty_file_is_kept(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.files.add(PHOTO, "empty", "text/plain", io.BytesIO(), 0)
        assert unit.files.damaged() == ()


@pytest.mark.parametrize("size", [3, 5])
def test_a_file_that_changes_while_it_is_read_is_refused(database: Database, size: int) -> None:
    with database.unit_of_work() as unit, pytest.raises(InputError, match="changed while"):
        unit.files.add(PHOTO, "a.txt", "text/plain", io.BytesIO(b"four"), size)


def test_a_file_that_no_value_can_hold_is_refused_before_it_is_read(database: Database) -> None:
    with database.unit_of_work() as unit, pytest.raises(InputError, match="too large"):
        unit.files.add(PHOTO, "film.mp4", "video/mp4", io.BytesIO(), 10**9)


def test_damaged_bytes_are_noticed(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.files.add(PHOTO, "a.txt", "text/plain", io.BytesIO(b"four"), 4)
        unit.files.add(PHOTO, "b.txt", "text/plain", io.BytesIO(b"good"), 4)
        unit.files.add(PHOTO, "c.txt", "text/plain", io.BytesIO(b"gone"), 4)
        unit.connection.exec_driver_sql("UPDATE file_contents SET content = x'00' WHERE evidence_id = 1")
        unit.connection.exec_driver_sql("DELETE FROM file_contents WHERE evidence_id = 3")
        assert unit.files.damaged() == ("E001", "E003")
        with pytest.raises(FileError, match="E001 is damaged"):
            unit.files.write_to(1, io.BytesIO())
