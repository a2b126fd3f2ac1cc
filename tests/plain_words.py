"""Which English words of the program's own are in a text that should be in another language."""

import re
import sqlite3
from functools import cache
from itertools import pairwise
from pathlib import Path

from tools.messages import collected, texts_of

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_HEX = re.compile(r"[A-F]+")  # a piece of a fingerprint
# Names of things that are called the same in every language, keys, and parts of codes and paths.
_SAME = frozenset(
    "pdf word docx html markdown excel xlsx zip toml json sha csv png jpeg tiff usb star ctrl shift alt pin enter "
    "evidence mapper portfolio portfolio-app qps deutsch english".split()
)


def words_of_data(path: Path) -> frozenset[str]:
    """Return every word and every whole text that a portfolio file holds: what people wrote, and the framework."""
    found = {word.casefold() for word in _WORD.findall(path.stem)}
    with sqlite3.connect(path) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in file.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, str):
                        words = [word.casefold() for word in _WORD.findall(value)]
                        # A line that ends at a hyphen loses it, and cells of a table have no blank between them.
                        joined = ["".join(pair) for pair in pairwise(words)]
                        found.update((value.casefold(), *words, *joined, *(word.replace("-", "") for word in words)))
    return frozenset(found | {word.replace("-", "") for word in found})


def plain(text: str, data: frozenset[str]) -> list[str]:
    """Return the words of four letters or more that are plain English and not of the data."""
    if text.strip() in sentences() and len(text) > 3 and text.strip().casefold() not in data:
        return [text]
    words = (word for word in _WORD.findall(text) if len(word) > 3 and word.isascii() and not _HEX.fullmatch(word))
    return [word for word in words if not {*_forms(word.casefold())} & (data | _SAME)]


def _forms(word: str) -> tuple[str, ...]:
    return word, word.rstrip("s"), word.replace("-", ""), *word.split("-")


@cache
def sentences() -> frozenset[str]:
    """Return every sentence that can be translated."""
    return frozenset(text for message in collected() if message.id for text in texts_of(message))
