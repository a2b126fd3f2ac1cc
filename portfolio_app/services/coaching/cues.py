"""What coaching goes by: the files that come with the program, and those of the user's own folder."""

from functools import cache
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.coaching.cues import Cues
from portfolio_app.domain.errors import PortfolioError

_MOST_FILES = 50


@cache
def cues() -> Cues:
    """Return all of it; a file of the user's own that cannot be read counts for nothing (``faults`` names it)."""
    from portfolio_app.importers.coaching_file import joined

    return joined((*map(_read, _shipped()), *(each for each in map(_if_readable, _own()) if each)))


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
