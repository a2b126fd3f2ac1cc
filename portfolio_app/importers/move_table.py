"""The table that says which criterion of a new version takes the claims of which old one: CSV with a line of heads."""

import csv
from collections.abc import Iterator
from io import StringIO

from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.translation import tr

_MOST = 100_000


def read_move_table(text: str, source: str) -> tuple[tuple[int, str, str], ...]:
    """Return line, old code and new code ("" where claims stay behind) of each row; raises InputError naming the line.

    The columns are called *old* and *new*; others are left out. Cells are separated by ``,``, ``;`` or tabs.
    """
    rows = _rows(text, source)
    _, head = next(rows, (0, []))
    names = [clean_line(cell).casefold() for cell in head]
    if "old" not in names or "new" not in names:
        raise in_file(source, tr("the first line must name the columns “old” and “new”; add it."))
    old, new = names.index("old"), names.index("new")
    found: dict[str, tuple[int, str, str]] = {}
    for line, row in rows:
        cells = [clean_line(cell) for cell in row]
        if not any(cells):
            continue
        if len(found) == _MOST:
            raise at_line(source, line, tr("there are too many lines; leave out those that are the same."))
        if len(cells) <= old or not cells[old]:
            raise at_line(source, line, tr("the column “old” is empty; name the old criterion there."))
        key = cells[old].casefold()
        if key in found:
            raise at_line(
                source,
                line,
                tr(
                    "{old} is there twice; leave one of the lines out.",
                    old=excerpt(cells[old]),
                ),
            )
        found[key] = line, cells[old], cells[new] if len(cells) > new else ""
    return tuple(found.values())


def _rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise at_line(source, reader.line_num, tr("this is no table ({error}); correct it.", error=error)) from error
