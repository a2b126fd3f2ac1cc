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
