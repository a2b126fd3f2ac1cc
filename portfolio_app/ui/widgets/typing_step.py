"""The step of writing that is under way: what undo will take back at once."""

from time import monotonic

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.text_steps import How, TextChange

_PAUSE_SECONDS = 0.9


class TypingStep:
    """Begins with a change; takes further ones as long as they go on with it without a pause."""

    def __init__(self, change: TextChange) -> None:
        self._last = change
        self._at = monotonic()

    @property
    def words(self) -> str:
        """What was done, such as “typing in Action”."""
        how = self._last.how
        return tr(how.value) if how is How.FIELD else tr("{how} in {where}", how=tr(how.value), where=self._last.where)

    def takes(self, change: TextChange) -> bool:
        """Tell whether a change goes on with this step; then it is part of it."""
        if not change.continues(self._last) or self._paused():
            return False
        self._last, self._at = change, monotonic()
        return True

    def is_over(self) -> bool:
        """Tell whether nothing that comes can be part of it."""
        return self._last.how.at_once or self._paused()

    def _paused(self) -> bool:
        return monotonic() - self._at >= _PAUSE_SECONDS
