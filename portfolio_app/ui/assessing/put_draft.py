"""What is said of a criterion, as a step that can be undone."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from portfolio_app.domain.decisions.assessment import DecisionDraft


class PutDraft(QUndoCommand):
    """What is said of a criterion, before and after; it is pushed when done."""

    def __init__(self, put: Callable[[DecisionDraft], None], before: DecisionDraft, after: DecisionDraft) -> None:
        super().__init__("deciding")
        self._put, self._before, self._after = put, before, after
        self._first = True

    def undo(self) -> None:
        """Let the former stand."""
        self._put(self._before)

    def redo(self) -> None:
        """Let the later stand."""
        if not self._first:
            self._put(self._after)
        self._first = False
