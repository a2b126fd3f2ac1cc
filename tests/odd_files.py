"""Odd files of every kind, by hand and with libraries: what real people have, and what attackers send."""

from functools import cache

from tests.odd import Odd
from tests.odd_documents import odd_documents
from tests.odd_pdfs import odd_pdfs
from tests.odd_pictures import odd_pictures


@cache
def odd_files() -> tuple[Odd, ...]:
    """Return all of them; no two have the same name or the same content."""
    return (*odd_pictures(), *odd_pdfs(), *odd_documents())
