import io

import pytest
from PIL import Image

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.storage import contents
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out


def version(name: str, media_type: str, size: int) -> FileVersion:
    return FileVersion(0, name, media_type, size, "")


PHOTO = Evidence(0, EvidenceKind.FILE, "Photo of the shelf", None, "WP")


def test_a_file_goes_in_and_out_in_pieces(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "PIECE", 1000)
    content = bytes(range(256)) * 50
    with database.unit_of_work() as unit:
        kept = unit.files.add(PHOTO, version("photo.jpg", "image/jpeg", len(content)), io.BytesIO(content))
        unit.commit()
    out = io.BytesIO()
    with database.unit_of_work(reading=True) as unit:
        assert unit.accounts.get(kept.evidence.id) is None
        assert unit.files.damaged() == ()
    copy_out(database, kept.evidence.id, out)
    assert kept.evidence.reference == "E001"
    assert out.getvalue() == content


def test_an_empty_file_is_kept(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.files.add(PHOTO, version("empty", "text/plain", 0), io.BytesIO())
        assert unit.files.damaged() == ()


@pytest.mark.parametrize("size", [3, 5])
def test_a_file_that_changes_while_it_is_read_is_refused(database: Database, size: int) -> None:
    with database.unit_of_work() as unit, pytest.raises(InputError, match="changed while"):
        unit.files.add(PHOTO, version("a.txt", "text/plain", size), io.BytesIO(b"four"))


def test_a_file_that_no_value_can_hold_is_refused_before_it_is_read(database: Database) -> None:
    with database.unit_of_work() as unit, pytest.raises(InputError, match="too large"):
        unit.files.add(PHOTO, version("film.mp4", "video/mp4", 10**9), io.BytesIO())


def test_damaged_bytes_are_noticed(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.files.add(PHOTO, version("a.txt", "text/plain", 4), io.BytesIO(b"four"))
        unit.files.add(PHOTO, version("b.txt", "text/plain", 4), io.BytesIO(b"good"))
        unit.files.add(PHOTO, version("c.txt", "text/plain", 4), io.BytesIO(b"gone"))
        pieces = "content_id = (SELECT content_id FROM file_versions WHERE evidence_id = %d)"
        unit.connection.exec_driver_sql(f"UPDATE file_pieces SET content = x'00' WHERE {pieces % 1}")
        unit.connection.exec_driver_sql(f"DELETE FROM file_pieces WHERE {pieces % 3}")
        assert unit.files.damaged() == (1, 3)
        unit.commit()
    for damaged in (1, 3):
        with pytest.raises(FileError, match=f"E00{damaged} is damaged"):
            copy_out(database, damaged, io.BytesIO())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_stored_picture_is_read_here_and_there_as_if_from_a_file(database: Database, kind: str) -> None:
    kept = io.BytesIO()
    Image.effect_noise((640, 480), 90).save(kept, kind)
    size = len(kept.getvalue())
    with database.unit_of_work() as unit:
        stored = unit.files.add(PHOTO, version("photo.jpg", "image/jpeg", size), io.BytesIO(kept.getvalue()))
        unit.commit()
    with database.unit_of_work(reading=True) as unit, unit.files.opened(stored.evidence.id) as stream:
        with Image.open(stream) as picture:
            assert picture.size == (640, 480)
            picture.load()
        stream.seek(-10, io.SEEK_END)
        assert stream.read() == kept.getvalue()[-10:]
        stream.seek(5)
        assert (stream.read(7), stream.tell()) == (kept.getvalue()[5:12], 12)


def test_bytes_that_are_missing_are_said(database: Database) -> None:
    with (
        database.unit_of_work(reading=True) as unit,
        pytest.raises(FileError, match="E077 is damaged or missing"),
        unit.files.opened(77),
    ):
        pass
