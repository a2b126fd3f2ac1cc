"""Codes of criteria and units: their natural order, and finding the one that a person means."""

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"(\d+)")


def natural_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that puts 1.2 before 1.10 and K2 before K10."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in _DIGITS.split(code) if part
    )


def matches(reference: str, wanted: str) -> bool:
    """Tell whether ``wanted`` names the criterion ``FRAMEWORK/UNIT/CODE``, whole or by its last parts.

    ``1.2``, ``103 1.2``, ``103/1.2``, ``CS103/1.2`` and ``CS103/103/1.2`` all name ``CS103/103/1.2``.
    """
    framework, unit, code = (part.casefold() for part in reference.split("/"))
    parts = [part for part in re.split(r"[/\s]+", wanted.casefold()) if part]
    return parts in ([framework, unit, code], [framework, code], [unit, code], [code])


def candidates(references: Iterable[str], wanted: str) -> list[str]:
    """Return every criterion that ``wanted`` may name, in natural order; an exact full reference wins."""
    found = [reference for reference in references if matches(reference, wanted)]
    exact = [reference for reference in found if reference.casefold() == wanted.strip().casefold()]
    return exact or sorted(found, key=natural_key)
