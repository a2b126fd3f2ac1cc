"""A step on a stack of its own, for what is undone apart from the portfolio: an assessment, a witness's words."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand


class Exchange(QUndoCommand):
    """Is pushed when it is done; what comes next of the same step of typing becomes one with it."""

    def __init__(self, back: Callable[[], object], forth: Callable[[], object], step: object = None) -> None:
        super().__init__()
        self._back, self.forth, self.step = back, forth, step
        self._first = True

    def id(self) -> int:
        """Let only what is typed be merged."""
        return -1 if self.step is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what goes on with the same step."""
        if not isinstance(other, Exchange) or other.step is not self.step:
            return False
        self.forth = other.forth
        return True

    def undo(self) -> None:
        """Let the former stand."""
        self._back()

    def redo(self) -> None:
        """Let the later stand."""
        if not self._first:
            self.forth()
        self._first = False
