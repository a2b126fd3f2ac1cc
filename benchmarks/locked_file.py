"""A locked portfolio beside the same one that is not locked: opening, writing, searching, and files."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.content import make_content
from benchmarks.measure import head, line
from benchmarks.portfolio_file import fill
from portfolio_app.services.locking import unlock
from portfolio_app.storage.locked import ROUNDS, key_from
from portfolio_app.workspace import Workspace, open_workspace

_PASSPHRASE = "four quite easy words"
_FILE = 30_000_000
_Result = TypeVar("_Result")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plain, locked = folder / "plain.portfolio", folder / "locked.portfolio"
        fill(plain, make_content(500)).close()
        shutil.copy(plain, locked)
        with open_workspace(locked) as workspace:
            _, took = _timed(lambda: workspace.locking.lock(_PASSPHRASE))
        file = folder / "file.bin"
        file.write_bytes(os.urandom(_FILE))
        head(f"A locked portfolio of 500 accounts: PBKDF2, {ROUNDS:,} rounds of HMAC-SHA-512")
        line("locking it", f"{took:.2f} s", "")
        line("one guess at the passphrase", f"{_timed(lambda: key_from(_PASSPHRASE))[1]:.2f} s", "at least 0.1 s")
        _compare(_measured(plain, file), _measured(locked, file))


def _measured(path: Path, file: Path) -> dict[str, float]:
    if "locked" in path.name:
        unlock(path, _PASSPHRASE)
    workspace, opening = _timed(lambda: open_workspace(path))
    with workspace:
        took = {"opening, the key known": opening}
        took["fifty new accounts"] = _timed(lambda: _write(workspace))[1]
        took["thirty searches"] = _timed(lambda: [workspace.overview.search("customer") for _ in range(30)])[1]
        took["coverage"] = _timed(workspace.overview.coverage)[1]
        took["a file of 30 MB put in"] = _timed(lambda: workspace.evidence.add([file]))[1]
        reference = workspace.evidence.list()[-1].evidence.reference
        copy, took["the same read"] = _timed(lambda: workspace.evidence.open_copy(reference))
        copy.close()
    return took


def _write(workspace: Workspace) -> None:
    for number in range(50):
        workspace.accounts.create(f"Account {number}")


def _compare(plain: dict[str, float], locked: dict[str, float]) -> None:
    for what, took in locked.items():
        line(what, f"{took * 1000:.0f} ms", f"not locked {plain[what] * 1000:.0f} ms, ratio {took / plain[what]:.1f}")


def _timed(do: Callable[[], _Result]) -> tuple[_Result, float]:
    began = time.perf_counter()
    result = do()
    return result, time.perf_counter() - began
