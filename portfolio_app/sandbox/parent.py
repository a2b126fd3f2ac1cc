"""The worker as the program sees it: started when there is something to do, asked one job at a time, begun anew."""

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import IO, ParamSpec, TypeVar

from portfolio_app.sandbox import allowance
from portfolio_app.sandbox.messages import BrokenMessageError, Ended, Job, kinds_of, packed, receive, send, unpacked
from portfolio_app.translation import mark, present, tr

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 8.0
"""How much of the processor's time a job may take where nothing else is said."""
PATIENCE = 3
"""How many times as long it may take in all: the machine may have other things to do."""


_LEAST_SECONDS = 0.1
"""With less than that left, a job is not begun."""
_LAST_SECONDS = 0.3
"""How long a process whose input has ended may take to end; one that is busy is killed."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)
_FRUGAL = {"MALLOC_ARENA_MAX": "1"}
"""Each further arena of the GNU library would take 64 MB of the memory that the worker may have."""


class Reason(StrEnum):
    """Why a job could not be done, as a sentence goes on after “it”."""

    FAULT = mark("is damaged, or made in a way that cannot be read")
    TIME = mark("takes too long to be read")
    MEMORY = mark("takes too much memory to be read")
    DIED = mark("makes whatever reads it fail")
    NOT_STARTED = mark("could not be read, because the process for that did not start")


class SandboxError(Exception):
    """A job that was not done; ``said`` is the sentence in which it says itself why, if it does."""

    def __init__(self, reason: Reason, said: str = "") -> None:
        super().__init__(said or reason.value)
        self.reason = reason
        self.said = said

    def sentence(self, form: str) -> str:
        """Return what the job says, or the ``form`` with the reason in the place of ``{reason}``."""
        return self.said or form.format(reason=tr(self.reason.value))


def run(job: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Return what the function returns; raises SandboxError whatever went wrong in it, OSError when it was the system.

    The function is one of ours, at the top of its module, with annotations that say what its arguments and its value
    are: paths, texts, numbers, bytes, dates, dataclasses, and tuples of them.
    """
    return run_within(SECONDS, job, *arguments, **named)


def run_within(seconds: float, job: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Do the same, for a job that may take so many seconds of the processor's time."""
    if named:
        raise TypeError("jobs take their arguments by position")
    kinds = kinds_of(job)
    seconds = allowance.left(seconds)
    if seconds < _LEAST_SECONDS:
        raise SandboxError(Reason.TIME)
    ended = _WORKER.ask(
        Job(job.__module__, job.__qualname__, packed(arguments), seconds, PATIENCE * seconds, present())
    )
    allowance.take(ended.seconds)
    match ended.how:
        case "done":
            return unpacked(ended.value, kinds["return"])
        case "no file":
            raise OSError(ended.errno, ended.said)
        case "no memory":
            raise SandboxError(Reason.MEMORY)
        case _:
            raise SandboxError(Reason.FAULT, ended.said if ended.how == "refused" else "")


def close() -> None:
    """End the worker; the next job starts another."""
    _WORKER.close()


class _Worker:
    def __init__(self) -> None:
        self._lock = RLock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, job: Job) -> Ended:
        with self._lock:
            to, back = self._streams()
            started = monotonic()
            try:
                send(to, job)
                ended = receive(back, Ended)
            except (OSError, BrokenMessageError) as error:
                code, taken = self.close(), monotonic() - started
                allowance.take(min(taken, job.seconds))
                late = code == _OUT_OF_TIME or taken >= PATIENCE * job.seconds
                raise SandboxError(Reason.TIME if late else Reason.DIED) from error
            except BaseException:
                self.close()  # its answer would be taken for that to the next question
                raise
            if ended.how == "no memory":
                self.close()  # what it still holds would be missing in the next job
            return ended

    def close(self) -> int:
        """End the process; return the code that it ended with, if it had ended or was about to."""
        with self._lock:
            process, self._process = self._process, None
            if process is None:
                return 0
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)
            with suppress(subprocess.TimeoutExpired):
                return process.wait(_LAST_SECONDS)
            process.kill()
            return process.wait()

    def _streams(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            self._process = _started()
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise SandboxError(Reason.NOT_STARTED)
        return to, back


def _started() -> "subprocess.Popen[bytes]":
    package = str(Path(__file__).parents[2])
    former = os.environ.get("PYTHONPATH", "")
    search = os.pathsep.join(part for part in (package, former) if part)
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "portfolio_app.sandbox.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Not from the folder that the user is in: a file there may be called like a module.
            env={**os.environ, "PYTHONPATH": search, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1", **_FRUGAL},
            # On Windows no window of its own.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise SandboxError(Reason.NOT_STARTED) from error


def _close(stream: IO[bytes]) -> None:
    with suppress(OSError):  # what was not written yet has nobody to read it
        stream.close()


_WORKER = _Worker()
atexit.register(close)
