"""What is thin about an account, in a few words: sections without words, very few words, a claim on one word."""

from collections.abc import Iterable

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

FEWEST_WORDS = 80
"""With fewer words an account says too little of what was done, how and why."""


def empty_sections(empty: Iterable[Section]) -> str:
    """Return “Result is empty” or “Task and Result are empty”; "" for none."""
    titles = [section.title for section in empty]
    if not titles:
        return ""
    if len(titles) == 1:
        return tr("{title} is empty", title=titles[0])
    return tr("{titles} and {title} are empty", titles=", ".join(titles[:-1]), title=titles[-1])


def say_thin(empty: Iterable[Section], words: int, *, one_word: bool) -> str:
    """Return all that is thin, shortly enough for a cell: “Result is empty, 36 words”; "" where nothing is."""
    found = [empty_sections(empty)] if words else []
    found += [plural(words, "word") if words else tr("No words yet")] * (words < FEWEST_WORDS)
    found += [tr("claims one word")] * one_word
    return ", ".join(filter(None, found))
