"""Where the program's resources and migrations are, in a checkout and in an installed package."""

import os
from pathlib import Path

from portfolio_app.shipped import shipped

_CHOSEN = "PORTFOLIO_APP_DATA"
_ONLY_USER = 0o700


def resources() -> Path:
    """Return the folder of units, fonts and the example portfolio's text."""
    return shipped("resources")


def migrations() -> Path:
    """Return the folder of Alembic's environment and versions."""
    return shipped("migrations")


def user_data() -> Path:
    """Return this user's folder for backups and the log; the environment variable PORTFOLIO_APP_DATA names another."""
    chosen = os.environ.get(_CHOSEN)
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path("portfolio-evidence-mapper", appauthor=False)


def own_folder(folder: Path) -> Path:
    """Make a folder of this user's data, with those above it that are missing, for this user alone; raises OSError."""
    top = user_data()
    if os.name == "posix" and not os.environ.get(_CHOSEN) and top.exists() and top.stat().st_mode & 0o077:
        top.chmod(_ONLY_USER)  # a former version made it
    _make_own(folder)
    return folder


def _make_own(folder: Path) -> None:
    if not folder.is_dir():
        _make_own(folder.parent)
        folder.mkdir(mode=_ONLY_USER, exist_ok=True)


def log_file() -> Path:
    """Return where the log of faults is, among this user's data."""
    return user_data() / "portfolio-app.log"


def catalogue_file() -> Path:
    """Return where the catalogue of standards is, among this user's data."""
    return user_data() / "standards.catalogue"
