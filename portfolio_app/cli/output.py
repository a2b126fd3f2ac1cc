"""What the calls print: one JSON document, or columns for people."""

import json
from collections.abc import Iterable, Sequence


def print_json(value: object) -> None:
    """Print one JSON document, with letters of any script as they are."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_columns(rows: Iterable[Sequence[object]], right: frozenset[int] = frozenset()) -> None:
    """Print rows in columns as wide as their widest text; the columns in ``right`` are right-aligned."""
    texts = [[str(cell) for cell in row] for row in rows]
    if not texts:
        return
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())
