"""Evidence of every kind: files put in, replaced and taken out again, signposts, details, listed and removed."""

import os
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Unpack

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import EvidenceDraft
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, reference_of
from portfolio_app.domain.evidence.file import EvidenceFile, EvidenceSummary, FileVersion
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.claiming.claims import Claimer
from portfolio_app.services.claiming.regions import anchored
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.changed_evidence import AddedFile, AddedFiles, Details, HeldDetails, Replaced
from portfolio_app.services.evidence.evidence_details import USUAL_METHOD, checked_held, described, evidence_of
from portfolio_app.services.evidence.incoming_files import Taken, taking_in, words_in
from portfolio_app.services.evidence.viewer_copy import OpenCopy
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.lookup import Criteria, find_account, find_evidence, find_file, find_method
from portfolio_app.storage.contents import StoredContent
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import StoringAhead, copy_out
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr
from portfolio_app.whole_files import NewContent

_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the writing round: in a file's name they hide what it is."""


class EvidenceItems:
    """What a learner can do with evidence; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self, only: Collection[int] | None = None) -> tuple[EvidenceSummary, ...]:
        """Return all evidence, accounts too, or ``only`` that of these ids, without its content."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.evidence.list(only)

    def get(self, reference: str) -> Evidence:
        """Return evidence of any kind, without its content."""
        with self._database.unit_of_work(reading=True) as unit:
            return find_evidence(unit, reference)

    def file(self, reference: str) -> EvidenceFile:
        """Return a file with its versions."""
        with self._database.unit_of_work(reading=True) as unit:
            return find_file(unit, reference)

    def held_elsewhere(self, reference: str) -> HeldElsewhere:
        """Return a signpost to evidence that is held elsewhere."""
        with self._database.unit_of_work(reading=True) as unit:
            return _find_held(unit, reference)

    def thumbnails(self, evidence_ids: Collection[int]) -> dict[int, bytes]:
        """Return the small pictures (JPEG) of these files, where they have one."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.files.thumbnails(evidence_ids)

    def add(
        self,
        paths: Iterable[Path],
        draft: EvidenceDraft = EvidenceDraft(),
        *,
        again: bool = False,
        progress: Progress = silent,
        first: Callable[[UnitOfWork], object] = lambda _unit: None,
    ) -> AddedFiles:
        """Put files in as evidence: all of them, or none when one is at fault.

        A file that is there already is not put in a second time, unless it is to be ``again``. What is done ``first``
        in the unit of work happens with it or not at all.
        """
        with self._database.unit_of_work(reading=True) as unit:
            find_method(unit, draft.method or USUAL_METHOD)
            Criteria(unit.frameworks.all()).find_all(claim.criterion for claim in draft.criteria)
        # Files are read through, and their bytes stored piece by piece, before the portfolio is locked for writing.
        with taking_in(tuple(paths), progress) as taken, StoringAhead(self._database) as storing:
            stored = self._store(storing, taken, again=again)
            with self._database.unit_of_work() as unit:
                first(unit)
                result = _put_all(unit, stored, draft)
                unit.commit()
                return result

    def replace(self, reference: str, path: Path, progress: Progress = silent) -> Replaced:
        """Put another version of a file in its place; the former one is kept, and claims on places are to re-check."""
        with self._database.unit_of_work(reading=True) as unit:
            former = find_file(unit, reference)
        with taking_in((path,), progress) as (content,), StoringAhead(self._database) as storing:
            if content.version.source_sha256 == former.present.source_sha256:
                raise InputError(
                    tr(
                        "{path} is the file that {reference} has already; choose another.",
                        path=path,
                        reference=excerpt(reference),
                    )
                )
            stored = content.stored(storing)
            with self._database.unit_of_work() as unit:
                file = unit.files.replace(
                    former.evidence.id, content.version, stored, thumbnail=content.thumbnail, words=content.words
                )
                return _settled(unit, file)

    def use_version(self, reference: str, number: int) -> Replaced:
        """Make a former version the present one; claims made on it stand again."""
        file = self.file(reference)
        version = _version_of(file, number)
        with TemporaryFolder() as folder:
            aside = folder / "content"
            with aside.open("wb") as stream:
                copy_out(self._database, file.evidence.id, stream, number)
            words = words_in(aside, version.media_type, version.pages)
        with self._database.unit_of_work() as unit:
            return _settled(unit, unit.files.use(file.evidence.id, number, words=words))

    def add_held_elsewhere(
        self,
        what: str,
        where: str,
        *,
        checked_by: str = "",
        checked_on: date | None = None,
        draft: EvidenceDraft = EvidenceDraft(),
    ) -> tuple[HeldElsewhere, tuple[Claim, ...]]:
        """Add a signpost to evidence that stays where it is, and claim it; raises InputError without what or where."""
        with self._database.unit_of_work() as unit:
            title = draft.title or shorten(clean_line(what), 80)
            evidence = evidence_of(draft, EvidenceKind.HELD_ELSEWHERE, title, draft.produced_on)
            held = checked_held(HeldElsewhere(evidence, what, where, checked_by, checked_on))
            stored = unit.held_elsewhere.add(replace(held, evidence=described(unit, evidence)))
            claims = Claimer(unit).add_all(stored.evidence, draft.criteria, what)
            unit.commit()
            return stored, tuple(claims)

    def put_held_elsewhere(self, held: HeldElsewhere) -> None:
        """Store a signpost as it stands here."""
        with self._database.unit_of_work() as unit:
            unit.held_elsewhere.save(checked_held(held))
            unit.commit()

    def edit(self, reference: str, *, held: HeldDetails | None = None, **details: Unpack[Details]) -> Evidence:
        """Change evidence's details, and where it is ``held``: those that are given, and that are not None there."""
        with self._database.unit_of_work() as unit:
            former = find_evidence(unit, reference)
            changed = described(unit, replace(former, **details))
            renamed = (changed.title, changed.produced_on) != (former.title, former.produced_on)
            if changed.kind is EvidenceKind.ACCOUNT and renamed:
                account = find_account(unit, reference)
                unit.accounts.save(replace(account, evidence=changed), now())
            unit.evidence.save(changed)
            if held is not None:
                known = _find_held(unit, reference)
                given = {field: value for field, value in held.items() if value is not None}
                unit.held_elsewhere.save(checked_held(replace(known, **given)))
            unit.commit()
            return changed

    def remove(self, reference: str) -> Evidence:
        """Take evidence out of the portfolio; its content and claims are kept, and its reference is never reused."""
        with self._database.unit_of_work() as unit:
            evidence = find_evidence(unit, reference)
            unit.evidence.remove(evidence.id, now())
            unit.commit()
            return evidence

    def put_back(self, evidence_id: int) -> Evidence:
        """Bring removed evidence back, with its claims."""
        with self._database.unit_of_work() as unit:
            unit.evidence.restore(evidence_id)
            unit.commit()
            return find_evidence(unit, reference_of(evidence_id))

    def extract(self, reference: str, target: Path, number: int | None = None, *, overwrite: bool = False) -> Path:
        """Write a file's bytes to a target, or into a folder; raises FileError when there is such a file already.

        ``number`` is a version's, or None for the present one. With ``overwrite`` a former file is replaced.
        """
        file = self.file(reference)
        version = _version_of(file, number)
        path = target / f"{file.evidence.reference} {version.name}" if target.is_dir() else target
        if os.path.lexists(path) and not (overwrite and path.is_file()):
            raise FileError(tr("{path} exists already; choose another name.", path=path))
        try:
            made = NewContent(None, path.resolve())
            try:
                made.write(lambda stream: copy_out(self._database, file.evidence.id, stream, version.number))
                made.put(over=overwrite)
            finally:
                made.discard()
        except FileExistsError:
            raise FileError(tr("{path} exists already; choose another name.", path=path)) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileError(
                tr("{path} could not be written ({reason}); choose another place.", path=path, reason=reason)
            ) from error
        return path

    def open_copy(self, reference: str, number: int | None = None) -> OpenCopy:
        """Return a temporary copy of a file's version, or of the present one; whoever asked closes it."""
        file = self.file(reference)
        version = _version_of(file, number)
        copy = OpenCopy(file, version)
        try:
            with copy.path.open("wb") as stream:
                copy_out(self._database, file.evidence.id, stream, version.number)
        except OSError as error:
            copy.close()
            raise FileError(
                tr(
                    "{name} could not be copied ({strerror}); free some space.",
                    name=excerpt(version.name),
                    strerror=error.strerror,
                )
            ) from error
        except BaseException:
            copy.close()
            raise
        return copy

    def _store(
        self, storing: StoringAhead, taken: Iterable[Taken], *, again: bool
    ) -> tuple[tuple[Taken, StoredContent | None], ...]:
        """Store the bytes of files, each with what is stored of it: nothing where it is there, or is the same again."""
        taken = tuple(taken)
        digests = [content.version.source_sha256 for content in taken]
        with self._database.unit_of_work(reading=True) as unit:
            known = set(unit.files.known([] if again else digests))
        stored: list[tuple[Taken, StoredContent | None]] = []
        for content, digest in zip(taken, digests, strict=True):
            stored.append((content, None if digest in known else content.stored(storing)))
            if not again:
                known.add(digest)
        return tuple(stored)


def _put_all(unit: UnitOfWork, taken: Iterable[tuple[Taken, StoredContent | None]], draft: EvidenceDraft) -> AddedFiles:
    taken = tuple(taken)
    known = unit.files.known([content.version.source_sha256 for content, stored in taken if stored is None])
    claimer = Claimer(unit)
    added: list[AddedFile] = []
    there: list[tuple[Path, Evidence]] = []
    for content, stored in taken:
        digest = content.version.source_sha256
        if stored is None:
            if digest not in known:
                raise InputError(
                    tr("{source} was taken out while files were put in; add it again.", source=content.source)
                )
            there.append((content.source, find_evidence(unit, reference_of(known[digest]))))
            continue
        title = draft.title or _title_of(content.source)
        evidence = evidence_of(draft, EvidenceKind.FILE, title, draft.produced_on or content.taken_on)
        kept = described(unit, evidence)
        file = unit.files.add(kept, content.version, stored, thumbnail=content.thumbnail, words=content.words)
        added.append(AddedFile(file, tuple(claimer.add_all(file.evidence, draft.criteria, content.source.name))))
        known.setdefault(digest, file.evidence.id)
    return AddedFiles(tuple(added), tuple(there))


def _title_of(path: Path) -> str:
    """Return the title that a file's name gives it."""
    return clean_line(_TURNED.sub("", path.stem).replace("_", " ")) or clean_line(_TURNED.sub("", path.name))


def _find_held(unit: UnitOfWork, reference: str) -> HeldElsewhere:
    evidence = find_evidence(unit, reference)
    held = unit.held_elsewhere.get(evidence.id)
    if held is None:
        raise InputError(
            tr(
                "{reference} is not held elsewhere: it is {described}.",
                reference=evidence.reference,
                described=evidence.kind.described,
            )
        )
    return held


def _version_of(file: EvidenceFile, number: int | None) -> FileVersion:
    for version in file.versions:
        if version.number == (file.version if number is None else number):
            return version
    raise InputError(
        tr(
            "{reference} has no version {number}; “evidence show” lists them.",
            reference=file.evidence.reference,
            number=number,
        )
    )


def _settled(unit: UnitOfWork, file: EvidenceFile) -> Replaced:
    """Let the claims on the file say what became of their places, and commit."""
    former = unit.claims.of_evidence(file.evidence.id, withdrawn=True)
    claims = [anchored(claim, file.present) for claim in former]
    unit.claims.save_all([claim for claim, before in zip(claims, former, strict=True) if claim != before])
    hidden = unit.claims.archived()
    unit.commit()
    shown = (claim for claim in claims if claim.region is not None and claim.stands)
    return Replaced(file, tuple(claim for claim in shown if claim.criterion not in hidden))
