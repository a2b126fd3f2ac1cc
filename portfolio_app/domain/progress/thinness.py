"""What is thin about an account, in a few words: sections without words, very few words, a claim on one word."""

from collections.abc import Iterable

from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr

FEWEST_WORDS = 80
"""With fewer words an account says too little of what was done, how and why."""

FEWEST_IN_ANNOTATION = 30
"""An annotation may be short: the work product beside it says the rest."""


def fewest_words(about: int) -> int:
    """Return how many words an account should have at least; ``about`` tells that it is an annotation."""
    return FEWEST_IN_ANNOTATION if about else FEWEST_WORDS


def empty_sections(empty: Iterable[Section], form: AccountForm = AccountForm.STAR) -> str:
    """Return “Result is empty” or “Task and Result are empty”; "" for none."""
    titles = [form.title(section) for section in empty]
    if not titles:
        return ""
    if len(titles) == 1:
        return tr("{title} is empty", title=titles[0])
    return tr("{titles} and {title} are empty", titles=", ".join(titles[:-1]), title=titles[-1])


def say_thin(
    empty: Iterable[Section],
    words: int,
    *,
    one_word: bool,
    form: AccountForm = AccountForm.STAR,
    fewest: int = FEWEST_WORDS,
) -> str:
    """Return all that is thin, shortly enough for a cell: “Result is empty, 36 words”; "" where nothing is."""
    found = [empty_sections(empty, form)] if words else []
    found += [plural(words, "word") if words else tr("No words yet")] * (words < fewest)
    found += [tr("claims one word")] * one_word
    return ", ".join(filter(None, found))
