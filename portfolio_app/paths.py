"""Where the program's resources and migrations are, in a checkout and in an installed package."""

import os
from pathlib import Path

from portfolio_app.shipped import shipped


def resources() -> Path:
    """Return the folder of units, fonts and the example portfolio's text."""
    return shipped("resources")


def migrations() -> Path:
    """Return the folder of Alembic's environment and versions."""
    return shipped("migrations")


def user_data() -> Path:
    """Return this user's folder for backups and the log; the environment variable PORTFOLIO_APP_DATA names another."""
    chosen = os.environ.get("PORTFOLIO_APP_DATA")
    if chosen:
        return Path(chosen)
    import platformdirs

    return platformdirs.user_data_path("portfolio-evidence-mapper", appauthor=False)


def make_own_folder(folder: Path) -> None:
    """Make a folder of this user's data, with those above it that are missing, into which nobody else may look."""
    if not folder.is_dir():
        make_own_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def log_file() -> Path:
    """Return where the log of faults is, among this user's data."""
    return user_data() / "portfolio-app.log"


def catalogue_file() -> Path:
    """Return where the catalogue of standards is, among this user's data."""
    return user_data() / "standards.catalogue"
