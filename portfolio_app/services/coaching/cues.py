"""What coaching goes by: the files that come with the program, those of the user's own folder, and what units bring."""

from collections.abc import Iterable
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.coaching.cues import Cues
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.services.frameworks.frameworks import bundled

_MOST_FILES = 50
_MOST_CHARACTERS = 1_000_000
"""Of the cues of all units of a portfolio together."""


@cache
def cues() -> Cues:
    """Return all of it; a file of the user's own that cannot be read counts for nothing (``faults`` names it)."""
    from portfolio_app.importers.coaching_file import joined

    return joined((*map(_read, _shipped()), *(each for each in map(_if_readable, _own()) if each)))


def cues_for(frameworks: Iterable[Framework]) -> Cues:
    """Return what coaching goes by in a portfolio: all that is always known, and what lies with its units."""
    own = ((unit.guidance.cues, framework.code, unit.code) for framework in frameworks for unit in framework.units)
    texts = tuple(stored or _bundled_cues().get((framework, unit), "") for stored, framework, unit in own)
    return _with_units(cues(), tuple(filter(None, texts)))


@lru_cache(maxsize=8)
def _with_units(always: Cues, texts: tuple[str, ...]) -> Cues:
    """Join them; what a portfolio from elsewhere has in their place, and is none, counts for nothing."""
    from portfolio_app.importers.coaching_file import joined, read_stored

    found: list[Cues] = []
    room = _MOST_CHARACTERS
    for text in texts:
        room -= len(text)
        if room < 0:
            break
        with suppress(PortfolioError):
            found.append(read_stored(text))
    return joined((always, *found)) if found else always


@cache
def _bundled_cues() -> dict[tuple[str, str], str]:
    """Return the cues of the units that come with the program: portfolios made earlier have them without."""
    return {(each.code, unit.code): unit.guidance.cues for each in bundled() for unit in each.units}


def faults() -> tuple[str, ...]:
    """Return a sentence for each file of the user's own that cannot be read."""
    found: list[str] = []
    for path in _own():
        try:
            _read(path)
        except PortfolioError as error:
            found.append(error.message)
    return tuple(found)


def own_folder() -> Path:
    """Return the folder for coaching files that a provider gives its learners."""
    return paths.user_data() / "coaching"


def _shipped() -> list[Path]:
    return sorted((paths.resources() / "coaching").glob("*.toml"))


def _own() -> list[Path]:
    return sorted(own_folder().glob("*.toml"))[:_MOST_FILES]


def _read(path: Path) -> Cues:
    from portfolio_app.importers.coaching_file import read_cues
    from portfolio_app.importers.source import read_source

    return read_cues(read_source(path), str(path))


def _if_readable(path: Path) -> Cues | None:
    try:
        return _read(path)
    except PortfolioError:
        return None
