"""Pages as people name them: page 2; pages 2 to 5, 9 and 12."""

from collections.abc import Iterable
from itertools import groupby

from portfolio_app.translation import tr

_MOST = 8


def say_pages(numbers: Iterable[int]) -> str:
    """Return the pages in words, those in a row as one; of very many parts only the first."""
    pages = sorted(set(numbers))
    # Within a row the difference between a page and its place stays the same.
    rows = [[page for _, page in row] for _, row in groupby(enumerate(pages), key=_distance)]
    named = [
        str(row[0]) if len(row) == 1 else tr("{row} to {last_row}", row=row[0], last_row=row[-1])
        for row in rows[:_MOST]
    ]
    if len(rows) > _MOST:
        named.append(tr("{map} more", map=sum(map(len, rows[_MOST:]))))
    said = (
        tr("{named} and {last_named}", named=", ".join(named[:-1]), last_named=named[-1])
        if len(named) > 1
        else named[0]
    )
    return f"page{'s' * (len(pages) > 1)} {said}"


def _distance(placed: tuple[int, int]) -> int:
    place, page = placed
    return page - place
