"""What the calls print: one JSON document, or columns for people."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from portfolio_app.domain.words.text import UNSHOWN, shown


def say(text: object, *, file: TextIO | None = None) -> None:
    """Print one line, on standard output unless a file is given; foreign text in it commands no terminal."""
    print(shown(str(text)), file=file)


def say_lines(text: str) -> None:
    """Print a text of several lines in the same way; all but the first are indented, so that none looks like ours."""
    first, *others = text.split("\n")
    say(first)
    for line in others:
        say(f"      {line}")


def print_json(value: object) -> None:
    """Print one JSON document, with letters of any script as they are and all that commands a terminal escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print("\n".join(UNSHOWN.sub(_escaped, line) for line in text.split("\n")))


def print_columns(rows: Iterable[Sequence[object]], right: frozenset[int] = frozenset()) -> None:
    """Print rows in columns as wide as their widest text; the columns in ``right`` are right-aligned."""
    texts = [[shown(str(cell)) for cell in row] for row in rows]
    if not texts:
        return
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for row in texts:
        cells = (
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join(cells).rstrip())


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
