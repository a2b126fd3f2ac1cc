"""Calls of the command line, in this process, and a small portfolio to call them on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from portfolio_app.cli.main import run

ACCOUNT = """---
title: A returned kettle
date: 2026-03-02
place: Returns desk
criteria:
  - 105/1.7
---

## Situation

A customer came in with a kettle. It was [raining, so fewer people came]{criterion="103/2.2" need="external factor"}.

## Task

I had to help him.

## Action

I [repeated the problem in my own words]{criterion="101/1.3" star} and he nodded.

## Result

He went home happy.
"""


@dataclass(frozen=True)
class Answer:
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401  # whatever the call printed
        return json.loads(self.out)


Call = Callable[..., Answer]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a call and return its exit code and what it printed."""

    def do(*arguments: object) -> Answer:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Answer(code, printed.out, printed.err)

    return do


@pytest.fixture
def account_file(tmp_path: Path) -> Path:
    path = tmp_path / "kettle.md"
    path.write_text(ACCOUNT, encoding="utf-8")
    return path


@pytest.fixture
def portfolio(call: Call, tmp_path: Path, account_file: Path) -> Path:
    """A portfolio with the bundled units and one account."""
    path = tmp_path / "Ann's portfolio é.portfolio"
    assert call("new", path, "--learner", "Ann Example").code == 0
    assert call("account", "add", path, account_file).code == 0
    return path
