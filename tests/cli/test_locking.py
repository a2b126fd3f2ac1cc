"""Locking, unlocking and opening a locked portfolio on the command line."""

from pathlib import Path

import pytest

from portfolio_app import paths
from portfolio_app.cli import passphrase
from tests.cli.conftest import Call

WORDS = "four quite easy words"


@pytest.fixture
def kept(call: Call, portfolio: Path, account_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    call("account", "add", portfolio, account_file)
    with monkeypatch.context() as patch:
        patch.setenv(passphrase.VARIABLE, WORDS)
        assert call("lock", portfolio, "--yes").code == 0
    return portfolio


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    path = tmp_path / "word.txt"
    path.write_text(f"{WORDS}\nof no matter\n", encoding="utf-8")
    return path


def test_it_says_first_that_forgetting_is_final(call: Call, portfolio: Path, word_file: Path) -> None:
    answer = call("lock", portfolio, "--passphrase-file", word_file)
    assert answer.code == 2
    assert "Nobody can open it without the passphrase" in answer.err
    assert call("details", portfolio).code == 0


def test_every_call_opens_it_with_a_file_or_the_environment(
    call: Call, kept: Path, word_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("account", "list", kept, "--json", "--passphrase-file", word_file).json[0]["title"]
    monkeypatch.setenv(passphrase.VARIABLE, WORDS)
    assert call("search", kept, "kettle", "--json").json
    assert call("export", kept, "--pack", tmp_path / "a.zip", "--allow-personal-data").code == 0
    assert call("verify", tmp_path / "a.zip").code == 0
    assert [copy["made"] for copy in call("backups", kept, "--json").json] == ["daily"]
    assert not [each for each in call("check", kept, "--json").json if each["kind"] == "damaged"]


def test_without_the_passphrase_it_is_one_sentence_and_4(
    call: Call, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = call("details", kept)
    assert answer.code == 4
    assert "locked with a passphrase, or is no portfolio" in answer.err
    assert passphrase.VARIABLE in answer.err
    monkeypatch.setenv(passphrase.VARIABLE, "another one")
    answer = call("details", kept)
    assert (answer.code, answer.out, answer.err.count("\n")) == (4, "", 1)
    assert "does not open with this passphrase" in answer.err
    assert "another one" not in answer.err
    (tmp_path / "empty").touch()
    assert call("details", kept, "--passphrase-file", tmp_path / "empty").code == 3


def test_it_is_asked_for_three_times_on_a_terminal(call: Call, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ["wrong", "wrong again", WORDS]
    monkeypatch.setattr(passphrase, "_is_anybody_there", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _: answers.pop(0))
    assert call("details", kept).code == 0
    answers = ["wrong"] * 4
    assert call("details", kept).code == 4
    assert len(answers) == 1


def test_earlier_copies_are_locked_with_it_or_removed(call: Call, kept: Path, word_file: Path, tmp_path: Path) -> None:
    (copy,) = paths.user_data().glob("backups/*/*.portfolio")
    assert call("details", copy).code == 4
    assert call("details", copy, "--passphrase-file", word_file).code == 0
    other = tmp_path / "other.txt"
    other.write_text("something else altogether", encoding="utf-8")
    lock = ("lock", kept, "--yes", "--json", "--passphrase-file", word_file, "--new-passphrase-file", other)
    assert call(*lock, "--remove-copies").json["copies"] == {"changed": [], "removed": [str(copy)], "left": []}
    assert not copy.exists()
    assert call("details", kept, "--passphrase-file", word_file).code == 4
    assert call("details", kept, "--passphrase-file", other).code == 0


def test_copies_that_another_file_of_the_portfolio_locked_with_the_same_passphrase_follow(
    call: Call, portfolio: Path, account_file: Path, word_file: Path, tmp_path: Path
) -> None:
    call("account", "add", portfolio, account_file)
    other = tmp_path / "other.portfolio"
    other.write_bytes(portfolio.read_bytes())
    call("details", other, "--employer", "A shop")
    kept = sorted(paths.user_data().glob("backups/*/*.portfolio"))
    assert len(kept) == 2
    assert call("lock", other, "--passphrase-file", word_file, "--yes").code == 0
    assert [call("details", copy).code for copy in kept] == [4, 4]
    copies = call("lock", portfolio, "--passphrase-file", word_file, "--yes", "--json").json["copies"]
    assert (sorted(copies["changed"]), copies["left"]) == ([str(copy) for copy in kept], [])
    assert [call("details", copy, "--passphrase-file", word_file).code for copy in kept] == [0, 0]


def test_the_lock_is_taken_away_from_the_copies_too(call: Call, kept: Path, word_file: Path) -> None:
    (copy,) = paths.user_data().glob("backups/*/*.portfolio")
    copies = call("unlock", kept, "--passphrase-file", word_file, "--json").json["copies"]
    assert copies == {"changed": [str(copy)], "removed": [], "left": []}
    assert call("details", kept).code == 0
    assert call("details", copy).code == 0
    assert call("unlock", kept).code == 3


def test_a_short_passphrase_is_refused_and_nothing_is_changed(call: Call, portfolio: Path, tmp_path: Path) -> None:
    (tmp_path / "short").write_text("abc", encoding="utf-8")
    answer = call("lock", portfolio, "--yes", "--passphrase-file", tmp_path / "short")
    assert answer.code == 3
    assert "at least 8 characters" in answer.err
    assert call("details", portfolio).code == 0


def test_no_document_is_written_over_a_locked_portfolio_whatever_its_name(
    call: Call, kept: Path, word_file: Path, tmp_path: Path
) -> None:
    renamed = tmp_path / "mine.db"
    renamed.write_bytes(kept.read_bytes())
    for option in ("--pdf", "--pack"):
        answer = call("export", renamed, option, renamed, "--passphrase-file", word_file, "--allow-personal-data")
        assert (answer.code, answer.err.count("\n")) == (4, 1)
        assert "looks or is named like one" in answer.err
    assert renamed.read_bytes() == kept.read_bytes()


def test_a_former_document_is_written_over(call: Call, kept: Path, word_file: Path, tmp_path: Path) -> None:
    for _ in range(2):
        for option, name in (("--pdf", "a.pdf"), ("--xlsx", "a.xlsx"), ("--html", "a.html")):
            made = [option, tmp_path / name, "--passphrase-file", word_file, "--allow-personal-data"]
            assert call("export", kept, *made).code == 0
