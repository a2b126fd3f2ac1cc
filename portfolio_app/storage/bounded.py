"""Statements that end: what a file from elsewhere holds may be made to be searched for ever."""

from typing import Any

_STEPS = 1_000_000
_MOST_STEPS = 2_000
"""So many times the steps above a statement may take: half a minute, which no portfolio of ours needs."""


class _Work:
    """Counts what a statement takes, and ends one that goes on and on."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> bool:
        self.done += 1
        return self.done > _MOST_STEPS


class Bounded:
    """What a connection has beside that of its module, SQLite's or SQLCipher's."""

    set_progress_handler: Any

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  # the module's own
        super().__init__(*arguments, **named)
        self._work = _Work()
        self.set_progress_handler(self._work, _STEPS)

    def begin_statement(self) -> None:
        """Count from here."""
        self._work.done = 0
