"""What the program says, in the language of whom it says it to: the English sentences are the keys of the catalogues.

The window and the command line speak the language that ``speak`` was told; a document is made within ``language``,
so that one function serves both. A sentence without a translation stays English. A catalogue is a file
``LANGUAGE/LC_MESSAGES/portfolio.mo`` in ``resources/translations``, or in the folder that the environment variable
PORTFOLIO_APP_TRANSLATIONS names. Everything here is the standard library's, so that every layer may ask it.
"""

import gettext
import locale
import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from portfolio_app.shipped import shipped

ENGLISH = "en"
"""The language of the sentences in the code; it has no catalogue."""
CATALOGUE = "portfolio"
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")

# A thread begins with an empty context: the language of the window and the command line is the process's own.
_here: ContextVar[str] = ContextVar("language")
_spoken = [ENGLISH]


def tr(text: str, /, **values: object) -> str:
    """Return the sentence in the present language, with the values in its places: ``tr("{name} is back.", name=x)``."""
    catalogue = _catalogue(present())
    return _filled(catalogue.gettext(text) if catalogue and text else text, text, values)


def tr_plural(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the sentence for that many things in the present language; ``{count}`` in it is how many they are."""
    english = one if count == 1 else many
    catalogue = _catalogue(present())
    said = catalogue.ngettext(one, many, count) if catalogue else english
    return _filled(said, english, {"count": say_number(count), **values})


def mark(text: str) -> str:
    """Return the sentence as it is: it stands in a table, and is translated by ``tr`` where it is shown."""
    return text


def mark_plural(one: str, many: str) -> tuple[str, str]:
    """Return both sentences as they are: they stand in a table, for ``tr_plural`` where they are shown."""
    return one, many


def say_number(value: float, digits: int = 0) -> str:
    """Return a number with the present language's marks between thousands and before decimals."""
    said = f"{value:,.{digits}f}" if digits else f"{value:,}"
    catalogue = _catalogue(present())
    if catalogue is None:
        return said
    thousands = catalogue.pgettext("between thousands", ",")
    decimals = catalogue.pgettext("before decimals", ".")
    return said.translate(str.maketrans({",": thousands, ".": decimals}))


def present() -> str:
    """Return the present language: the document's within ``language``, otherwise the one spoken."""
    return _here.get(_spoken[0])


def language_tag() -> str:
    """Return the present language as documents name it (BCP 47)."""
    return "en-GB" if present() == ENGLISH else present().replace("_", "-")


def speak(wanted: str = "") -> str:
    """Speak a language from now on, the system's if none is named; return the one that there is a catalogue for."""
    _spoken[0] = fitting(wanted or system_language())
    return _spoken[0]


@contextmanager
def language(wanted: str) -> Generator[None, None, None]:
    """Speak another language within: what is made here is in it, and nothing else is."""
    token = _here.set(fitting(wanted))
    try:
        yield
    finally:
        _here.reset(token)


def languages() -> tuple[str, ...]:
    """Return the languages that there are, English first."""
    found = {path.parts[-3] for folder in _folders() for path in folder.glob(f"*/LC_MESSAGES/{CATALOGUE}.mo")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def fitting(wanted: str) -> str:
    """Return the language nearest to the one wanted: ``cy`` for ``cy_GB.UTF-8``, English where there is none."""
    full = wanted.partition(".")[0].replace("-", "_")
    there = languages()
    return next((name for name in (full, full.partition("_")[0].lower()) if name in there), ENGLISH)


def system_language() -> str:
    """Return the language that the environment names, or the system's own, such as ``cy_GB``."""
    return named_language() or next(filter(None, map(os.environ.get, _SYSTEM)), "") or locale.getlocale()[0] or ENGLISH


def named_language() -> str:
    """Return the language that is asked for by the program's own environment variable, or ""."""
    return os.environ.get("PORTFOLIO_APP_LANGUAGE", "")


def _filled(said: str, english: str, values: dict[str, object]) -> str:
    if not values:
        return said
    try:
        return said.format(**values)
    except (LookupError, ValueError, AttributeError):
        # A fault in a catalogue must not keep the program from speaking.
        return english.format(**values)


def _folders() -> tuple[Path, ...]:
    more = os.environ.get("PORTFOLIO_APP_TRANSLATIONS")
    own = shipped("resources") / "translations"
    return (own, Path(more)) if more else (own,)


def _catalogue(name: str) -> gettext.NullTranslations | None:
    return None if name == ENGLISH else _read(name, _folders())


@cache
def _read(name: str, folders: tuple[Path, ...]) -> gettext.NullTranslations | None:
    for folder in folders:
        try:
            with (folder / name / "LC_MESSAGES" / f"{CATALOGUE}.mo").open("rb") as file:
                return gettext.GNUTranslations(file)
        except (OSError, ValueError, UnicodeDecodeError):
            continue  # a broken catalogue is as good as none
    return None
