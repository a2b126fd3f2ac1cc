"""Packs: everything that is handed over, in one ZIP that anybody can check."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.decisions.decision_file import FOLDER, DecisionFile, DecisionFileData
from portfolio_app.domain.decisions.proving import Original, with_signatures
from portfolio_app.domain.packs.envelope import checked_seal
from portfolio_app.domain.packs.handover import FilesSay, chosen, known_of
from portfolio_app.domain.packs.pack import stamp_path
from portfolio_app.domain.packs.portfolio_data import SCHEMA, FormerFile, PortfolioData, StampData
from portfolio_app.domain.packs.preflight import preflight
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.domain.packs.record import PackRecord
from portfolio_app.domain.packs.resubmission import changes_since, digest_of, items_of
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.witnesses.statement_data import StatementData, StatementFileData
from portfolio_app.domain.witnesses.statement_rules import PICTURE
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.services.claiming.claim_digests import present_digests
from portfolio_app.services.clock import now, today
from portfolio_app.services.documents.finished_files import aside, check_targets, said
from portfolio_app.services.evidence import authorship
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.known_keys import remember_key
from portfolio_app.services.packs.recording_lengths import RecordingLengths
from portfolio_app.services.proving.originals import known_in, read_originals
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr
from portfolio_app.whole_files import NewContent


class PackMade(NamedTuple):
    """A pack that was written: the fingerprint of its key, what to tell the user, and what it held."""

    fingerprint: str
    warnings: tuple[str, ...]
    record: PackRecord


class Packs:
    """Making packs of a portfolio."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lengths = RecordingLengths(database)

    def fingerprint(self) -> str:
        """Return the fingerprint of the key that signs this portfolio's packs."""
        from portfolio_app.signing.fingerprints import fingerprint_of
        from portfolio_app.signing.manifests import public_of

        return fingerprint_of(public_of(self._private_key()))

    def data(self, profile: Profile = EVERYTHING) -> PortfolioData:
        """Return the open data of a pack: the part that the profile hands over, with what changed since the last."""
        with self._database.unit_of_work(reading=True) as unit:
            everything = read_data(unit)
            said = {digest: each.returned for digest, each in read_originals(unit).items() if each.returned}
            files = FilesSay(said, present_digests(unit, everything.claims) if said else {})
            data = _with_paths(chosen(everything, profile, files), profile.parts)
            last = unit.packs.last(profile.name, other_than=digest_of(items_of(data)))
        return replace(data, last_pack=known_of(last, everything), changes=changes_since(last, data)) if last else data

    def preflight(self, profile: Profile) -> tuple[Finding, ...]:
        """Return what keeps the portfolio from fitting the profile; nothing is written."""
        data = self.data(profile)
        pages = self._pages(data, profile) if profile.least_pages or profile.most_pages else 0
        seconds = self._lengths.of(data.files) if profile.most_minutes else {}
        return preflight(data, profile, pages, seconds)

    def made(self) -> tuple[PackRecord, ...]:
        """Return the packs that were made so far, the last one last."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.packs.all()

    def make(
        self,
        target: Path,
        made_at: str,
        profile: Profile = EVERYTHING,
        progress: Progress = silent,
        alongside: Callable[[], tuple[str, ...]] = tuple,
        seal: str = "",
    ) -> PackMade:
        """Write the pack; ``made_at`` is ISO 8601, UTC. Raises FileError, and then what was there is unchanged.

        With ``seal``, a passphrase that is kept nowhere, only its reader can open it.
        ``alongside`` writes other documents and returns warnings: where it fails, there is no pack either.
        """
        from portfolio_app.services.packs.building import PackBuilding

        check_targets([target])
        if seal:
            checked_seal(seal)
        data = self.data(profile)
        items = items_of(data)
        record = PackRecord(made_at, profile.name, digest_of(items), items)
        with said(target), aside() as folder:
            making = PackBuilding(self._database, data, self._private_key(), made_at, profile, progress)
            warnings = making.write(folder / "pack.zip", folder)
            warnings += _put(_sealed(folder / "pack.zip", seal), target, alongside)
        remember_key(data.portfolio.identity, making.fingerprint)
        return PackMade(making.fingerprint, tuple(dict.fromkeys((*warnings, *self._remember(record)))), record)

    def _remember(self, record: PackRecord) -> tuple[str, ...]:
        if self._database.read_only:
            return (
                tr("The portfolio is open elsewhere or read-only, so the next pack will not say what changed since."),
            )
        with self._database.unit_of_work() as unit:
            unit.packs.add(record)
            unit.commit()
        return ()

    def _pages(self, data: PortfolioData, profile: Profile) -> int:
        from portfolio_app.exporters.pdf import count_pages
        from portfolio_app.services.documents.evidence_reading import EvidenceReader
        from portfolio_app.services.documents.report import build_report
        from portfolio_app.services.packs.content import content_of

        known = known_in(data, self._originals(), self.fingerprint(), now())
        content = content_of(data, known, EvidenceReader(self._database), profile)
        return count_pages(build_report(content, today()))

    def _originals(self) -> Mapping[str, Original]:
        with self._database.unit_of_work(reading=True) as unit:
            return read_originals(unit)

    def _private_key(self) -> bytes:
        with self._database.unit_of_work(reading=True) as unit:
            return unit.packs.private_key()


def read_data(unit: UnitOfWork) -> PortfolioData:
    """Return everything that the portfolio holds, but for what is archived; files without their bytes."""
    hidden, originals = unit.claims.archived(), read_originals(unit)
    decisions = tuple(each for each in unit.decisions.all(undone=True) if each.criterion not in hidden)
    return PortfolioData(
        schema=SCHEMA,
        portfolio=unit.portfolio.get(),
        last_evidence=unit.data.last_evidence(),
        frameworks=unit.frameworks.all(),
        accounts=unit.data.accounts(),
        files=unit.data.files(),
        claims=unit.claims.all(withdrawn=True),
        decisions=with_signatures(decisions, originals),
        held_elsewhere=unit.held_elsewhere.all(),
        methods=unit.methods.all(),
        witnesses=unit.witnessed.witnesses(),
        statements=unit.witnessed.statements(),
        decision_files=tuple(
            _decision_file(number, file, originals[file.sha256])
            for number, file in enumerate(unit.decision_files.all(), start=1)
        ),
        time_stamps=tuple(_first_answers(unit)),
        redactions=unit.personal_data.log(),
        authorship=authorship.read(unit),
    )


def _decision_file(number: int, file: DecisionFile, original: Original) -> DecisionFileData:
    signed, name = original.signed, safe_name(f"D{number:02} {file.name}")
    return DecisionFileData(
        sha256=file.sha256,
        name=file.name,
        size=len(file.content),
        taken_at=file.taken_at,
        key=signed.key if signed else "",
        signature=signed.signature if signed else "",
        path=f"{FOLDER}{name}",
    )


def _first_answers(unit: UnitOfWork) -> Iterator[StampData]:
    """Yield the earliest answer to what was asked of each file."""
    seen: set[str] = set()
    for stamp in sorted(unit.time_stamps.all(), key=lambda each: each.came_at):
        if stamp.has_come and stamp.digest not in seen:
            seen.add(stamp.digest)
            yield StampData(stamp.about, stamp.digest, stamp.asked_at, stamp.came_at, stamp.answer)


def _with_paths(data: PortfolioData, parts: frozenset[Part]) -> PortfolioData:
    """Return the data with the place of each file in the pack; what lies not in it has none."""
    files = (
        data.files
        if Part.EVIDENCE not in parts
        else tuple(
            replace(
                file,
                path=f"evidence/{safe_name(f'{file.evidence.reference} {file.name}')}",
                former=tuple(_kept(file.evidence.reference, former) for former in file.former),
            )
            for file in data.files
        )
    )
    statements = (
        data.statements
        if Part.WITNESS not in parts
        else tuple(
            replace(entry, files=tuple(_placed(entry, file) for file in entry.files)) for entry in data.statements
        )
    )
    beside = {file.sha256: stamp_path(file.path) for entry in statements for file in entry.files if file.path}
    stamps = tuple(replace(stamp, path=beside.get(stamp.digest, "")) for stamp in data.time_stamps)
    kept = data.decision_files if Part.DATA in parts else ()
    return replace(data, files=files, statements=statements, decision_files=kept, time_stamps=stamps)


def _kept(reference: str, former: FormerFile) -> FormerFile:
    name = safe_name(f"{reference} version {former.version.number} {former.version.name}")
    return replace(former, path=f"evidence/former/{name}")


def _placed(entry: StatementData, file: StatementFileData) -> StatementFileData:
    reference = entry.evidence.reference
    name = file.name.removeprefix(f"{reference} version {file.number} ")
    drawn = f"{reference} signature {file.number}.png"
    said = drawn if file.kind == PICTURE else f"{reference} version {file.number} {name}"
    return replace(file, path=f"witness/{safe_name(said)}")


def _sealed(pack: Path, seal: str) -> Path:
    if not seal:
        return pack
    from portfolio_app.exporters.pack.envelope import write_envelope

    write_envelope(pack, envelope := pack.with_name("sealed.zip"), seal)
    return envelope


def _put(made: Path, target: Path, alongside: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    content = NewContent(made, target.resolve())
    try:
        warnings = alongside()
        content.put()
        return warnings
    finally:
        content.discard()
