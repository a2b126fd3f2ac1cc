"""Reading that may end in one sentence, and in nothing else."""

from collections.abc import Callable

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.frameworks.found import Found


def said_once(read: Callable[[], Found], source: str) -> Found | None:
    """Return what was read, or None when it was refused with a sentence that names the source."""
    try:
        return read()
    except InputError as error:
        if not error.message.startswith(source) or "\n" in error.message:
            raise AssertionError(error.message) from error
        return None
