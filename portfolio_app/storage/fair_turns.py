"""Fair turns between the long work of one thread and the short work of all others on one portfolio.

SQLite lets who waits for it try again after a while; work of many steps that follow at once would leave it no chance.
"""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition

_PATIENCE = 0.2
"""Seconds for which a step waits for others: a long reading does not mind it."""
_LONGEST_STEP = 5.0


class FairTurns:
    """Both sides are context managers, one for each transaction."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._others = 0
        self._in_step = False

    @contextmanager
    def step(self) -> Generator[None, None, None]:
        """Do one step of long work, after all others that want to do something."""
        with self._changed:
            self._changed.wait_for(lambda: not self._others, _PATIENCE)
            self._in_step = True
        try:
            yield
        finally:
            with self._changed:
                self._in_step = False
                self._changed.notify_all()

    @contextmanager
    def other(self) -> Generator[None, None, None]:
        """Do anything else, after the step that is under way."""
        with self._changed:
            self._others += 1
            self._changed.wait_for(lambda: not self._in_step, _LONGEST_STEP)
        try:
            yield
        finally:
            with self._changed:
                self._others -= 1
                self._changed.notify_all()
