"""Words that could not be saved, put where nothing else is."""

from datetime import datetime
from pathlib import Path

from portfolio_app import paths


def folder() -> Path:
    """Return where such words are put."""
    return paths.user_data() / "unsaved"


def rescue(words: str) -> Path:
    """Write words that could not be saved to a file in the user's data folder, and return it."""
    folder().mkdir(parents=True, exist_ok=True)
    path = folder() / f"{datetime.now():%Y-%m-%d %H-%M-%S}.md"
    path.write_text(words, encoding="utf-8")
    return path
