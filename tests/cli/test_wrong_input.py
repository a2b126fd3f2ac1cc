"""Whatever is wrong with a file: exit 3 or 4, one sentence that names the place, and nothing changed."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.whole_files import NewContent
from tests.cli.conftest import ACCOUNT, Answer, Call

ROOT = os.name == "posix" and os.geteuid() == 0


def one_sentence(answer: Answer, code: int, *said: str) -> None:
    assert answer.code == code, answer
    assert answer.err.count("\n") == 1, answer.err
    assert answer.err.rstrip().endswith((".", ")", "?")), answer.err
    for words in said:
        assert words in answer.err


ACCOUNTS: dict[str, tuple[bytes, str]] = {
    "not UTF-8": (ACCOUNT.encode().replace(b"kettle", b"kettl\xe9"), "line 2"),
    "no heading": (b"---\ntitle: T\n---\n\nJust text.\n", "Situation"),
    "unknown heading": (ACCOUNT.encode().replace(b"## Task", b"## Tusk"), "line 13"),
    "unknown criterion": (ACCOUNT.encode().replace(b"101/1.3", b"101/9.9"), "line 19"),
    "ambiguous criterion": (ACCOUNT.encode().replace(b"101/1.3", b"1.3"), "line 19"),
    "unknown need": (ACCOUNT.encode().replace(b"external factor", b"eternal factor"), "line 11"),
    "unclosed span": (ACCOUNT.encode().replace(b"words]{", b"words{"), "line 19"),
    "unclosed attributes": (ACCOUNT.encode().replace(b"star}", b"star"), "line 19"),
    "impossible date": (ACCOUNT.encode().replace(b"2026-03-02", b"2026-02-30"), "line 3"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "picture"),
    "50 MB": (b"## Situation\n\n" + b"words and words " * (50 * 1024 * 1024 // 16), "bytes"),
    "empty": (b"", ""),
}


@pytest.mark.parametrize("name", ACCOUNTS)
def test_accounts_at_fault(call: Call, portfolio: Path, account_file: Path, name: str) -> None:
    content, said = ACCOUNTS[name]
    bad = account_file.with_name("bad account.md")
    bad.write_bytes(content)
    before = portfolio.read_bytes()
    one_sentence(call("account", "add", portfolio, account_file, bad), 3, bad.name, said)
    assert portfolio.read_bytes() == before


def test_account_files_that_are_not_there(call: Call, portfolio: Path, tmp_path: Path) -> None:
    one_sentence(call("account", "add", portfolio, tmp_path / "none.md"), 3, "none.md")
    one_sentence(call("account", "add", portfolio, tmp_path), 3, tmp_path.name)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_future'")


def not_ours(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def not_sqlite(path: Path) -> None:
    path.write_text("hello")


PORTFOLIOS = [newer, not_ours, truncated, not_sqlite, Path.unlink, lambda path: (path.unlink(), path.mkdir())]
READING = [("account", "list"), ("coverage",), ("check",), ("details",)]


@pytest.mark.parametrize("spoil", PORTFOLIOS)
def test_portfolios_that_cannot_be_opened(call: Call, portfolio: Path, account_file: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(portfolio)
    before = portfolio.read_bytes() if portfolio.is_file() else None
    one_sentence(call("account", "add", portfolio, account_file), 4, str(portfolio))
    for arguments in READING:
        one_sentence(call(*arguments, portfolio), 4, str(portfolio))
    assert (portfolio.read_bytes() if portfolio.is_file() else None) == before


@pytest.mark.skipif(ROOT, reason="root may write everywhere")
def test_a_read_only_portfolio_can_be_read_but_not_changed(call: Call, portfolio: Path, account_file: Path) -> None:
    portfolio.chmod(0o444)
    one_sentence(call("account", "add", portfolio, account_file), 4, "read-only")
    assert call("account", "list", portfolio).code == 0


def test_a_portfolio_open_elsewhere_can_be_read_but_not_changed(
    call: Call, portfolio: Path, account_file: Path
) -> None:
    script = (
        "import sys; from pathlib import Path; from portfolio_app.workspace import open_workspace\n"
        "with open_workspace(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(portfolio)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        one_sentence(call("account", "add", portfolio, account_file), 4, "open in another window")
        assert len(call("account", "list", portfolio, "--json").json) == 1
        other.communicate("")
    assert call("account", "add", portfolio, account_file).code == 0


def wrong_type(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE accounts SET situation = x'ff00'")


def broken_json(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE units SET guidance = '{'")


def not_utf8(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE criteria SET text = CAST(x'ff41' AS TEXT)")


def misnamed(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE criteria SET reference = 'weird' WHERE reference = 'CS101/101/1.3'")


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE claims SET criterion = 'CS101/101/9.9'")


@pytest.mark.parametrize("spoil", [wrong_type, broken_json, not_utf8, misnamed, orphaned])
def test_values_that_do_not_belong_there_are_damage(
    call: Call, portfolio: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(portfolio)
    one_sentence(call("export", portfolio, "--pdf", tmp_path / "out.pdf"), 4, str(portfolio), "is damaged")
    assert call("check", portfolio, "--json").code in (1, 4)


def test_a_pipe_is_not_overwritten_and_a_link_is_followed(call: Call, portfolio: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    one_sentence(call("export", portfolio, "--pdf", tmp_path / "pipe"), 4, "not a file")
    assert (tmp_path / "pipe").is_fifo()
    (tmp_path / "real.pdf").write_bytes(b"former")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert call("export", portfolio, "--pdf", tmp_path / "link.pdf").code == 0
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes().startswith(b"%PDF")


def test_a_portfolio_under_any_name_is_never_overwritten(call: Call, portfolio: Path, tmp_path: Path) -> None:
    other = tmp_path / "Me.sqlite"
    portfolio.rename(other)
    before = other.read_bytes()
    (tmp_path / "l.pdf").symlink_to(other)
    one_sentence(call("export", other, "--pdf", other), 4, "portfolio")
    one_sentence(call("export", other, "--pdf", tmp_path / "l.pdf"), 4, "portfolio")
    assert other.read_bytes() == before


def test_where_one_document_cannot_be_put_in_place_none_is(
    call: Call, portfolio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf, docx = tmp_path / "a.pdf", tmp_path / "a.docx"
    docx.write_bytes(b"former")
    put = NewContent.put

    def refuse_word(self: NewContent) -> None:
        if self._target.suffix == ".docx":
            raise PermissionError(13, "Permission denied")
        put(self)

    monkeypatch.setattr(NewContent, "put", refuse_word)
    one_sentence(call("export", portfolio, "--pdf", pdf, "--docx", docx), 4, "a.docx")
    assert not pdf.exists()
    assert docx.read_bytes() == b"former"


def test_names_that_no_file_can_have(call: Call, portfolio: Path, tmp_path: Path) -> None:
    for length in (240, 251, 300):
        name = "n" * length
        assert call("new", tmp_path / f"{name}.portfolio", "--learner", "A").code in (0, 4)
        assert call("export", portfolio, "--pdf", tmp_path / f"{name}.pdf").code in (0, 4)
    assert call("new", os.fsdecode(bytes(tmp_path) + b"/bad\xff.portfolio"), "--learner", "B").code == 0
    one_sentence(call("new", tmp_path / "l.portfolio", "--learner", "word " * 100), 3, "at most 200")


def test_exports_to_places_that_cannot_be_written(call: Call, portfolio: Path, tmp_path: Path) -> None:
    for form in ("--pdf", "--docx"):
        one_sentence(call("export", portfolio, form, tmp_path / "missing" / "out.x"), 4, "missing")
        one_sentence(call("export", portfolio, form, tmp_path), 4, "is a folder")
        one_sentence(call("export", portfolio, form, portfolio), 4, "portfolio")
    one_sentence(call("export", portfolio, "--pdf", tmp_path / "same", "--docx", tmp_path / "same"), 4, "same file")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([portfolio.name, "kettle.md"])


def test_export_to_a_read_only_folder(call: Call, portfolio: Path, tmp_path: Path) -> None:
    if ROOT and not Path("/proc/self").exists():
        pytest.skip("no read-only place is known here")
    place = Path("/proc/self") if ROOT else tmp_path / "locked"
    if not ROOT:
        place.mkdir(mode=0o555)
    assert call("export", portfolio, "--pdf", place / "out.pdf").code == 4


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_a_full_disk_leaves_the_former_file(
    call: Call, portfolio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    target = tmp_path / f"out.{form}"
    target.write_bytes(b"former")

    def full(*_: object, **__: object) -> None:
        with Path("/dev/full").open("wb") as device:
            device.write(b"x" * 100_000)

    monkeypatch.setattr(shutil, "copyfileobj", full)
    one_sentence(call("export", portfolio, f"--{form}", target), 4, str(target), "No space left")
    assert target.read_bytes() == b"former"
    assert not list(tmp_path.glob(".*"))
