"""The catalogue of standards that this user keeps for all portfolios: made of a saved file, searched, taken from."""

import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from portfolio_app import paths
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.frameworks.catalogue import Catalogue
from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import excerpt
from portfolio_app.importers.frameworks.found import Asked, Found
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.frameworks.reading import read_framework_from
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

STANDARDS_ADDRESS = "https://skillsengland.education.gov.uk/api/apprenticeshipstandards"
"""Where anybody can save the file of all standards with a browser; the program never asks for it itself."""


_REFERENCE = re.compile(r"(?:ST|FA|AU)\d{4}", re.IGNORECASE)


class Installed(NamedTuple):
    """A catalogue that was made: what it lists, how large it is, and what of the file was left out."""

    catalogue: Catalogue
    size: int
    problems: tuple[Problem, ...]


def install_catalogue(source: Path, progress: Progress = silent) -> Installed:
    """Make the catalogue of a saved file of standards, in place of the former one; raises InputError, FileError."""
    from portfolio_app.exporters.frameworks.catalogue import catalogue as packed
    from portfolio_app.importers.frameworks.catalogue import read_entries

    progress(tr("Reading the file"), 0, 2)
    entries, problems = read_entries(source)
    progress(tr("Packing the standards"), 1, 2)
    content = packed(entries, source.name, now())
    path = paths.catalogue_file()
    try:
        paths.own_folder(path.parent)
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FileError(
            tr("The catalogue {path} could not be written ({reason}); try again.", path=path, reason=reason)
        ) from error
    return Installed(read_catalogue(), len(content), problems)


def read_catalogue() -> Catalogue:
    """Return the catalogue; an empty one when none was made. Raises InputError for a damaged one."""
    path = paths.catalogue_file()
    try:
        status = path.stat()
    except OSError:
        return Catalogue(())
    return _read(path, status.st_mtime_ns, status.st_size)


def standard_of(listing: Listing, asked: Asked = Asked()) -> Found:  # noqa: B008  # a value that never changes
    """Return a standard of the catalogue as a framework; raises InputError where it has no list of statements."""
    from portfolio_app.importers.frameworks.catalogue import read_catalogued

    return read_catalogued(paths.catalogue_file(), listing, asked)


def find_standard(code: str, asked: Asked = Asked()) -> Found | None:  # noqa: B008  # a value that never changes
    """Return the catalogue's standard of that code, in the version asked for or the present one; None for none."""
    known = read_catalogue()
    listing = known.current(code)
    if listing is None:
        return None
    if asked.version:
        versions = {each.version: each for each in known.listings if each.code == listing.code}
        if asked.version not in versions:
            raise InputError(
                tr(
                    "The catalogue has no version {version} of {code}; it has {known}.",
                    version=excerpt(asked.version),
                    code=listing.code,
                    known=", ".join(sorted(versions, key=natural_key)),
                )
            )
        listing = versions[asked.version]
    return standard_of(listing, asked)


def find_known(code: str) -> Framework:
    """Return the framework of that code that comes with the program, or that of the catalogue; raises InputError."""
    try:
        return find_bundled(code)
    except InputError:
        found = find_standard(code)
        if found is None:
            raise
        return found.framework


def read_file_or_code(source: Path, asked: Asked) -> Found:
    """Return the framework in a file or, where there is none, that of the code; raises InputError, ManyError."""
    if not source.exists() and source.parent == Path():
        if found := find_standard(str(source), asked):
            return found
        with suppress(InputError):
            return Found(find_bundled(str(source)))
        if _REFERENCE.fullmatch(str(source)):
            said = tr(
                "{code} is neither a file nor in the catalogue of this computer; “framework catalogue” makes one of "
                "the file of standards.",
                code=source,
            )
            raise InputError(said)
    return read_framework_from(source, asked)


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int, _size: int) -> Catalogue:
    from portfolio_app.importers.frameworks.catalogue import read_catalogue as read

    return read(path)
