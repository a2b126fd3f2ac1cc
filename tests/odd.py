"""An odd file, and what is to become of it in documents."""

from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What the documents do with a file: show it, tell that it cannot be shown, either, or name it as any other."""

    SHOWN = "shown"
    TOLD = "told"
    EITHER = "either"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Odd:
    """A file by name and content."""

    name: str
    content: bytes
    fate: Fate = Fate.SHOWN
