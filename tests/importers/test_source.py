from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.source import TEXT_LIMIT, read_source


def written(folder: Path, content: bytes) -> Path:
    path = folder / "account.md"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffcaf\u00e9".encode(), "café"),
        ("café – “ok”".encode("utf-16"), "café – “ok”"),
        ("\ufeffcafé".encode("utf-16-be"), "café"),
        (b"", ""),
        ("👩‍👩‍👧".encode(), "👩‍👩‍👧"),
    ],
)
def test_text_is_read_with_plain_line_ends_and_no_mark(tmp_path: Path, content: bytes, text: str) -> None:
    assert read_source(written(tmp_path, content)) == text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"line one\nline caf\xe9\n", "account.md, line 2: the text is not UTF-8"),
        (b"one\rtwo\r\xff", "account.md, line 3:"),
        (b"%PDF-1.7 \x00", "this is a PDF"),
        (b"PK\x03\x04rest", "Word document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"SQLite format 3\x00", "portfolio"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"a\x00b", "not a text file"),
        ("café".encode("utf-16")[:-1], "damaged UTF-16"),
        (b"c\x00a\x00", "not a text file"),
    ],
)
def test_what_is_not_text_is_refused_with_the_way_out(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_source(written(tmp_path, content))
    assert said in caught.value.message
    assert caught.value.message.endswith(".")
    assert "UTF-8" in caught.value.message


def test_fifty_megabytes_are_refused_by_their_size(tmp_path: Path) -> None:
    path = tmp_path / "long.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match=r"long\.md: the file has 50,000,000 bytes, and at most 5,000,000"):
        read_source(path)


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    assert TEXT_LIMIT == 5_000_000
    assert read_source(written(tmp_path, b"abcd"), limit=4) == "abcd"
    with pytest.raises(InputError, match="at most 3 bytes"):
        read_source(tmp_path / "account.md", limit=3)


@pytest.mark.parametrize(
    ("name", "said"), [("missing.md", "no such file"), ("", "this is a folder"), ("a\0b.md", "cannot be read")]
)
def test_what_is_no_file_is_refused(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_source(tmp_path / name)


def test_a_device_is_refused() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no devices here")
    with pytest.raises(InputError, match="not a file"):
        read_source(Path("/dev/zero"))


def test_an_unreadable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, b"text")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read_source(path)
