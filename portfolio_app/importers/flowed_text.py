"""The lines of a Markdown section, flowed into paragraphs, with the line that each character came from."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LIST_SIGN = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]")
_DEEP_HEADING = re.compile(r"#{3,6}[ \t]")


@dataclass(frozen=True, slots=True)
class FlowedText:
    """Text in which only kept line ends are left; still with its escapes and spans."""

    text: str
    starts: tuple[int, ...]
    numbers: tuple[int, ...]

    def line_at(self, position: int) -> int:
        """Return the number of the file's line that the character at ``position`` stands in."""
        index = bisect_right(self.starts, position) - 1
        return self.numbers[index] if index >= 0 else 0


def flow(lines: list[str], first_line: int) -> FlowedText:
    """Join lines as Markdown does: a line end is a blank, blank lines part paragraphs.

    A line end stays after a backslash or two blanks, before a list sign, and round a heading of level 3 or deeper.
    ``first_line`` is the number of the first of the lines in the file.
    """
    pieces: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0
    previous, hard, parted = "", False, False
    for number, raw in enumerate(lines, first_line):
        line = raw.rstrip(" \t")
        if not _LIST_SIGN.match(line):
            line = line.lstrip(" \t")
        if not line:
            parted = True
            continue
        if pieces:
            if hard and not parted and _odd_backslashes(previous):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
            separator = "\n\n" if parted else "\n" if hard or _stands_alone(previous, line) else " "
            pieces.append(separator)
            length += len(separator)
        starts.append(length)
        numbers.append(number)
        pieces.append(line)
        length += len(line)
        previous, hard, parted = line, raw.endswith("  ") or _odd_backslashes(line), False
    return FlowedText("".join(pieces), tuple(starts), tuple(numbers))


def _stands_alone(previous: str, line: str) -> bool:
    return bool(_LIST_SIGN.match(line) or _DEEP_HEADING.match(line) or _DEEP_HEADING.match(previous))


def _odd_backslashes(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
