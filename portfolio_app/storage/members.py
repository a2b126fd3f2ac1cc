"""Words of an enumeration, as stored."""

from enum import StrEnum
from typing import TypeVar

from portfolio_app.domain.errors import FileError
from portfolio_app.translation import tr

_Member = TypeVar("_Member", bound=StrEnum)


def member(kind: type[_Member], stored: str) -> _Member:
    """Return the member of the enumeration; a word that it does not know means that the file was altered."""
    try:
        return kind(stored)
    except ValueError:
        noun = kind.__name__.lower()
        message = tr(
            'The portfolio is damaged: it holds the unknown {noun} "{stored}"; open a backup of it instead.',
            noun=noun,
            stored=stored,
        )
        raise FileError(message) from None
