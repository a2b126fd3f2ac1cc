"""What open data about witnesses must be before a portfolio is made of it."""

import re
from collections.abc import Iterable, Iterator

from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.domain.witnesses.statement_data import StatementData, StatementFileData, WitnessData
from portfolio_app.domain.words.file_names import is_safe_path
from portfolio_app.translation import tr

FILE, PICTURE = "file", "picture"
_LARGEST = 100_000_000
_SHA256 = re.compile(r"[0-9a-f]{64}")


def statement_faults(
    witnesses: Iterable[WitnessData], statements: Iterable[StatementData], criteria: set[str]
) -> Iterator[str]:
    """Yield where the data contradicts itself and how."""
    known: set[int] = set()
    fingerprints: set[str] = set()
    for entry in witnesses:
        if entry.witness.id < 1 or entry.witness.id in known:
            yield tr("witness {id}: the number is there twice, or is none", id=entry.witness.id)
        known.add(entry.witness.id)
        for key in entry.keys:
            if key.fingerprint in fingerprints:
                yield tr("witness {id}: a key is there twice", id=entry.witness.id)
            fingerprints.add(key.fingerprint)
    for entry in statements:
        yield from _statement(entry, known, criteria)


def _statement(entry: StatementData, witnesses: set[int], criteria: set[str]) -> Iterator[str]:
    statement, where = entry.statement, entry.evidence.reference
    if entry.evidence.kind is not EvidenceKind.STATEMENT:
        yield tr("{where}: it is among the statements and of another kind", where=where)
    if statement.witness_id not in witnesses:
        yield tr("{where}: there is no witness {witness_id}", where=where, witness_id=statement.witness_id)
    numbers = [request.number for request in entry.requests]
    if not _in_order(numbers) or entry.requests[-1:] != (statement.request,):
        yield tr("{where}: its requests are not in order", where=where)
    kept_versions = [version.number for version in statement.versions]
    if statement.versions and not _in_order(kept_versions):
        yield tr("{where}: its versions are not in order", where=where)
    files = {(file.number, file.kind): file for file in entry.files}
    if len(files) < len(entry.files):
        yield tr("{where}: a file is there twice", where=where)
    # What was ticked of an archived framework is known from the request alone.
    known = criteria | {criterion.ref for request in entry.requests for criterion in request.criteria}
    for version in statement.versions:
        kept = files.get((version.number, FILE))
        if version.request not in numbers or kept is None or kept.sha256 != version.sha256:
            yield tr(
                "{where}: version {number} has not the file or the request that it names",
                where=where,
                number=version.number,
            )
        if not known.issuperset(version.seen):
            yield tr(
                "{where}: version {number} speaks of a criterion that is not there", where=where, number=version.number
            )
    for file in entry.files:
        yield from _file(where, file, kept_versions)


def _in_order(numbers: list[int]) -> bool:
    """Tell whether these number what is there, the oldest first; a pack may leave out former ones."""
    return bool(numbers) and numbers[0] > 0 and numbers == sorted(set(numbers))


def _file(where: str, file: StatementFileData, versions: list[int]) -> Iterator[str]:
    if file.number not in versions or file.kind not in (FILE, PICTURE):
        yield tr("{where}: a file belongs to no version", where=where)
    if not 0 <= file.size <= _LARGEST or not _SHA256.fullmatch(file.sha256):
        yield tr("{where}: the size or the sha256 of a file cannot be right", where=where)
    if not is_safe_path(file.path):
        yield tr("{where}: the pack cannot hold a file of the name {path}", where=where, path=file.path)
