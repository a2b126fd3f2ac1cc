"""A REFI-QDA project (``.qdpx``), told by its content and read in the sandbox with bounds."""

import zipfile
from pathlib import Path

from portfolio_app.domain.coded_projects.project import CodedProject
from portfolio_app.importers.account_files.package import Package
from portfolio_app.importers.coded_project.parsing import parse_project
from portfolio_app.importers.faults import in_file
from portfolio_app.sandbox import MOST_SECONDS, RefusedError, SandboxError, run_within
from portfolio_app.translation import mark, tr

_PROJECT = "project.qde"
_UNREAD = mark("it {reason}; export the project again from the program that it was made with.")


def is_project(path: Path) -> bool:
    """Tell whether a file is a coded project, whatever its name."""
    try:
        with zipfile.ZipFile(path) as package:
            return any(_is_project(name) for name in package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return False


def read_project(path: Path) -> CodedProject:
    """Return what a coded project holds; raises InputError, in one sentence, for one that cannot be read."""
    try:
        return run_within(MOST_SECONDS, read, path)
    except SandboxError as error:
        raise in_file(str(path), error.said or tr(_UNREAD, reason=tr(error.reason.value))) from error
    except OSError as error:
        reason = error.strerror or str(error)
        said = tr("the file cannot be read ({reason}); check the name and who may read it.", reason=reason)
        raise in_file(str(path), said) from error


def read(path: Path) -> CodedProject:
    """Return what a coded project holds; raises RefusedError, OSError. For the sandbox."""
    package = Package(path)
    name = next((name for name in package.names if _is_project(name)), None)
    if name is None:
        raise RefusedError(tr("it is no REFI-QDA project: it has no project.qde; export the project again."))
    return parse_project(package, name)


def _is_project(name: str) -> bool:
    return name.casefold().rpartition("/")[2] == _PROJECT
