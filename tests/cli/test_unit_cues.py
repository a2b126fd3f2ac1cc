"""A provider's framework with cues of its own: imported, advised by, exported; and what is wrong with them is said."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.cli.main import run

_UNIT = """
code = "PL1"
title = "Plumbing"
version = "1"

[[unit]]
code = "P"
title = "On site"

[unit.guidance]
mistakes = ["Forgetting to isolate the water."]

[unit.cues.words]
outcome = ["held pressure"]

[[unit.cues.mistake]]
has = [["i left the water on"]]
lacks = ["but"]
why = "Water that is left on finds a way out."
question = "Where did you isolate it, and how did you test that?"

[[unit.cues.act]]
name = "Water Supply (Water Fittings) Regulations 1999"
forms = ["water fittings regulations"]

[[unit.outcome]]
code = "1"
title = "Pipes"

[[unit.outcome.criterion]]
code = "1.1"
text = "Fit a pipe"
kind = "performance"
"""
_ACCOUNT = """---
title: A pipe
date: 2026-03-03
place: A kitchen
---

## Situation

It was a Tuesday and I was in a kitchen where the old pipe under the sink was dripping on the floor.

## Task

My job was to fit a new pipe and to leave the kitchen dry.

## Action

I left the water on. I cut the old pipe and fitted the new one, and then I named the Water Fittings Regulations to her.

## Result

It held pressure.

## Reflection

I learned to look for the valve first.
"""


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    file = tmp_path / "Ann.portfolio"
    (tmp_path / "pl1.toml").write_text(_UNIT, "utf-8")
    (tmp_path / "pipe.md").write_text(_ACCOUNT, "utf-8")
    assert run(["new", str(file), "--learner", "Ann"]) == 0
    assert run(["framework", "import", str(tmp_path / "pl1.toml"), "--into", str(file)]) == 0
    assert run(["account", "add", str(file), str(tmp_path / "pipe.md")]) == 0
    return file


def _advice(file: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    capsys.readouterr()
    assert run(["advise", str(file), "--json"]) == 0
    return {each["kind"]: each for each in json.loads(capsys.readouterr().out)}


def test_advice_goes_by_the_cues_of_a_unit_and_they_are_written_again(
    portfolio: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _advice(portfolio, capsys)
    assert found["common_mistake"]["message"] == "Water that is left on finds a way out."
    assert found["act_not_applied"]["detail"] == "Water Supply (Water Fittings) Regulations 1999"
    assert "no_outcome" not in found, "the unit's own words count among those that come with the program"
    assert run(["framework", "export", str(portfolio), "PL1", str(tmp_path / "out.toml")]) == 0
    other = tmp_path / "Bo.portfolio"
    assert run(["new", str(other), "--learner", "Bo"]) == 0
    assert run(["framework", "import", str(tmp_path / "out.toml"), "--into", str(other)]) == 0
    assert run(["account", "add", str(other), str(tmp_path / "pipe.md")]) == 0
    assert _advice(other, capsys) == found


@pytest.mark.parametrize("cues", ["{", "[]", '{"mistake": [{"has": [["..."]]}]}', "[" * 5000])
def test_cues_of_a_file_from_elsewhere_that_are_none_count_for_nothing(
    portfolio: Path, capsys: pytest.CaptureFixture[str], cues: str
) -> None:
    with closing(sqlite3.connect(portfolio)) as file:
        file.execute("UPDATE units SET guidance = json_set(guidance, '$.cues', ?)", (cues,))
        file.commit()
    assert "common_mistake" not in _advice(portfolio, capsys)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('has = [["a ... b ... c ... d"]]', "unit 1, cues, mistake 1, has: “a ... b ... c ... d” is no phrase"),
        ("has = []", "unit 1, cues, mistake 1, has: give at least one list of phrases"),
        ('hs = [["a"]]', "cues"),
    ],
)
def test_what_is_wrong_with_cues_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str, said: str
) -> None:
    source = tmp_path / "pl1.toml"
    source.write_text(_UNIT.replace('has = [["i left the water on"]]', wrong), "utf-8")
    file = tmp_path / "Ann.portfolio"
    assert run(["new", str(file), "--learner", "Ann"]) == 0
    assert run(["framework", "import", str(source), "--into", str(file)]) == 3
    assert said in capsys.readouterr().err
