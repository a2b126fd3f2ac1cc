"""The call ``practice``, on a real portfolio."""

import json
from pathlib import Path

import pytest

from portfolio_app.cli.main import run


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("practice") / "Ann.portfolio"
    assert run(["new", str(file), "--learner", "Ann", "--framework", "CS103"]) == 0
    return file


def test_questions_and_answers_as_json(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["practice", str(portfolio), "1.2", "--answer", "First.\nSecond.", "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["criterion"] == "CS103/103/1.2"
    assert [each["answer"] for each in found["questions"]][:2] == ["First.\nSecond.", None]
    assert run(["practice", str(portfolio), "1.2", "--answer", "Other.", "--question", "2"]) == 0
    assert run(["practice", str(portfolio), "1.2", "--answer", "", "--question", "1"]) == 0
    capsys.readouterr()
    assert run(["practice", str(portfolio), "--json"]) == 0
    every = {each["criterion"]: each for each in json.loads(capsys.readouterr().out)}
    assert len(every) > 5
    assert [each["answer"] for each in every["CS103/103/1.2"]["questions"]][:2] == [None, "Other."]


def test_people_see_each_question_with_its_answer(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["practice", str(portfolio), "1.1", "--answer", "A\x1b[31m line\nAnother"]) == 0
    shown = capsys.readouterr().out
    assert "103 1.1" in shown or "1.1:" in shown
    assert "      Another" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["9.9"], 3, "9.9"),
        (["1.1", "--question", "1"], 2, "--answer"),
        (["--answer", "x"], 2, "criterion"),
        (["1.1", "--answer", "x", "--question", "99"], 2, "99"),
    ],
)
def test_what_cannot_be_is_said(
    portfolio: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, said: str
) -> None:
    assert run(["practice", str(portfolio), *arguments]) == code
    assert said in capsys.readouterr().err
