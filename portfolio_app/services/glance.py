"""A first look at a portfolio file, before it is opened."""

from pathlib import Path

from portfolio_app.domain.glance import Glance
from portfolio_app.storage.glance import read_glance


def look_at(path: Path) -> Glance | None:
    """Return what the file says of itself within milliseconds, or None when it does not; nothing is changed."""
    return read_glance(path)
