"""A first look at a portfolio file, before it is opened."""

from pathlib import Path

from portfolio_app.domain.portfolio import FirstLook
from portfolio_app.storage.first_look import read_first_look


def look_at(path: Path) -> FirstLook | None:
    """Return what the file says of itself within milliseconds, or None when it does not; nothing is changed."""
    return read_first_look(path)
