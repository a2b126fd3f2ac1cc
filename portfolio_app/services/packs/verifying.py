"""Verifying a pack: every file against the manifest, and the manifest against its signature. Nothing is unpacked."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
_LARGEST_DATA = 256 << 20


class Checked(NamedTuple):
    """What became of a pack, and its data, read once: ``content`` as it was signed, and what it says.

    ``fault`` is why it says nothing, where it is as it was signed and yet cannot be read.
    """

    verified: Verification
    content: bytes = b""
    data: PortfolioData | None = None
    fault: InputError | None = None


def verify(path: Path, progress: Progress = silent, certificates: Iterable[Path] = ()) -> Verification:
    """Return what became of the pack, a ZIP or the folder that it was unzipped to; raises InputError for no pack.

    ``certificates`` are files with those of time-stamp centres to be trusted this once, beside those of the computer.
    """
    from portfolio_app.importers.pack_source import open_pack

    with open_pack(path) as source:
        given = tuple(der for each in certificates for der in read_certificates(each))
        verified, _, data, fault = verify_source(source, progress, given)
        if data:
            return with_decisions(source, verified, data, progress).verified
        return replace(verified, unread=fault.message) if fault else verified


def verify_source(source: "PackSource", progress: Progress = silent, certificates: tuple[bytes, ...] = ()) -> Checked:
    """Return what became of the files of an open pack, and its data; raises InputError for no pack."""
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
    content = b""
    for path, size in sorted(sizes.items()):
        progress(tr("Checking files"), done, total)
        # What has another size, or is not listed, need not be read to be told.
        listed = expected.get(path)
        skip = listed is None or listed.size != size
        if path == DATA and not skip and size <= _LARGEST_DATA:
            content = _content(source)
            found.append(PackFile(path, len(content), sha256(content).hexdigest()))
        else:
            found.append(digest(source, path, skip=skip))
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
    checked = _with_data(source, Checked(verified, content), is_whole=DATA in whole)
    statements = statement_results(source, manifest, whole, _statements(sizes, expected), anchors, checked.data)
    verified = _with_stamp(source, replace(verified, statements=statements), anchors)
    if source.packed_again or (source.wrapper is WrapperState.CHANGED and source.has_seal and verified.harmless):
        verified = replace(verified, wrapper=WrapperState.OTHER)
    return checked._replace(verified=_with_keys(source, verified) if state is SignatureState.VALID else verified)


def _content(source: "PackSource") -> bytes:
    """Return the bytes of the data; none where they are damaged, which no list of files takes for whole."""
    from portfolio_app.importers.pack_source import read_whole

    try:
        return read_whole(source, DATA, _LARGEST_DATA)
    except InputError:
        return b""


def _with_data(source: "PackSource", checked: Checked, *, is_whole: bool) -> Checked:
    """Add what the data says, where its bytes are as they were signed; otherwise the files say enough."""
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.importers.portfolio_json import read_data

    if not is_whole:
        return checked._replace(content=b"")
    try:
        content = checked.content or read_whole(source, DATA, _LARGEST_DATA)  # which says so where it is too large
        return checked._replace(data=read_data(content, source.name))
    except InputError as fault:
        return checked._replace(fault=fault)


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
