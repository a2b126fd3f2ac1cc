"""A full disk, files that may not be written, a file that is moved while it is open, two writers, a wrong clock.

Each call is made in a fork that the trouble is brought upon. What it acknowledges must be there, what it refuses must be
refused in a sentence, and nothing may be half there.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from random import Random
from typing import Self
from unittest.mock import patch

from portfolio_app import sandbox
from portfolio_app.domain import time as times
from portfolio_app.workspace import load_services
from tests.soak.calls import LONGEST, Answer, TooLateError, call
from tests.soak.outcome import Outcome
from tests.soak.privileges import give_up_privileges
from tests.soak.seeds import Seeds
from tests.soak.written import Step, WrittenFolder

_RENEWED = 20
_WRITERS = 4
_LATE = 99
"""Stands for the exit code of a call that had none."""

Trouble = Callable[[], object]


def try_full_disk(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Let no file grow beyond a size, in the middle of writing."""
    outcome, chance = Outcome("a full disk"), Random(seed)
    for work in _works(seeds, folder, chance, count):
        size = work.portfolio.stat().st_size
        most = chance.choice((0, 4096, chance.randrange(size), size, size + chance.randrange(1 << 20)))
        step = work.step()
        answer = _answer(step.arguments, partial(_let_grow_to, most))
        outcome.tried += 1
        for fault in _faults(work, step, answer):
            outcome.failed(f"{most:,} bytes of {size:,}, {step.said}: {fault}")
    return outcome


def try_read_only(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Let the portfolio, its folder or both be read-only: reading goes on, writing is refused and changes nothing."""
    outcome, chance = Outcome("read-only"), Random(seed)
    for work in _works(seeds, folder, chance, count):
        file, place = chance.choice(((0o400, 0o700), (0o600, 0o500), (0o400, 0o500)))
        work.portfolio.chmod(file)
        work.folder.chmod(place)
        said = f"file {file:o}, folder {place:o}"
        before = work.portfolio.read_bytes()
        try:
            reading = chance.random() < 0.4
            step = Step("", "", ("coverage", work.portfolio)) if reading else work.step()
            answer = _answer(step.arguments, give_up_privileges)
        finally:
            work.folder.chmod(0o700)
            work.portfolio.chmod(0o600)
        outcome.tried += 1
        faults = _faults(work, step, answer)
        if reading and answer.code != 0:
            faults.append(f"reading was refused: {answer.err}")
        if work.portfolio.read_bytes() != before:
            faults.append("the portfolio was written to")
        for fault in faults:
            outcome.failed(f"{said}, {step.said}: {fault}")
    return outcome


def try_two_writers(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Let several processes write at once: each is done or refused, and what was done is all there."""
    outcome, chance = Outcome("several writers"), Random(seed)
    for work in _works(seeds, folder, chance, -(-count // _WRITERS)):
        steps = [work.step() for _ in range(_WRITERS)]
        asked = [(step, _ask(step.arguments, _nothing)) for step in steps]
        answers = [(step, answer()) for step, answer in asked]
        for step, answer in answers:
            outcome.tried += 1
            for fault in _faults(work, step, answer):
                outcome.failed(f"{step.said} among {[step.said for step in steps]}: {fault}")
    return outcome


def try_wrong_clock(seeds: Seeds, folder: Path, count: int, seed: int) -> Outcome:
    """Set the clock back or on by up to some years before each call: nothing is lost or refused for it."""
    outcome, chance = Outcome("a wrong clock"), Random(seed)
    for work in _works(seeds, folder, chance, count):
        seconds = chance.choice((-1, 1)) * chance.choice((3600, 86_400, 400 * 86_400, 15 * 365 * 86_400))
        step = work.step()
        answer = _answer(step.arguments, partial(_set_clock, seconds))
        outcome.tried += 1
        faults = _faults(work, step, answer)
        # The same claim twice is refused whatever the time.
        if answer.code != 0 and _answer(step.arguments, _nothing).code == 0:
            faults.append(f"refused: {answer.err}")
        for fault in faults:
            outcome.failed(f"{seconds:+,} s, {step.said}: {fault}")
    return outcome


def _works(seeds: Seeds, folder: Path, chance: Random, count: int) -> Iterator[WrittenFolder]:
    """Yield a folder to write to so many times, a fresh one now and then."""
    load_services()
    sandbox.close()  # each fork starts its own
    work = WrittenFolder(seeds, folder / "written", chance)
    for number in range(count):
        if number and number % _RENEWED == 0:
            work = WrittenFolder(seeds, folder / "written", chance)
        yield work
        work.forget_files()


def _faults(work: WrittenFolder, step: Step, answer: Answer) -> list[str]:
    """Return what is wrong with an answer, and with what it left; what it acknowledged must be there from now on."""
    if answer.code == 0 and step.kind:
        work.acknowledged(step)
    said = answer.fault()
    return [*([said] if said else []), *work.faults()]


def _answer(arguments: tuple[object, ...], trouble: Trouble) -> Answer:
    return _ask(arguments, trouble)()


def _ask(arguments: tuple[object, ...], trouble: Trouble) -> Callable[[], Answer]:
    """Make a call in a fork that is in trouble; return what waits for its answer."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setsid()
            trouble()
            try:
                answer = call(arguments)
            except TooLateError:
                answer = Answer(_LATE, "", f"took more than {LONGEST} s")
            os.write(writing, pickle.dumps(answer))
        finally:
            sandbox.close()
            os._exit(0)
    os.close(writing)

    def wait() -> Answer:
        with os.fdopen(reading, "rb") as said:
            content = said.read()
        _, status = os.waitpid(child, 0)
        return pickle.loads(content) if content else Answer(_LATE, "", f"the process ended with {status}")

    return wait


def _let_grow_to(most: int) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def _nothing() -> None:
    """No trouble but the others that write."""


def _set_clock(seconds: int) -> None:
    """Let the program take the time to be another; the fork ends with it."""

    class Wrong(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            right = datetime.now(UTC) + timedelta(seconds=seconds)
            return cls.fromisoformat(right.astimezone(tz).isoformat())

    patch.object(times, "datetime", Wrong).start()
