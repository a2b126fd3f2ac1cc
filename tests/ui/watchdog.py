"""A watchdog over the GUI thread: what it was busy with for longer than a user may wait, in its own CPU time.

CPU time of the one thread, because a busy machine makes the clock run on while nothing is done here.
"""

import gc
from collections.abc import Callable
from time import monotonic, thread_time

from PySide6.QtCore import QCoreApplication

LIMIT_MS = 100


class Watchdog:
    """Call ``step`` for all that a user does; ``stalls`` says what took longer than the limit at a stretch."""

    def __init__(self) -> None:
        self.stalls: list[str] = []
        self.longest: dict[str, float] = {}
        self._doing = ""

    def step(self, name: str, call: Callable[[], object], until: Callable[[], bool] = lambda: True) -> None:
        """Do something, then let events be dealt with until it is finished and nothing is left to do."""
        self._doing = name
        gc.collect()  # what the test itself left behind is not the window's
        began = thread_time()
        call()
        self._note(thread_time() - began)
        quiet = 0
        end = monotonic() + 60
        while (quiet < 3 or not until()) and monotonic() < end:
            began = thread_time()
            QCoreApplication.processEvents()
            spent = thread_time() - began
            self._note(spent)
            quiet = quiet + 1 if spent < 0.001 else 0
        assert until(), f"{name} did not finish"
        self._doing = ""

    def _note(self, seconds: float) -> None:
        took = seconds * 1000
        self.longest[self._doing] = max(took, self.longest.get(self._doing, 0))
        if took > LIMIT_MS:
            self.stalls.append(f"{self._doing}: {took:.0f} ms")
