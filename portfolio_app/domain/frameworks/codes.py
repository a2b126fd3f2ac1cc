"""Codes of criteria and units: their natural order, and finding the one that a person means."""

import re
from collections import defaultdict
from collections.abc import Iterable

_DIGITS = re.compile(r"(\d+)")
_MOST_DIGITS = 18
_BETWEEN = re.compile(r"[/\s]+")


def natural_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts 1.2 before 1.10 and K2 before K10."""
    return tuple(_part_key(part) for part in _DIGITS.split(code) if part)


def _part_key(part: str) -> tuple[int, int, str]:
    if part.isdecimal() and len(part) <= _MOST_DIGITS:
        return 0, int(part), ""
    return 1, 0, part.casefold()


class CodeIndex:
    """Finds criteria by the names that people give them: the whole ``FRAMEWORK/UNIT/CODE``, or its last parts.

    ``1.2``, ``103 1.2``, ``103/1.2``, ``CS103/1.2`` and ``CS103/103/1.2`` all name ``CS103/103/1.2``.
    """

    def __init__(self, references: Iterable[str]) -> None:
        self._named: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for reference in references:
            framework, unit, code = reference.casefold().split("/")
            names = {(framework, unit, code), (framework, code), (unit, code), (code,)}
            for name in names:
                self._named[name].append(reference)

    def find(self, wanted: str) -> list[str]:
        """Return every criterion that ``wanted`` may name, in natural order."""
        parts = tuple(part for part in _BETWEEN.split(wanted.casefold()) if part)
        return sorted(self._named.get(parts, []), key=natural_key)
