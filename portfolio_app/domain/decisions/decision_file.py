"""The file that decisions came in with, kept byte for byte: it proves what was decided, by whom, and when."""

from collections.abc import Iterable
from dataclasses import dataclass, field

LARGEST = 30_000_000
"""Bytes that a file of decisions may have; a form for 500 accounts has less than one million."""

FOLDER = "decisions/"
"""Where a pack holds these files."""


@dataclass(frozen=True, slots=True)
class DecisionFile:
    """A file as it came in; ``taken_at`` is ISO 8601, UTC."""

    sha256: str
    name: str
    taken_at: str
    content: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class DecisionFileData:
    """What open data says of such a file; ``path`` is where the pack holds it, "" when it stays with the learner.

    ``key`` and ``signature`` are hexadecimal digits, "" for a spreadsheet, which nobody signs.
    """

    sha256: str
    name: str
    size: int
    taken_at: str
    key: str = ""
    signature: str = ""
    path: str = ""


def listed(files: Iterable[DecisionFileData]) -> frozenset[str]:
    """Return the digests of files, also of those that stay with the learner."""
    return frozenset(file.sha256 for file in files)
