"""Progress of long work, as services report it."""

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done and how much there is; may raise ``Cancelled``."""


class Cancelled(Exception):  # it is no error: the user asked for it
    """The user cancelled; nothing was changed."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Report nothing."""
