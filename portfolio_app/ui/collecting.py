"""Python's search for objects that hold each other, done in the GUI thread between what the user does.

Left to itself, Python searches in whatever thread happens to make the next object: in a worker it may then delete
widgets, which only the GUI thread may do, and in a large portfolio it keeps the window from answering meanwhile.
"""

import gc
from collections.abc import Callable
from time import thread_time

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_YOUNG = 2000
"""So many new objects are worth a search."""
_FIRST_FULL = 10
_FULL = 120
_TOO_LONG = 0.04
"""Seconds that a full search may take before what it has found in use is left out of those to come."""


class Collector(QObject):
    """Searches once a second, unless work is under way; ``stop`` lets Python do it by itself again."""

    def __init__(self, busy: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._busy = busy
        self._turns = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()

    def search(self) -> None:
        """Search among the new objects, and now and then among all."""
        if self._busy():
            return  # what the worker is making would be walked through too, again and again
        self._turns += 1
        if self._turns == _FIRST_FULL:
            gc.freeze()  # the modules and the window: they stay as long as the program runs
        elif self._turns % _FULL == 0:
            began = thread_time()
            gc.collect()
            if thread_time() - began > _TOO_LONG:
                gc.freeze()
        elif gc.get_count()[0] > _YOUNG:
            gc.collect(1)

    def stop(self) -> None:
        """Search no more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
