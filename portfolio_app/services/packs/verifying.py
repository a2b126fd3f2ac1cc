"""Verifying a pack: every file against the manifest, and the manifest against its signature. Nothing is unpacked."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import (
    DATA,
    MANIFEST,
    SIGNATURE,
    TIME_STAMP,
    WITNESS,
    FileResult,
    FileState,
    PackFile,
    SignatureState,
    Verification,
    WrapperState,
    compare,
)
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.time import is_after
from portfolio_app.domain.time_stamps.time_stamp import ANSWER_LIMIT
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.decided import with_decisions
from portfolio_app.services.packs.known_keys import earlier_keys, later_pack, remember_key, remember_pack
from portfolio_app.services.packs.pack_statements import PDF_LIMIT, remember_witnesses, statement_results
from portfolio_app.services.trusted_centres import read_certificates, trusted
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource

_LARGEST_MANIFEST = 32 << 20
_LARGEST_SIGNATURE = 4096
LARGEST_DATA = 256 << 20


def verify(path: Path, progress: Progress = silent, certificates: Iterable[Path] = ()) -> Verification:
    """Return what became of the pack, a ZIP or the folder that it was unzipped to; raises InputError for no pack.

    ``certificates`` are files with those of time-stamp centres to be trusted this once, beside those of the computer.
    """
    from portfolio_app.importers.pack_source import open_pack

    with open_pack(path) as source:
        given = tuple(der for each in certificates for der in read_certificates(each))
        verified = verify_source(source, progress, given)
        data = _data(source, verified)
        return with_decisions(source, verified, data, progress).verified if data else verified


def verify_source(
    source: "PackSource", progress: Progress = silent, certificates: tuple[bytes, ...] = ()
) -> Verification:
    """Return what became of the files of an open pack; raises InputError for no pack."""
    from portfolio_app.importers.pack_source import digest, read_whole
    from portfolio_app.importers.portfolio_json import read_manifest

    anchors = (*certificates, *(each.certificate for each in trusted()))
    content = read_whole(source, MANIFEST, _LARGEST_MANIFEST)
    manifest = read_manifest(content, source.name)
    state, fingerprint = _signature(source, content)
    if fingerprint != manifest.fingerprint and state is SignatureState.VALID:
        state = SignatureState.INVALID
    source.settle([MANIFEST, SIGNATURE, TIME_STAMP, *(file.path for file in manifest.files)])
    sizes = source.sizes()
    expected = {file.path: file for file in manifest.files}
    total, done = sum(sizes.values()), 0
    found: list[PackFile] = []
    for path, size in sorted(sizes.items()):
        progress(tr("Checking files"), done, total)
        # What has another size, or is not listed, need not be read to be told.
        listed = expected.get(path)
        found.append(digest(source, path, skip=listed is None or listed.size != size))
        done += size
    progress(tr("Checking files"), total, total)
    verified = Verification(
        manifest=manifest,
        files=compare(manifest, found, source.litter),
        signature=state,
        fingerprint=fingerprint,
        wrapper=source.wrapper,
    )
    whole = {result.path for result in verified.files if result.state is FileState.OK}
    statements = statement_results(source, manifest, whole, _statements(sizes, expected), anchors)
    verified = _with_stamp(source, replace(verified, statements=statements), anchors)
    if source.packed_again or (source.wrapper is WrapperState.CHANGED and source.has_seal and verified.harmless):
        verified = replace(verified, wrapper=WrapperState.OTHER)
    return _with_keys(source, verified) if state is SignatureState.VALID else verified


def _data(source: "PackSource", verified: Verification) -> PortfolioData | None:
    """Return the data of a pack, None where it is not as it was, or cannot be read: then the files say enough."""
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.importers.portfolio_json import read_data

    if not any(result.path == DATA and result.state is FileState.OK for result in verified.files):
        return None
    try:
        return read_data(read_whole(source, DATA, LARGEST_DATA), source.name)
    except InputError:
        return None


def _with_stamp(source: "PackSource", verified: Verification, trusted: tuple[bytes, ...]) -> Verification:
    """Add what a time stamp beside the signature says, where there is one."""
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.signing.time_stamps import check_stamp

    size = source.sizes().get(TIME_STAMP)
    if size is None or verified.signature is not SignatureState.VALID:
        return verified
    answer = read_whole(source, TIME_STAMP, ANSWER_LIMIT) if size <= ANSWER_LIMIT else b""
    digest = sha256(read_whole(source, SIGNATURE, _LARGEST_SIGNATURE)).hexdigest()
    found = check_stamp(answer, digest, trusted=trusted)
    file = FileResult(TIME_STAMP, FileState.OK if found.holds else FileState.CHANGED)
    return replace(verified, stamp=found, files=tuple(sorted((*verified.files, file), key=lambda each: each.path)))


def _with_keys(source: "PackSource", verified: Verification) -> Verification:
    """Add the other keys that this computer knows, or that the documents inside print, and remember this one."""
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.importers.printed_keys import DOCUMENTS, LARGEST

    whole = {result.path for result in verified.files if result.state is FileState.OK}
    printed = dict.fromkeys(
        fingerprint
        for path in DOCUMENTS
        if path in whole and source.sizes()[path] <= LARGEST
        for fingerprint in _printed(path, read_whole(source, path, LARGEST))
        if fingerprint != verified.fingerprint
    )
    portfolio = verified.manifest.portfolio
    earlier, made_at = earlier_keys(portfolio, verified.fingerprint), verified.manifest.made_at
    found = replace(
        verified,
        earlier_keys=earlier,
        printed_keys=tuple(printed),
        later=later_pack(portfolio, made_at),
        to_come=is_after(made_at, now()),
    )
    if verified.intact and not printed:
        remember_key(portfolio, verified.fingerprint)
        if not found.to_come:
            remember_pack(portfolio, made_at)
        remember_witnesses(verified)
    return found


def _printed(path: str, content: bytes) -> tuple[str, ...]:
    from portfolio_app.importers.printed_keys import printed_keys

    try:
        return run(printed_keys, path, content)
    except SandboxError:
        return ()


def _statements(sizes: Mapping[str, int], expected: Container[str]) -> list[str]:
    """Return the PDFs of witnesses; one that the manifest does not list is no part of the pack."""
    return [
        path
        for path, size in sorted(sizes.items())
        if path.startswith(WITNESS) and path.casefold().endswith(".pdf") and size <= PDF_LIMIT and path in expected
    ]


def _signature(source: "PackSource", manifest: bytes) -> tuple[SignatureState, str]:
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.importers.portfolio_json import read_signature
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import check

    if SIGNATURE not in source.sizes():
        return SignatureState.NONE, ""
    if source.sizes()[SIGNATURE] > _LARGEST_SIGNATURE:
        return SignatureState.INVALID, ""
    public, signature = read_signature(read_whole(source, SIGNATURE, _LARGEST_SIGNATURE))
    if not public:
        return SignatureState.INVALID, ""
    valid = check(manifest, signature, public)
    return (SignatureState.VALID if valid else SignatureState.INVALID), fingerprint_of(public)
