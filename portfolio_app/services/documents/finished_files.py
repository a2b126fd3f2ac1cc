"""Putting finished documents in place: targets checked before any work, then all of them placed, or none."""

import os
import shutil
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.storage.locked import may_be_locked
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.whole_files import NewContent, copy_whole, sweep

_DATABASE = b"SQLite format 3\0"
_DOCUMENTS = (b"%PDF", b"PK")
"""What those of ours begin with that are not read as text."""


def check_targets(targets: list[Path]) -> None:
    """Refuse targets that cannot be written, or that are one and the same; raises FileError."""
    for target in targets:
        with said(target):
            _check_target(target)
            sweep(target.absolute().parent)
    if len({target.resolve() for target in targets}) < len(targets):
        raise FileError(tr("Two documents cannot be written to the same file; give each its own name."))


@contextmanager
def aside() -> Generator[Path, None, None]:
    """Yield a folder that is gone again afterwards; raises FileError when none can be made."""
    with TemporaryFolder() as path:
        yield path


def put_in_place(made: Mapping[Path, Path], folder: Path) -> None:
    """Copy every document beside its target, then rename them all; where one cannot be, none is."""
    ready: dict[Path, NewContent] = {}
    former: dict[Path, Path | None] = {}
    try:
        for target, source in made.items():
            with said(target):
                # What a link leads to is written, not the link.
                ready[target] = NewContent(source, target.resolve())
        for number, (target, content) in enumerate(ready.items()):
            with said(target):
                kept = shutil.copy2(target, folder / f"former{number}") if target.exists() else None
                content.put()
                former[target] = Path(kept) if kept else None
    except FileError:
        for target, kept in former.items():
            with suppress(OSError):
                _restore(target.resolve(), kept)
        raise
    finally:
        for content in ready.values():
            content.discard()


@contextmanager
def said(target: Path) -> Generator[None, None, None]:
    """Turn the system's error into a sentence about the target."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            tr(
                "{target} could not be written ({reason}); the former file, if any, is unchanged.",
                target=target,
                reason=reason,
            )
        ) from error


def _check_target(target: Path) -> None:
    folder = target.absolute().parent
    if target.resolve().suffix.casefold() == ".portfolio" or _may_be_portfolio(target):
        raise FileError(
            tr(
                "{target} is a portfolio, or looks or is named like one; give the document a name of its own, such as "
                "one ending in .pdf.",
                target=target,
            )
        )
    if target.is_dir():
        raise FileError(tr("{target} is a folder; give a file name inside it.", target=target))
    if target.exists() and not target.is_file():
        raise FileError(tr("{target} is a device or a pipe, not a file; give the name of a file.", target=target))
    if not folder.is_dir():
        raise FileError(
            tr(
                "{target} cannot be written because the folder {folder} does not exist; make it first.",
                target=target,
                folder=folder,
            )
        )
    for place in (folder, target):
        if place.exists() and not os.access(place, os.W_OK):
            what = "it" if place is target else tr("the folder {place}", place=place)
            raise FileError(
                tr(
                    "{target} cannot be written because {what} is read-only; choose another place.",
                    target=target,
                    what=what,
                )
            )


def _may_be_portfolio(target: Path) -> bool:
    """Tell whether a database stands there, or what looks like a locked one: no document, and whole pages of noise."""
    if not target.is_file():
        return False
    with target.open("rb") as file:
        start = file.read(len(_DATABASE))
    return start == _DATABASE or (not start.startswith(_DOCUMENTS) and may_be_locked(target))


def _restore(target: Path, kept: Path | None) -> None:
    if kept is None:
        target.unlink(missing_ok=True)
    else:
        copy_whole(kept, target)
