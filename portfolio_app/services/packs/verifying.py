"""Verifying a pack: every file against the manifest, and the manifest against its signature. Nothing is unpacked."""

from collections.abc import Container, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import (
    DATA,
    MANIFEST,
    SIGNATURE,
    WITNESS,
    FileState,
    PackFile,
    SignatureState,
    StatementResult,
    Verification,
    WrapperState,
    compare,
)
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.time import is_after
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.decided import with_decisions
from portfolio_app.services.packs.known_keys import earlier_keys, later_pack, remember_key, remember_pack
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource

_LARGEST_MANIFEST = 32 << 20
_LARGEST_SIGNATURE = 4096
LARGEST_DATA = 256 << 20
PDF_LIMIT = 100_000_000
"""Bytes that a PDF may have to be looked into."""


def verify(path: Path, progress: Progress = silent) -> Verification:
    """Return what became of the pack, a ZIP or the folder that it was unzipped to; raises InputError for no pack."""
    from portfolio_app.importers.pack_source import open_pack

    with open_pack(path) as source:
        verified = verify_source(source, progress)
        data = _data(source, verified)
        return with_decisions(source, verified, data, progress).verified if data else verified


def verify_source(source: "PackSource", progress: Progress = silent) -> Verification:
    """Return what became of the files of an open pack; raises InputError for no pack."""
    from portfolio_app.importers.pack_source import digest, read_whole
    from portfolio_app.importers.portfolio_json import read_manifest

    content = read_whole(source, MANIFEST, _LARGEST_MANIFEST)
    manifest = read_manifest(content, source.name)
    state, fingerprint = _signature(source, content)
    if fingerprint != manifest.fingerprint and state is SignatureState.VALID:
        state = SignatureState.INVALID
    source.settle([MANIFEST, SIGNATURE, *(file.path for file in manifest.files)])
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
        statements=tuple(_statement(source, path, manifest.signers) for path in _statements(sizes, expected)),
    )
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


def _statement(source: "PackSource", path: str, known: tuple[str, ...]) -> StatementResult:
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.signing.results import SignatureState as Signed
    from portfolio_app.signing.validation import validate_pdf

    try:
        found = validate_pdf(read_whole(source, path, PDF_LIMIT), known)
    except InputError as damaged:
        return StatementResult(path, "damaged", damaged.message, (), holds=False)
    names = tuple(signer.name for signer in found.signers)
    return StatementResult(path, found.state.value, found.why, names, holds=found.state is not Signed.CHANGED)


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
