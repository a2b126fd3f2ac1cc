"""A process killed at any moment loses nothing that was acknowledged and leaves no half file."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ACCOUNT, Call

ROUNDS = 12


def start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "portfolio_app", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def kill_at(process: subprocess.Popen[str], seconds: float) -> tuple[bool, str]:
    """Kill the process after a while, unless it was done before; return whether it was done, and its output."""
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
        return False, out
    return process.returncode == 0, out


@pytest.fixture
def takes(portfolio: Path, account_file: Path) -> float:
    """How long an undisturbed call takes here, so that the kills fall into it."""
    began = time.monotonic()
    start("account", "add", portfolio, account_file).communicate()
    return time.monotonic() - began


def test_accounts_that_were_acknowledged_are_there(call: Call, portfolio: Path, tmp_path: Path, takes: float) -> None:
    chance = random.Random(7)
    acknowledged = {"A returned kettle"}
    for number in range(ROUNDS):
        source = tmp_path / f"{number}.md"
        source.write_text(ACCOUNT.replace("A returned kettle", f"Account {number}"), encoding="utf-8")
        done, out = kill_at(start("account", "add", portfolio, source), takes * chance.uniform(0.4, 1.05))
        if done or f"Account {number}" in out:
            acknowledged.add(f"Account {number}")
        listed = call("account", "list", portfolio, "--json")
        assert listed.code == 0
        assert acknowledged <= {account["title"] for account in listed.json}
        assert all(account["claims"] == 3 for account in listed.json)
        assert not [f for f in call("check", portfolio, "--json").json if f["kind"] == "damaged"]


def test_an_export_is_whole_or_not_there(call: Call, portfolio: Path, tmp_path: Path, takes: float) -> None:
    chance = random.Random(8)
    folder = tmp_path / "exports"
    folder.mkdir()
    for number in range(ROUNDS):
        targets = [folder / f"{number}.pdf", folder / f"{number}.docx"]
        command = start("export", portfolio, "--pdf", targets[0], "--docx", targets[1])
        kill_at(command, takes * chance.uniform(0.5, 2.5))
        for path in folder.iterdir():
            content = path.read_bytes()
            assert path in targets, f"left behind: {path.name}"
            assert content.rstrip().endswith(b"%%EOF") if path.suffix == ".pdf" else content.startswith(b"PK")
            path.unlink()
