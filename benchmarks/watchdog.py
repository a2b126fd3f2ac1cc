"""A watchdog over the GUI thread: what it was busy with for longer than a user may wait, in its own CPU time.

CPU time of the one thread, because a busy machine makes the clock run on while nothing is done here; and weighed by
how fast the machine is just then, because two programs on one core slow each other's CPU time down as well.
"""

from collections.abc import Callable
from time import monotonic, thread_time

from PySide6.QtCore import QCoreApplication, QEvent

LIMIT_MS = 100
_LOOP_MS = 9.5
"""How long the loop below takes on the machine that the limit was set on."""


class Watchdog:
    """Call ``step`` for all that a user does; ``stalls`` says, by name, what took too long at a stretch."""

    def __init__(self) -> None:
        self.stalls: dict[str, str] = {}
        self.longest: dict[str, float] = {}

    def step(
        self, name: str, call: Callable[[], object], until: Callable[[], bool] = lambda: True, limit: float = LIMIT_MS
    ) -> None:
        """Do something, then let events be dealt with until it is finished and nothing is left to do."""
        took = [_spent(call)]
        quiet, end = 0, monotonic() + 300
        while (quiet < 3 or not until()) and monotonic() < end:
            took.append(_spent(_deal_with_events))
            quiet = quiet + 1 if took[-1] < 1 else 0
        assert until(), f"{name} did not finish"
        self.longest[name] = max(took)
        if max(took) > limit:
            weighed = max(took) * _LOOP_MS / max(_LOOP_MS, min(_spent(_loop) for _ in range(3)))
            if weighed > limit:
                self.stalls[name] = f"{name}: {max(took):.0f} ms, weighed {weighed:.0f} ms"


def _deal_with_events() -> None:
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _spent(call: Callable[[], object]) -> float:
    began = thread_time()
    call()
    return (thread_time() - began) * 1000


def _loop() -> None:
    kept: dict[int, int] = {}
    total = 0
    for number in range(60_000):
        kept[number & 255] = total
        total += len(str(number))
