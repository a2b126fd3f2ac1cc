"""The log holds where a fault arose, and no word of a portfolio."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app import paths
from portfolio_app.cli import new
from portfolio_app.cli.main import run
from portfolio_app.domain.errors import InputError
from portfolio_app.log import note_fault, read_log, told

SECRET = "Mrs Ormerod of 4 Well Lane"


def raised(call: Callable[[], object]) -> Exception:
    try:
        call()
    except Exception as error:  # noqa: BLE001  # whatever the call raises
        return error
    raise AssertionError


def fail(error: BaseException) -> None:
    words = SECRET  # a local, which the log must not hold
    assert words
    raise error


def fail_after(error: BaseException, first: BaseException) -> None:
    try:
        fail(first)
    except type(first) as cause:
        raise error from cause


def test_the_log_says_where_and_leaves_out_what() -> None:
    assert note_fault(raised(lambda: fail(ValueError(SECRET)))) == paths.log_file()
    text = read_log()
    assert "in fail" in text
    assert text.rstrip().endswith("ValueError")
    assert SECRET not in text


@given(st.text())
def test_no_words_of_an_exception_or_of_what_caused_it_are_told(words: str) -> None:
    text = f"\N{WHITE SQUARE CONTAINING BLACK SMALL SQUARE}{words}"  # a sign that no line of a program has
    for error in (ValueError(text), KeyError(text), OSError(2, text, text), InputError(text), TypeError(text)):
        assert text[0] not in told(raised(lambda error=error: fail_after(error, RuntimeError(text))))


def test_errors_within_a_group_are_told_without_words() -> None:
    text = told(ExceptionGroup(SECRET, [raised(lambda: fail(KeyError(SECRET))), OSError(28, SECRET)]))
    assert "KeyError" in text
    assert "OSError: No space left on device" in text
    assert SECRET not in text


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = ValueError()
    other = ValueError()
    error.__cause__, other.__cause__ = other, error
    assert told(error).count("ValueError") == 2


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_the_user_may_read_it_also_when_it_was_open_before() -> None:
    file = paths.log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(0o644)
    note_fault(ValueError())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_it_does_not_grow_for_ever() -> None:
    error = raised(lambda: fail(ValueError()))
    for _ in range(3000):
        note_fault(error)
    files = list(paths.user_data().iterdir())
    assert sorted(file.name for file in files) == [
        "portfolio-app.log",
        "portfolio-app.log.1",
        "portfolio-app.log.2",
    ]
    assert sum(file.stat().st_size for file in files) < 700_000
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert read_log().count("ValueError") > 500


def test_where_it_cannot_be_written_nothing_else_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / "file"))
    assert note_fault(ValueError()) is None
    (tmp_path / "folder" / "portfolio-app.log").mkdir(parents=True)
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / "folder"))
    assert note_fault(ValueError()) is None


def test_a_fault_of_the_command_line_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> int:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(new, "run", broken)
    assert run(["new", str(tmp_path / "p.portfolio"), "--learner", SECRET]) == 70
    said = capsys.readouterr().err
    assert str(paths.log_file()) in said
    assert SECRET not in said
    assert "in broken" in read_log()
    assert SECRET not in read_log()
