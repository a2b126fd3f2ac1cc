"""What open data must be before a portfolio is made of it: every reference leads somewhere, every text can be shown."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import astuple, fields, is_dataclass
from typing import cast

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Passage
from portfolio_app.domain.claims.region import fault_of
from portfolio_app.domain.decisions.decision_file import FOLDER, LARGEST, DecisionFileData
from portfolio_app.domain.evidence.evidence import EvidenceKind, reference_of
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.packs.portfolio_data import AccountData, FileData, PortfolioData, pieces_of
from portfolio_app.domain.packs.record import PackRecord, is_item
from portfolio_app.domain.time_stamps.time_stamp import ANSWER_LIMIT
from portfolio_app.domain.witnesses.statement_rules import statement_faults
from portfolio_app.domain.words.file_names import is_safe_path
from portfolio_app.domain.words.text import clean
from portfolio_app.translation import tr

LARGEST_NUMBER = 1 << 53
"""Above this, JSON's numbers are not exact in every program (RFC 8259, section 6)."""

_MOST_DECISION_FILES = 1000
LARGEST_FILE = 900 * 1024 * 1024
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def first_fault(data: PortfolioData) -> str:
    """Return where the data contradicts itself and how, or "" when a portfolio can be made of it."""
    return next(_faults(data), "")


def _faults(data: PortfolioData) -> Iterator[str]:
    yield from _values(data, "")
    if not data.portfolio.learner.strip() or not data.portfolio.identity.strip():
        yield tr("portfolio: the learner or the identity is empty")
    yield from _frameworks(data.frameworks)
    yield from _evidence(data)
    yield from _claims(data)
    criteria = {c.reference for framework in data.frameworks for c in framework.criteria}
    yield from statement_faults(data.witnesses, data.statements, criteria)
    yield from _unique("decisions", (decision.id for decision in data.decisions))
    for decision in data.decisions:
        yield from _time(tr("decision {id}", id=decision.id), decision.decided_at)
        if decision.criterion not in criteria:
            yield tr("decision {id}: there is no criterion {criterion}", id=decision.id, criterion=decision.criterion)
    yield from _decision_files(data.decision_files)
    for stamp in data.time_stamps:
        if not _SHA256.fullmatch(stamp.digest) or not stamp.answer or len(stamp.answer) > ANSWER_LIMIT:
            yield tr("time stamp of {about}: it cannot be one", about=stamp.about)
        if not is_safe_path(stamp.path):
            yield tr("time stamp of {about}: the pack cannot hold a file of that name", about=stamp.about)
    there = {piece.evidence.id for piece in pieces_of(data)}
    for entry in data.redactions:
        yield from _time(tr("redactions"), entry.done_at)
        if entry.evidence_id not in there or entry.times < 1:
            yield tr("redactions: there is no evidence {evidence_id}", evidence_id=entry.evidence_id)
    yield from _authorship(data)
    if data.last_pack:
        yield from _record(data.last_pack)


def _authorship(data: PortfolioData) -> Iterator[str]:
    if data.portfolio.authorship_since:
        yield from _time("portfolio.authorship_since", data.portfolio.authorship_since)
    yield from _unique("authorship", (record.evidence_id for record in data.authorship))
    accounts = {entry.evidence.id for entry in data.accounts}
    for record in data.authorship:
        where = tr("authorship of {reference}", reference=reference_of(record.evidence_id))
        if record.evidence_id not in accounts:
            yield tr("{where}: there is no account of that number", where=where)
        times = [stretch.began_at for stretch in record.stretches]
        if times != sorted(set(times)):
            yield tr("{where}: its times are not in order", where=where)
        for stretch in record.stretches:
            yield from _time(where, stretch.began_at)
            if min(astuple(stretch.counts)) < 0:
                yield tr("{where}: a number is less than nothing", where=where)


def _decision_files(files: tuple[DecisionFileData, ...]) -> Iterator[str]:
    if len(files) > _MOST_DECISION_FILES:
        yield tr("decision_files: there are more than {most}", most=_MOST_DECISION_FILES)
    yield from _unique("decision_files", (file.sha256 for file in files))
    yield from _unique("decision_files", (file.path for file in files if file.path))
    for file in files:
        where = tr("file of decisions {name}", name=file.name[:80])
        yield from _time(where, file.taken_at)
        if not _SHA256.fullmatch(file.sha256) or not 0 <= file.size <= LARGEST:
            yield tr("{where}: the size or the sha256 cannot be right", where=where)
        if file.path and not (file.path.startswith(FOLDER) and is_safe_path(file.path)):
            yield tr("{where}: the pack cannot hold a file of the name {path}", where=where, path=file.path)


def _frameworks(frameworks: Iterable[Framework]) -> Iterator[str]:
    yield from _unique("frameworks", (framework.code for framework in frameworks))
    yield from _unique("criteria", (c.reference for framework in frameworks for c in framework.criteria))
    for framework in frameworks:
        yield from (f"{fault.where}: {fault.message}" for fault in faults(framework))
        yield from _unique(tr("units of {code}", code=framework.code), (unit.code for unit in framework.units))
        for unit in framework.units:
            for criterion in unit.criteria:
                if criterion.reference != f"{framework.code}/{unit.code}/{criterion.code}":
                    yield tr(
                        "criterion {reference}: it is not named after its framework, unit and code",
                        reference=criterion.reference,
                    )
                if criterion.reference.count("/") != len("//"):
                    yield tr("criterion {reference}: a code has a slash in it", reference=criterion.reference)


def _evidence(data: PortfolioData) -> Iterator[str]:
    pieces = (*data.accounts, *data.files, *data.held_elsewhere, *data.statements)
    yield from _unique("methods", (method.code for method in data.methods))
    yield from _unique("evidence", (piece.evidence.id for piece in pieces))
    for piece in pieces:
        if not 0 < piece.evidence.id <= data.last_evidence:
            yield tr(
                "{reference}: its number is not between 1 and the last one given", reference=piece.evidence.reference
            )
        if isinstance(piece, AccountData):
            yield from _account(piece)
        elif isinstance(piece, FileData):
            yield from _file(piece)
        elif isinstance(piece, HeldElsewhere) and piece.evidence.kind is not EvidenceKind.HELD_ELSEWHERE:
            yield tr(
                "{reference}: it is among what is held elsewhere and of another kind",
                reference=piece.evidence.reference,
            )


def _account(entry: AccountData) -> Iterator[str]:
    where, account = entry.evidence.reference, entry.account
    if entry.evidence.kind is not EvidenceKind.ACCOUNT:
        yield tr("{where}: it is among the accounts and of another kind", where=where)
    if not 0 <= account.about <= LARGEST_NUMBER or account.about == entry.evidence.id:
        yield tr("{where}: it cannot be about evidence of that number", where=where)
    numbers = [revision.number for revision in entry.revisions]
    if not numbers or numbers != sorted(set(numbers)) or numbers[0] < 1:
        yield tr("{where}: its revisions are not in order", where=where)
    elif numbers[-1] != account.revision or entry.revisions[-1].text != account.text:
        yield tr("{where}: its last revision is not its present text", where=where)
    for revision in entry.revisions:
        yield from _time(tr("{where}, revision {number}", where=where, number=revision.number), revision.saved_at)


def _file(entry: FileData) -> Iterator[str]:
    where = entry.evidence.reference
    if entry.evidence.kind is not EvidenceKind.FILE:
        yield tr("{where}: it is among the files and of another kind", where=where)
    if not 0 <= entry.size <= LARGEST_FILE or not _SHA256.fullmatch(entry.sha256):
        yield tr("{where}: its size or its sha256 cannot be right", where=where)
    if entry.version < 1 or entry.pages < 0 or (entry.source_sha256 and not _SHA256.fullmatch(entry.source_sha256)):
        yield tr("{where}: its version, pages or source_sha256 cannot be right", where=where)
    numbers = [entry.version, *(former.version.number for former in entry.former)]
    if len(set(numbers)) < len(numbers) or min(numbers) < 1:
        yield tr("{where}: a version is there twice, or has no number", where=where)
    for former in entry.former:
        if (
            not 0 <= former.size <= LARGEST_FILE
            or not _SHA256.fullmatch(former.sha256)
            or not is_safe_path(former.path)
        ):
            yield tr("{where}: the size, the sha256 or the path of a former version cannot be right", where=where)
    for moment in filter(None, (entry.added_at, entry.redacted_at)):
        yield from _time(where, moment)
    if not is_safe_path(entry.path):
        yield tr("{where}: the pack cannot hold a file of the name {path}", where=where, path=entry.path)


def _claims(data: PortfolioData) -> Iterator[str]:
    texts = {entry.evidence.id: entry.account.text for entry in data.accounts}
    known = {*texts, *(entry.evidence.id for entry in (*data.files, *data.held_elsewhere, *data.statements))}
    files = {entry.evidence.id: entry for entry in data.files}
    criteria = {c.reference for framework in data.frameworks for c in framework.criteria}
    yield from _unique("claims", (claim.id for claim in data.claims))
    for claim in data.claims:
        where = tr("claim {id}", id=claim.id)
        if claim.id < 1 or claim.evidence_id not in known:
            yield tr("{where}: there is no evidence {evidence_id}", where=where, evidence_id=claim.evidence_id)
        if claim.criterion not in criteria:
            yield tr("{where}: there is no criterion {criterion}", where=where, criterion=claim.criterion)
        for time in filter(None, (claim.made_at, claim.withdrawn_at)):
            yield from _time(where, time)
        text = texts.get(claim.evidence_id)
        if claim.region is not None:
            yield from _region(where, claim, files.get(claim.evidence_id))
        elif claim.passage is None:
            if claim.anchor is not None:
                yield tr("{where}: it has a place and no words", where=where)
        elif text is None or claim.anchor is None:
            yield tr("{where}: it has words, and its evidence has none", where=where)
        else:
            yield from _passage(where, claim, claim.passage, len(text[claim.passage.section]))


def _region(where: str, claim: Claim, file: FileData | None) -> Iterator[str]:
    if file is None or claim.passage or (claim.box and claim.stretch) or claim.file_version < 1:
        yield tr("{where}: it has a place that its evidence has not", where=where)
        return
    versions = (file.present, *(former.version for former in file.former))
    pages = next((_pages(version) for version in versions if version.number == claim.file_version), 0)
    if claim.box and pages and claim.box.page > pages:
        yield tr(
            "{where}: its box is on page {page}, and the file has {pages}",
            where=where,
            page=claim.box.page,
            pages=pages,
        )
    fault = fault_of(claim.region) if claim.region else ""
    if fault:
        yield f"{where}: {fault}"


def _pages(version: FileVersion) -> int:
    """Return how many pages a version has, or 0 where that is not known."""
    return version.pages or int(version.is_picture)


def _passage(where: str, claim: Claim, passage: Passage, length: int) -> Iterator[str]:
    if not 0 <= passage.start < passage.end or len(passage.quote) != passage.end - passage.start:
        yield tr("{where}: its words and their place do not fit", where=where)
    if claim.anchor and claim.anchor.found and not 0 <= claim.anchor.start < claim.anchor.end <= length:
        yield tr("{where}: its place is outside of the text", where=where)
    if not _SHA256.fullmatch(passage.text_hash):
        yield tr("{where}: its text_hash is no sha256", where=where)


def _record(record: PackRecord) -> Iterator[str]:
    yield from _time("last_pack", record.made_at)
    if not all(map(is_item, record.items)) or not all(map(_SHA256.fullmatch, (record.digest, *record.items.values()))):
        yield tr("last_pack: it holds what no pack holds")


def _unique(what: str, names: Iterable[Hashable]) -> Iterator[str]:
    seen: set[Hashable] = set()
    for name in names:
        if name in seen:
            yield tr("{what}: {name} is there twice", what=what, name=name)
        seen.add(name)


def _time(where: str, time: str) -> Iterator[str]:
    if not _TIME.fullmatch(time):
        yield tr("{where}: “{time}” is not a time such as 2026-03-02T09:30:00Z", where=where, time=time[:40])


def _values(value: object, where: str) -> Iterator[str]:
    """Yield what is wrong with any text or number, however deep."""
    if isinstance(value, str):
        if clean(value) != value:
            yield tr("{where}: a text holds characters that no page can show", where=where)
    elif isinstance(value, int):
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            yield tr("{where}: {value}... is too large a number", where=where, value=str(value)[:20])
    elif is_dataclass(value):
        for field in fields(value):
            yield from _values(getattr(value, field.name), where if where.count(".") > 1 else f"{where}.{field.name}")
    elif isinstance(value, Mapping):
        for pair in cast("Mapping[object, object]", value).items():
            yield from _values(pair, where)
    elif isinstance(value, (tuple, frozenset)):
        for inner in cast("Iterable[object]", value):
            yield from _values(inner, where)
