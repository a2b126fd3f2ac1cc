"""Saving a table that is looked at, such as the map, as a file for spreadsheets."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from portfolio_app.exporters.csv_table import write_csv


def save_table(rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write the rows as comma-separated values; raises FileError, and then a former file is as it was."""
    write_csv(rows, path)
