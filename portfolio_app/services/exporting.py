"""Exporting: the report, written as each document asked for; all of them are put in place, or none."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.report import Report
from portfolio_app.services.progress import Progress, silent
from portfolio_app.services.report import Content, build_report
from portfolio_app.whole_files import NewContent

_DATABASE = b"SQLite format 3\0"


class Source:
    """What documents are made from: the content and, built once when first asked for, its report."""

    def __init__(self, content: Content, made_on: date) -> None:
        self.content = content
        self.made_on = made_on

    @cached_property
    def report(self) -> Report:
        """The mapped portfolio as Word and PDF show it."""
        return build_report(self.content, self.made_on)


Writer = Callable[[Source, Path, Callable[[int, int], None]], tuple[str, ...]]


def _write_pdf(source: Source, path: Path, progress: Callable[[int, int], None]) -> tuple[str, ...]:
    from portfolio_app.exporters.pdf import write_pdf

    return write_pdf(source.report, path, progress)


def _write_docx(source: Source, path: Path, progress: Callable[[int, int], None]) -> tuple[str, ...]:
    from portfolio_app.exporters.word import write_docx

    return write_docx(source.report, path, progress)


def _write_xlsx(source: Source, path: Path, progress: Callable[[int, int], None]) -> tuple[str, ...]:
    from portfolio_app.exporters.xlsx import write_xlsx
    from portfolio_app.services.workbook import build_workbook

    return write_xlsx(build_workbook(source.content, source.made_on), path, progress)


WRITERS: Mapping[str, tuple[str, Writer]] = {
    "pdf": ("PDF", _write_pdf),
    "docx": ("Word", _write_docx),
    "xlsx": ("spreadsheet", _write_xlsx),
}
"""The forms of document by file ending: what they are called, and what writes them."""


def export(
    content: Content, targets: Mapping[str, Path], made_on: date, progress: Progress = silent
) -> tuple[str, ...]:
    """Write the documents and return warnings; ``targets`` are paths by form, such as {"pdf": path}.

    They are made aside first, so that a failure, a full disk or a killed process leaves former files as they were.
    """
    for target in targets.values():
        with _said(target):
            _check_target(target)
    if len({target.resolve() for target in targets.values()}) < len(targets):
        raise FileError("Two documents cannot be written to the same file; give each its own name.")
    warnings: list[str] = []
    with _aside() as folder, _uncollected():
        source = Source(content, made_on)
        made: dict[Path, Path] = {}
        for form, target in targets.items():
            name, write = WRITERS[form]
            made[target] = folder / f"document.{form}"
            with _said(target):
                warnings += write(
                    source, made[target], lambda done, total, n=name: progress(f"Making {n}", done, total)
                )
        _put_in_place(made, folder)
    return tuple(dict.fromkeys(warnings))


@contextmanager
def _uncollected() -> Generator[None, None, None]:
    """Keep the garbage collector still: it would walk a report's many values, which have no cycles, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _aside() -> Generator[Path, None, None]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="portfolio-app-")
    except OSError as error:
        raise FileError(
            f"No temporary folder could be made ({error.strerror}); free some space and try again."
        ) from error
    with folder as name:
        yield Path(name)


def _check_target(target: Path) -> None:
    """Refuse a target that cannot be written, before any work is done."""
    folder = target.absolute().parent
    if target.resolve().suffix.casefold() == ".portfolio" or _is_database(target):
        raise FileError(
            f"{target} is or is named as a portfolio; give the document a name of its own, such as one ending in .pdf."
        )
    if target.is_dir():
        raise FileError(f"{target} is a folder; give a file name inside it.")
    if target.exists() and not target.is_file():
        raise FileError(f"{target} is a device or a pipe, not a file; give the name of a file.")
    if not folder.is_dir():
        raise FileError(f"{target} cannot be written because the folder {folder} does not exist; make it first.")
    for place in (folder, target):
        if place.exists() and not os.access(place, os.W_OK):
            what = "it" if place is target else f"the folder {place}"
            raise FileError(f"{target} cannot be written because {what} is read-only; choose another place.")


def _is_database(target: Path) -> bool:
    if not target.is_file():
        return False
    with target.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _put_in_place(made: Mapping[Path, Path], aside: Path) -> None:
    """Copy every document beside its target, then rename them all; where one cannot be, none is."""
    ready: dict[Path, NewContent] = {}
    former: dict[Path, Path | None] = {}
    try:
        for target, source in made.items():
            with _said(target):
                # What a link leads to is written, not the link.
                ready[target] = NewContent(source, target.resolve())
        for number, (target, content) in enumerate(ready.items()):
            with _said(target):
                kept = shutil.copy2(target, aside / f"former{number}") if target.exists() else None
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


def _restore(target: Path, kept: Path | None) -> None:
    if kept is None:
        target.unlink(missing_ok=True)
    else:
        NewContent(kept, target).put()


@contextmanager
def _said(target: Path) -> Generator[None, None, None]:
    """Turn the system's error into a sentence about the target."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(f"{target} could not be written ({reason}); the former file, if any, is unchanged.") from error
