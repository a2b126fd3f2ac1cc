"""kill -9 of the window while somebody writes in it: every word that it had saved is there when it is opened again."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.storage.database import Database
from portfolio_app.storage.self_check import self_check
from portfolio_app.workspace import open_workspace
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds

_RENEWED = 20
_LONGEST = 2.5
"""Seconds of writing before the latest kill; most come much earlier."""


def try_window_kills(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Kill so many windows amid their writing."""
    outcome, chance = Outcome("kills of the window"), Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    portfolio = folder / "Ann.portfolio"
    saved: list[str] = []
    for number in range(count):
        if number % _RENEWED == 0:
            shutil.copyfile(seeds.portfolio, portfolio)
            saved = []
        outcome.tried += 1
        started, words = _killed(portfolio, f"k{number}", chance.random() ** 2 * _LONGEST)
        saved += words
        faults = [] if started else ["the window did not open it"]
        for fault in faults + _faults(portfolio, saved):
            outcome.failed(f"kill {number} of seed {seed}, after {len(words)} words: {fault}")
    return outcome


def _killed(portfolio: Path, prefix: str, seconds: float) -> tuple[bool, list[str]]:
    """Return whether the window opened the portfolio, and which words it said were saved before it was killed."""
    given = [sys.executable, "-m", "tests.soak.writing_window", portfolio, portfolio.with_suffix(".ini"), prefix]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(given, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as window:
        assert window.stdout
        started = window.stdout.readline() == b"open\n"
        time.sleep(seconds)
        window.kill()
        # A word is acknowledged with its line's end: the last may have been cut off.
        said = window.stdout.read().decode()
    return started, said.split("\n")[:-1]


def _faults(portfolio: Path, saved: list[str]) -> list[str]:
    try:
        with open_workspace(portfolio) as workspace:
            there = set(workspace.accounts.get("E001").text.situation.split())
        with Database.open(portfolio, read_only=True) as database:
            damage = self_check(database)
    except PortfolioError as error:
        return [error.message]
    faults = [f"damage: {damage[0].message}"] if damage else []
    lost = [word for word in saved if word not in there]
    return [*faults, f"{len(lost)} saved words lost, such as {lost[0]}"] if lost else faults
