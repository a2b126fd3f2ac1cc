"""kill -9 at random moments of every way of writing: what was acknowledged is there, and nothing is half there.

The program is loaded once; each process that is killed is a fork of it, so that thousands are tried in minutes.
"""

import os
import signal
import time
from pathlib import Path
from random import Random

from portfolio_app import sandbox
from portfolio_app.workspace import load_services
from tests.soak.calls import call
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds
from tests.soak.written import Step, WrittenFolder

_RENEWED = 60
_LONGEST = 1.2
"""Seconds after which the latest kill comes; most come much earlier, where most of the calls are."""


def try_kills(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Kill so many processes amid their writing."""
    outcome = Outcome("kills")
    chance = Random(seed)
    load_services()
    sandbox.close()  # each fork starts its own
    work: WrittenFolder | None = None
    for number in range(count):
        if work is None or number % _RENEWED == 0:
            work = WrittenFolder(seeds, folder / "killed", chance)
        steps = [work.step() for _ in range(4)]
        done = _killed(steps, chance.random() ** 2 * _LONGEST)
        for step in steps[:done]:
            work.acknowledged(step)
        outcome.tried += 1
        for fault in work.faults():
            outcome.failed(f"kill {number} of seed {seed}, after {done} of {[step.said for step in steps]}: {fault}")
            work = None
            break
        if work is not None:
            work.forget_files()
        sandbox.close()
    return outcome


def _killed(steps: list[Step], seconds: float) -> int:
    """Let a process do the steps and kill it after a while; return how many it said were done."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            for step in steps:
                if call(step.arguments).code != 0:
                    break
                os.write(writing, b".")
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(seconds)
    os.killpg(child, signal.SIGKILL) if _leads(child) else os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as said:
        return len(said.read())


def _leads(child: int) -> bool:
    """Tell whether the process has a group of its own yet, in which the sandbox dies with it."""
    try:
        return os.getpgid(child) == child
    except ProcessLookupError:
        return False
