"""Calls of the command line in this process, kept to the contract: an exit code of it, no traceback, and in time."""

import io
import signal
from collections.abc import Generator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.cli.main import run
from portfolio_app.domain.words.text import UNSHOWN, shown

CONTRACT = frozenset({0, 1, 2, 3, 4})
LONGEST = 25
"""Seconds of the processor's time after which a call is taken to go on for ever; none that was measured takes as long."""
WAITED = 300
"""Seconds by the clock after which a call is taken to wait for ever: the machine may have other things to do."""


class TooLateError(BaseException):
    """A call did not come to its end; it is no Exception, so that nothing takes it for one of a file's."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call ended with and said."""

    code: int
    out: str
    err: str

    def fault(self) -> str:
        """Return what of it breaks the contract, or nothing."""
        if self.code not in CONTRACT:
            return f"exit code {self.code}: {self.err.strip()[:300]}"
        if "could not be printed" in self.err:
            return f"an error of the system that nobody expected: {self.err.strip()[:300]}"
        if "Traceback" in self.err:
            return "a traceback"
        odd = UNSHOWN.search((self.out + self.err).replace("\n", ""))
        if odd:
            return f"the character {odd[0]!r} reached the terminal"
        return "" if self.code == 0 or self.err or self.out else "no word on why"


def call(arguments: Sequence[object]) -> Answer:
    """Make a call; raises TooLateError."""
    out, err = io.StringIO(), io.StringIO()
    with _in_time(), redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Answer(code, out.getvalue(), err.getvalue())


def fault_of(arguments: Sequence[object]) -> str:
    """Return what of a call breaks the contract, or nothing."""
    try:
        return call(arguments).fault()
    except TooLateError:
        return f"took more than {LONGEST} s"


def said_of(arguments: Sequence[object]) -> str:
    """Return a call as it is shown in a list of failures."""
    return shown(" ".join(argument.name if isinstance(argument, Path) else str(argument) for argument in arguments))


@contextmanager
def _in_time() -> Generator[None, None, None]:
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def late(*_: object) -> None:
        raise TooLateError

    former = {each: signal.signal(each, late) for each in (signal.SIGALRM, signal.SIGPROF)}
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    signal.alarm(WAITED)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for each, handler in former.items():
            signal.signal(each, handler)
