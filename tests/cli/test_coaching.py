"""The calls of coaching, on a real portfolio."""

import json
from pathlib import Path

import pytest

from portfolio_app.cli.main import run

_ACCOUNT = """---
title: A bill
date: 2026-03-03
place: Phone line
---

## Situation

It was a Tuesday and I was on the phone line when a caller rang about her bill.

## Task

My job was to find out what was wrong with it and to put it right.

## Action

I opened her account and told her the balance. I always follow the Equality Act 2010. \
[Good service is more than being friendly and we all know it.]{criterion="103/1.2"} Then I explained each line of the \
bill to her, one after another, and asked whether it was clear now.

## Result

It went well.

## Reflection

Next time I would ask for the bill first.
"""


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    file, account = tmp_path / "Ann.portfolio", tmp_path / "bill.md"
    account.write_text(_ACCOUNT, "utf-8")
    assert run(["new", str(file), "--learner", "Ann", "--framework", "CS103"]) == 0
    assert run(["account", "add", str(file), str(account)]) == 0
    return file


def test_advice_as_json_has_its_place_and_question(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["advise", str(portfolio), "E001", "--json"]) == 0
    found = {each["kind"]: each for each in json.loads(capsys.readouterr().out)}
    assert {"id_not_checked", "act_not_applied", "explain_without_reason", "no_outcome"} <= set(found)
    explain = found["explain_without_reason"]
    assert (explain["evidence"], explain["section"], explain["criterion"]) == ("E001", "action", "CS103/103/1.2")
    assert explain["end"] - explain["start"] == len("Good service is more than being friendly and we all know it.")
    assert found["act_not_applied"]["detail"] == "Equality Act 2010"
    assert all(each["message"] and each["question"] for each in found.values())


def test_advice_for_people_and_for_all_accounts(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["advise", str(portfolio)]) == 0
    said = capsys.readouterr().out
    assert "E001 Action: Did you check who it was?" in said


def test_an_account_that_is_not_there_is_said(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["advise", str(portfolio), "E009"]) == 3
    assert "E009" in capsys.readouterr().err


def test_the_ledger_and_the_economy_as_json(portfolio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["ledger", str(portfolio), "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["kind"], entry["name"], entry["applied"]) == ("act", "Equality Act 2010", False)
    assert run(["economy", str(portfolio), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "pieces": 1,
        "smallest": ["E001"],
        "exact": True,
        "adds_nothing": [],
        "over_claimed": [],
        "suggested_stars": [],
        "only_told": [],
        "one_day": [],
        "too_old": [],
        "off_point": [],
    }
    assert run(["ledger", str(portfolio)]) == 0
    assert run(["economy", str(portfolio)]) == 0
    assert "1 of 1 pieces" in capsys.readouterr().out
