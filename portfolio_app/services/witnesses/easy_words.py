"""Words that make a PIN or a passphrase which is easy to keep in mind and hard to guess."""

import secrets

from portfolio_app import paths

_WORDS = 4


def suggest_pin() -> str:
    """Return four easy words, drawn at random; there are some four thousand million such PINs."""
    return suggest_words(_WORDS)


def suggest_words(count: int) -> str:
    """Return so many easy words, drawn at random."""
    words = (paths.resources() / "words" / "easy.txt").read_text("utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(count))
