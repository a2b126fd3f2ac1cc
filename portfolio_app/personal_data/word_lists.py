"""The lists of words that the finder of personal data goes by; read once, and only when a text is looked at.

A list is a text file in ``resources/personal_data`` with one entry a line and comments after ``#``.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from portfolio_app.shipped import shipped

_ENDINGS = (
    ("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("d", ""), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ly", ""), ("ily", "y"), ("est", ""),
    ("ness", ""),
)  # fmt: skip


@lru_cache
def words(name: str) -> frozenset[str]:
    """Return the entries of a list."""
    content = (shipped("resources") / "personal_data" / f"{name}.txt").read_text("utf-8")
    return frozenset(entry for line in content.splitlines() if (entry := line.partition("#")[0].strip()))


@lru_cache
def phrases(name: str) -> re.Pattern[str]:
    """Return a pattern of the entries of a list, the longest first, as whole words in either case."""
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words(name))})(?!\w)", re.IGNORECASE)


@lru_cache
def masks(name: str) -> re.Pattern[str]:
    """Return a pattern of the entries of a list as they are written."""
    return re.compile(rf"(?<![\w-])(?:{_alternatives(words(name))})(?:[’']s)?(?!\w)")


def _alternatives(entries: Iterable[str]) -> str:
    """Return a pattern of any of these, the longest first, that looks at what they have in common once."""
    by_first: dict[str, list[str]] = {}
    for entry in entries:
        by_first.setdefault(entry[:1], []).append(entry[1:])
    ends = by_first.pop("", None) is not None
    branches = [re.escape(first) + _alternatives(rest) for first, rest in sorted(by_first.items())]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether a word in lower case, or what it is a form of, is in the dictionary as a word, not only as a name."""
    stems = _stems()
    word = word.lower().replace("’", "'")
    return any(
        word.endswith(ending) and (stem := word[: len(word) - len(ending)] + instead) in stems and len(stem) > 1
        for ending, instead in _ENDINGS
    )


def is_known(word: str) -> bool:
    """Whether the dictionary has a word as it is written, such as the name of a town or a firm."""
    return word in _entries()


@lru_cache
def _entries() -> frozenset[str]:
    content = (shipped("resources") / "spelling" / "en_GB.dic").read_text("utf-8-sig")
    return frozenset(line.partition("/")[0] for line in content.splitlines()[1:])


@lru_cache
def _stems() -> frozenset[str]:
    # Without those that at work are only names.
    return frozenset(entry for entry in _entries() if entry[:1].islower()) - words("rare_words")
