"""A file of evidence with something taken out for good: put in the place of every version that it has had."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.personal_data.place import Part
from portfolio_app.domain.personal_data.pseudonym import Pseudonym
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.domain.words.text import fold
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.incoming_files import taking_in
from portfolio_app.services.long_work import Progress
from portfolio_app.services.lookup import find_file
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import StoringAhead, copy_out
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.whole_files import copy_whole


class Redacted(NamedTuple):
    """A file without what was taken out; ``kept`` is where the former file is now, None where it is nowhere."""

    file: EvidenceFile
    times: int
    kept: Path | None
    versions: int
    """How many versions it had, which are all gone from the portfolio."""
    how: str
    """What was done in so many places, in words: blacked out, replaced by a pseudonym."""
    part: Part
    """Where it was done: on pages, in the text, or in what the file conceals."""


class Making(NamedTuple):
    """A file that was made anew, under the name that it has from now on, with what the log says of it."""

    path: Path
    how: str
    redactions: tuple[Redaction, ...]
    given: tuple[Pseudonym, ...] = ()


def redact(
    database: Database,
    reference: str,
    make: Callable[[EvidenceFile, Path, Path], Making],
    keep: Path | None,
    progress: Progress,
) -> Redacted:
    """Have a file made anew from a copy in a folder, and put it in the place of all its versions, in one unit of work.

    The present version is first written to ``keep``, where that is given; raises FileError where something is there.
    """
    with database.unit_of_work(reading=True) as unit:
        file = find_file(unit, reference)
    if keep is not None:
        keep = _target(keep, file)
    with TemporaryFolder() as folder, StoringAhead(database) as storing:
        copy = folder / "copy"
        with copy.open("wb") as stream:
            copy_out(database, file.evidence.id, stream)
        made = make(file, copy, folder)
        with taking_in((made.path,), progress) as (taken,):
            stored = taken.stored(storing)
            version = replace(
                taken.version,
                # The digest of a former text would let anybody try out which words were in it.
                source_sha256=stored.sha256,
                cleaned=file.present.cleaned,
                redacted_at=now(),
            )
            with _kept(copy, keep), database.unit_of_work() as unit:
                _check_same(unit, file)
                changed, gone = unit.files.exchange(
                    file.evidence.id, version, stored, thumbnail=taken.thumbnail, words=taken.words
                )
                _carry(unit, file, changed)
                _forget_allowances(unit, changed, taken.words)
                unit.personal_data.give(made.given)
                unit.personal_data.note(made.redactions)
                unit.search.merge()
                unit.commit()
    for content in gone:
        database.discard_content(content)
    database.shrink()
    times = sum(each.times for each in made.redactions)
    return Redacted(changed, times, keep, len(file.versions), made.how, made.redactions[0].part)


def named(made: Path, folder: Path, name: str) -> Path:
    """Give a file that was made the name of evidence."""
    place = folder / "named"
    place.mkdir()
    return made.rename(place / safe_name(name))


def _target(keep: Path, file: EvidenceFile) -> Path:
    target = (keep / f"{file.evidence.reference} {file.name}" if keep.is_dir() else keep).absolute()
    if os.path.lexists(target):
        raise FileError(tr("{path} exists already; choose another name.", path=target))
    return target


class _kept:  # a context manager, used as a function
    """Keeps the former file apart while it is replaced; where that fails, it is not kept either."""

    def __init__(self, copy: Path, keep: Path | None) -> None:
        self._copy, self._keep = copy, keep

    def __enter__(self) -> None:
        if self._keep is None:
            return
        try:
            copy_whole(self._copy, self._keep, over=False)
        except FileExistsError:
            raise FileError(tr("{path} exists already; choose another name.", path=self._keep)) from None
        except OSError as error:
            raise FileError(
                tr(
                    "{path} could not be written ({reason}); choose another place.",
                    path=self._keep,
                    reason=error.strerror or str(error),
                )
            ) from error

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None and self._keep is not None:
            with suppress(OSError):
                self._keep.unlink()


def _check_same(unit: UnitOfWork, file: EvidenceFile) -> None:
    present = find_file(unit, file.evidence.reference)
    if (present.version, present.sha256) != (file.version, file.sha256):
        raise InputError(
            tr("{reference} was changed meanwhile; look at it and try again.", reference=file.evidence.reference)
        )


def _carry(unit: UnitOfWork, former: EvidenceFile, changed: EvidenceFile) -> None:
    """Let claims on places of the former version stand on the same places of the changed one."""
    claims = unit.claims.of_evidence(changed.evidence.id, withdrawn=True)
    moved: Iterable[Claim] = (
        replace(claim, file_version=changed.version) for claim in claims if claim.file_version == former.version
    )
    unit.claims.save_all(list(moved))


def _forget_allowances(unit: UnitOfWork, file: EvidenceFile, words: str) -> None:
    """Forget what was allowed in this file alone and stands there no more: the portfolio would keep the words."""
    evidence = file.evidence
    left = fold("\n".join((words, evidence.title, evidence.description, file.name)))
    for each in unit.personal_data.allowances():
        if each.evidence_id == evidence.id and each.settled is Settled.HERE and fold(each.words) not in left:
            unit.personal_data.forget(each.key, each.evidence_id)
