"""A form's file, made aside and renamed into place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.whole_files import copy_whole


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a path to write to; what was written there becomes the file, or nothing does."""
    with TemporaryFolder() as folder:
        part = folder / f"form{path.suffix}"
        yield part
        copy_whole(part, path)
