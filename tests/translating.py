"""Catalogues for tests: a small Welsh one, and the pseudo-language of every sentence."""

import os
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog

from portfolio_app.translation import CATALOGUE, ENGLISH, speak
from tools.messages import compile_to

Said = Mapping[str | tuple[str, ...], str | tuple[str, ...]]


def catalogue(folder: Path, language: str, said: Said) -> Path:
    """Write a language's catalogue into a folder for PORTFOLIO_APP_TRANSLATIONS."""
    made = Catalog(locale=language)
    for sentence, translation in said.items():
        made.add(sentence, translation)
    path = folder / language / "LC_MESSAGES" / f"{CATALOGUE}.mo"
    compile_to(made, path)
    return path


@contextmanager
def spoken(language: str, folder: Path) -> Generator[None, None, None]:
    """Speak a language of a folder's catalogues within."""
    before = os.environ.get("PORTFOLIO_APP_TRANSLATIONS")
    os.environ["PORTFOLIO_APP_TRANSLATIONS"] = str(folder)
    try:
        assert speak(language) == language
        yield
    finally:
        speak(ENGLISH)
        if before is None:
            del os.environ["PORTFOLIO_APP_TRANSLATIONS"]
        else:
            os.environ["PORTFOLIO_APP_TRANSLATIONS"] = before
