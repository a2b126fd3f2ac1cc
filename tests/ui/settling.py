"""A window at rest: everything that was to be laid out, deleted or done next is."""

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent
from PySide6.QtWidgets import QApplication

_LONGEST_MS = 10_000


def settle() -> None:
    """Deal with events until nothing that shows moves any more."""
    former, quiet = _places(), 0
    end = QDeadlineTimer(_LONGEST_MS)
    while not end.hasExpired():
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        present = _places()
        quiet = quiet + 1 if present == former else 0
        if quiet == 3:
            return
        former = present
    raise AssertionError("the window does not come to rest")


def _places() -> list[tuple[int, int, int, int]]:
    rects = (each.geometry() for each in QApplication.allWidgets() if each.isVisible())
    return sorted((rect.x(), rect.y(), rect.width(), rect.height()) for rect in rects)
