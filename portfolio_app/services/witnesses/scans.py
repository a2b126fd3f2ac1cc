"""Statements on paper: reading their scans and photos, and finding out of which statement a file is one."""

import re
from collections.abc import Iterable
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.witnesses.statement import Statement, StatementState
from portfolio_app.domain.witnesses.statement_form import FlatForm
from portfolio_app.domain.words.text import clean_line
from portfolio_app.services.witnesses.returns import closed_sentence, read_file
from portfolio_app.storage.statements import StoredFile
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr

_SCANS = {
    b"%PDF": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
}
_REFERENCE = re.compile(r"(?<![A-Z0-9])E\d{3,15}(?!\d)")


def read_scan(path: Path) -> StoredFile:
    """Read a scan or photo of a form; raises InputError for another kind of file."""
    from portfolio_app.importers.evidence_files.media_type import becomes_jpeg

    content = read_file(path)
    kind = next((kind for start, kind in _SCANS.items() if content.startswith(start)), "")
    if content[8:12] == b"WEBP":
        kind = "image/webp"
    if becomes_jpeg(content):
        return _as_jpeg(path)
    if not kind:
        raise InputError(tr("{name} is not a scan: choose a PDF, PNG, JPEG or TIFF file.", name=path.name))
    return StoredFile(clean_line(path.name), kind, content)


def _as_jpeg(path: Path) -> StoredFile:
    """Return a phone's picture in the form that documents can show."""
    from portfolio_app.importers.evidence_files import take_in

    with TemporaryFolder() as folder:
        taken = take_in(path, folder / "picture", lambda _: None)
        if taken.version.media_type != "image/jpeg":
            raise InputError(
                tr("{name} cannot be shown: {warning} Save it as JPEG.", name=path.name, warning=taken.version.warning)
            )
        return StoredFile(taken.version.name, "image/jpeg", taken.path.read_bytes())


class ScanFoundError(InputError):
    """The file can only be a scan: ``statements`` are those that it may be of, ``found`` is what it still says."""

    def __init__(self, message: str, path: Path, statements: tuple[Statement, ...], found: FlatForm) -> None:
        super().__init__(message)
        self.path = path
        self.statements = statements
        self.found = found


def scan_found(unit: UnitOfWork, path: Path, found: FlatForm) -> InputError:
    """Return what to say of a form without fields, or of a picture: of which statement it is the scan."""
    if found.statement_ref:
        return _known_scan(unit, path, found)
    waiting = tuple(statement for statement in unit.statements.all() if statement.is_open)
    named = _REFERENCE.search(path.stem.upper())
    meant = tuple(each for each in waiting if named and each.reference == named.group())
    # One that is named by the file, or is the only one asked for; else any that may still come.
    asked = tuple(each for each in waiting if each.state is StatementState.ASKED)
    chosen = meant or asked or waiting
    if not chosen:
        return InputError(
            tr(
                "{name} is not a statement form with fields, and no statement is open of which it could be the scan.",
                name=path.name,
            )
        )
    which = _or(f"{each.reference} ({each.witness_name})" for each in chosen)
    said = tr(
        "{name} is not a statement form with fields; if it is a scan, photo or print of one, attach it", name=path.name
    )
    return ScanFoundError(tr("{said} as the scan of {which}.", said=said, which=which), path, chosen, found)


def _known_scan(unit: UnitOfWork, path: Path, found: FlatForm) -> InputError:
    name, reference = path.name, found.statement_ref
    identity = unit.portfolio.get().identity
    evidence_id = id_of(reference)
    statement = unit.statements.get(evidence_id) if evidence_id else None
    digests = [each.digest for each in unit.statements.requests(evidence_id)] if evidence_id else []
    if found.portfolio_identity not in ("", identity) or (statement and found.digest and found.digest not in digests):
        return InputError(
            tr("{name} belongs to another portfolio: open the portfolio that the form was made in.", name=name)
        )
    if statement is None:
        return InputError(
            tr("{name} answers {reference}, which is not in this portfolio (any more).", name=name, reference=reference)
        )
    if not statement.is_open:
        return InputError(closed_sentence(name, statement))
    said = tr(
        "{name} is the form of {reference} without its fields, as it is printed or scanned",
        name=name,
        reference=reference,
    )
    return ScanFoundError(
        tr("{said}: attach it as the scan of {reference}.", said=said, reference=reference), path, (statement,), found
    )


def _or(names: Iterable[str]) -> str:
    *others, last = names
    return tr("{others} or {last}", others=", ".join(others), last=last) if others else last
