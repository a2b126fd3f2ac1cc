"""``suggest`` from the command line."""

import json
from pathlib import Path

import pytest

from portfolio_app.cli.main import run

CHECKED = "I asked for her date of birth and her postcode before I opened the account."


@pytest.fixture
def portfolio(tmp_path: Path) -> str:
    path = str(tmp_path / "Ann.portfolio")
    assert run(["new", path, "--learner", "Ann", "--framework", "CS105"]) == 0
    return path


def test_criteria_come_with_a_score_and_a_reason(portfolio: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["suggest", portfolio, "--text", CHECKED, "--json"]) == 0
    first, *others = json.loads(capsys.readouterr().out)
    assert first.keys() == {"criterion", "score", "reason"}
    assert first["criterion"] == "CS105/105/1.5"
    assert "postcode" in first["reason"]
    assert len(others) <= 2


def test_words_that_fit_nothing_get_an_empty_list(portfolio: str, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["suggest", portfolio, "--text", "It rained on Sunday so we went to the pictures.", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["suggest", portfolio, "--text", "!!!"]) == 0
    assert capsys.readouterr().out == "No criterion fits these words.\n"


def test_no_words_is_wrong_use(portfolio: str) -> None:
    assert run(["suggest", portfolio]) == 2


_LIKE = "I asked for his date of birth and his postcode before I opened his record."
_ACCOUNT = f"---\ntitle: A call\n---\n\n## Action\n\n{CHECKED}\n"


def _proposed(portfolio: str, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    capsys.readouterr()
    assert run(["suggest", portfolio, "--text", _LIKE, "--json", *more]) == 0
    return [each["criterion"] for each in json.loads(capsys.readouterr().out)]


def test_what_was_claimed_is_proposed_first_for_like_words(
    portfolio: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, second, *_ = _proposed(portfolio, capsys)
    (tmp_path / "call.md").write_text(_ACCOUNT, "utf-8")
    assert run(["account", "add", portfolio, str(tmp_path / "call.md")]) == 0
    assert run(["claim", "add", portfolio, "E001", second, "--quote", CHECKED]) == 0
    assert _proposed(portfolio, capsys)[0] == second


def test_what_was_refused_is_proposed_no_more_for_like_words(
    portfolio: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = _proposed(portfolio, capsys)[0]
    assert first not in _proposed(portfolio, capsys, "--refuse", first)
    assert first not in _proposed(portfolio, capsys)
    assert run(["suggest", portfolio, "--text", _LIKE, "--refuse", "105/9.9"]) == 3
    assert "105/9.9" in capsys.readouterr().err
