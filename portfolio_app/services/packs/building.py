"""Making one pack: its documents, its start page, its data, and the signed list of all of them."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from portfolio_app import __version__
from portfolio_app.domain.decisions.decision_file import DecisionFileData
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import CHECKSUMS, DATA, FORMAT, MANIFEST, SIGNATURE, Manifest, checksum_lines
from portfolio_app.domain.packs.portfolio_data import SCHEMA, FileData, FormerFile, PortfolioData
from portfolio_app.domain.packs.profile import Part, Profile, root_folder
from portfolio_app.domain.time import Moment
from portfolio_app.domain.witnesses.statement_data import StatementData, StatementFileData
from portfolio_app.exporters.pack import (
    PackArchive,
    data_description,
    data_schema,
    encode_data,
    encode_manifest,
    start_page,
)
from portfolio_app.services.documents.evidence_reading import EvidenceReader
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.documents.report import Content
from portfolio_app.services.long_work import Progress
from portfolio_app.services.packs.content import content_of
from portfolio_app.services.packs.start_page import start_page_of
from portfolio_app.services.packs.workbooks import write_workbooks
from portfolio_app.services.proving.doubts import doubts_in
from portfolio_app.services.proving.originals import ground_in, known_in, read_originals
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.signing.manifests import public_of, sign
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out
from portfolio_app.translation import mark, tr

_FORMS = {
    Part.PDF: ("Portfolio.pdf", "pdf"),
    Part.WORD: ("Portfolio.docx", "docx"),
}

_SPOILT = mark(
    "{0} cannot go into a pack: its file is no longer the one that was put in. Open a backup, or remove {0}."
)


class PackBuilding:
    """One pack in the making. The portfolio is read piece by piece, so that work on it can go on."""

    def __init__(
        self,
        database: Database,
        data: PortfolioData,
        private: bytes,
        made_at: str,
        profile: Profile,
        progress: Progress,
    ) -> None:
        self._database = database
        self._data = data
        self._private = private
        self._public = public_of(private)
        self.fingerprint = fingerprint_of(self._public)
        with database.unit_of_work(reading=True) as unit:
            originals = read_originals(unit)
        self.known = known_in(data, originals, self.fingerprint, made_at)
        self.ground = ground_in(data, originals)
        self._made_at = made_at
        self._profile = profile
        self._progress = progress
        # What lies beside the documents need not travel inside them.
        self._options = ExportOptions(attachments=Part.EVIDENCE not in profile.parts)
        self._encoded = encode_data(data)

    def write(self, path: Path, folder: Path) -> tuple[str, ...]:
        """Write the pack, with the documents aside in the folder, and return warnings."""
        content = content_of(self._data, self.known, EvidenceReader(self._database), self._profile)
        pages: dict[str, int] = {}
        documents, warnings = self._documents(folder, content, pages)
        texts = self._texts(content, tuple(documents), pages)
        adding: dict[str, Callable[[PackArchive, str], object]] = {
            **{name: lambda z, at, content=content: z.add_bytes(at, content) for name, content in texts.items()},
            **{name: lambda z, at, source=source: z.add_path(at, source) for name, source in documents.items()},
            **{
                file.path: lambda z, at, file=file: self._add_file(z, at, file)
                for file in self._data.files
                if file.path
            },
            **{
                former.path: lambda z, at, file=file, former=former: self._add_version(z, at, file, former)
                for file in self._data.files
                for former in file.former
                if former.path
            },
            **{
                file.path: lambda z, at, entry=entry, file=file: self._add_statement(z, at, entry, file)
                for entry in self._data.statements
                for file in entry.files
                if file.path
            },
            **{
                file.path: lambda z, at, file=file: self._add_decisions(z, at, file)
                for file in self._data.decision_files
                if file.path
            },
        }
        for stamp in self._data.time_stamps:
            if stamp.path:
                adding[stamp.path] = lambda z, at, stamp=stamp: z.add_bytes(at, stamp.answer)
        root = root_folder(self._data.portfolio, self._profile)
        with PackArchive(path, Moment.read(self._made_at).at, root) as archive:
            for number, (name, add) in enumerate(sorted(adding.items())):
                self._progress("Packing", number, len(adding))
                add(archive, name)
            archive.add_bytes(CHECKSUMS, checksum_lines(archive.files).encode())
            self._sign(archive)
        self._progress("Packing", len(adding), len(adding))
        doubts = doubts_in(self._data, self.ground, self.known)
        return (*warnings, *(f"{each.where}: {each.message}" for each in doubts))

    def _documents(
        self, folder: Path, content: Content, pages: dict[str, int]
    ) -> tuple[Mapping[str, Path], tuple[str, ...]]:
        """Write them, and fill in the page of each place as the PDF has it; there are none where there is no PDF."""
        targets = {form: folder / name for part, (name, form) in _FORMS.items() if part in self._profile.parts}
        day = Moment.read(self._made_at).day
        wanted = pages if "pdf" in targets else None
        warnings = export(content, targets, day, self._progress, options=self._options, pages=wanted) if targets else ()
        digest = sha256(self._encoded).hexdigest()
        books, more = write_workbooks(self._data, content, day, digest, self._profile, folder, self._progress, pages)
        return {path.name: path for path in targets.values()} | books, (*warnings, *more)

    def _texts(self, content: Content, documents: tuple[str, ...], pages: Mapping[str, int]) -> dict[str, bytes]:
        page = start_page_of(self._data, content, self._made_at, documents, pages)
        texts = {"START HERE.html": start_page(page)}
        if Part.DATA in self._profile.parts:
            texts[DATA] = self._encoded
            texts["data/portfolio.schema.json"] = data_schema()
            texts["data/README.txt"] = data_description()
        return texts

    def _add_file(self, archive: PackArchive, path: str, file: FileData) -> None:
        self._add_version(archive, path, file, FormerFile(file.present))

    def _add_version(self, archive: PackArchive, path: str, file: FileData, wanted: FormerFile) -> None:
        def copy(target: BinaryIO) -> None:
            copy_out(self._database, file.evidence.id, target, wanted.version.number)

        if archive.add(path, wanted.size, copy).sha256 != wanted.sha256:
            raise InputError(tr(_SPOILT).format(file.evidence.reference))

    def _add_statement(self, archive: PackArchive, path: str, entry: StatementData, file: StatementFileData) -> None:
        with self._database.unit_of_work(reading=True) as unit:
            content = unit.witnessed.content(entry.evidence.id, file)
        archive.add_bytes(path, content)
        if sha256(content).hexdigest() != file.sha256:
            raise InputError(tr(_SPOILT).format(entry.evidence.reference))

    def _add_decisions(self, archive: PackArchive, path: str, file: DecisionFileData) -> None:
        with self._database.unit_of_work(reading=True) as unit:
            archive.add_bytes(path, unit.decision_files.content(file.sha256))

    def _sign(self, archive: PackArchive) -> None:
        manifest = encode_manifest(
            Manifest(
                format=FORMAT,
                portfolio=self._data.portfolio.identity,
                learner=self._data.portfolio.learner,
                made_at=self._made_at,
                program=__version__,
                schema_version=SCHEMA,
                fingerprint=self.fingerprint,
                signers=tuple(key.fingerprint for entry in self._data.witnesses for key in entry.keys),
                files=tuple(sorted(archive.files, key=lambda file: file.path)),
            )
        )
        archive.add_bytes(MANIFEST, manifest)
        signature = sign(manifest, self._private)
        archive.add_bytes(SIGNATURE, f"ed25519\n{self._public.hex()}\n{signature.hex()}\n".encode())
