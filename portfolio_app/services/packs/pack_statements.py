"""The signed statements of witnesses in a pack: what each proves, and what makes one wonder."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import Manifest, StatementResult, Verification, stamp_path
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.time import Moment
from portfolio_app.domain.time_stamps.time_stamp import ANSWER_LIMIT, StampCheck
from portfolio_app.domain.witnesses.signature_doubts import FirstKeys, SignedBy
from portfolio_app.domain.witnesses.statement import Way, version_digest
from portfolio_app.domain.witnesses.statement_rules import FILE
from portfolio_app.domain.witnesses.statement_warnings import other_learner
from portfolio_app.sandbox import Allowance, SandboxError, run
from portfolio_app.services.documents.report.statement import signed_mark
from portfolio_app.services.packs.known_keys import WITNESSES, earlier_keys, remember_key
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource
    from portfolio_app.importers.signed_pdf import SignedMark
    from portfolio_app.signing.results import Signer

PDF_LIMIT = 100_000_000
"""Bytes that a PDF may have to be looked into."""
_FREE_SECONDS = 0.5
"""What checking one statement may take, many times what it does take; all beyond that is counted together."""


def statement_results(
    source: "PackSource",
    manifest: Manifest,
    whole: Container[str],
    paths: Iterable[str],
    trusted: tuple[bytes, ...],
    data: PortfolioData | None,
) -> tuple[StatementResult, ...]:
    """Return what the signatures of these PDFs are worth; ``whole`` are the files that are as the manifest says.

    ``trusted`` are certificates (DER) of time-stamp centres; ``data`` is what the pack says, where it can be believed.
    """
    marks = dict(_marks(data)) if data else {}
    with Allowance(free=_FREE_SECONDS):
        results = tuple(
            replace(_result(source, path, manifest, marks), stamp=_stamp(source, path, whole, trusted))
            for path in paths
        )
    first = FirstKeys(by for result in results for by in result.signed)
    return tuple(
        replace(result, doubts=(*result.doubts, *_doubts(manifest.portfolio, result, first))) for result in results
    )


def remember_witnesses(verified: Verification) -> None:
    """Remember on this computer which keys the witnesses of an intact pack signed with."""
    for result in verified.statements:
        for by in result.signed:
            remember_key(_person(verified.manifest.portfolio, by.name), by.fingerprint, WITNESSES)


def _result(source: "PackSource", path: str, manifest: Manifest, marks: Mapping[str, str]) -> StatementResult:
    from portfolio_app.importers.pack_source import read_whole
    from portfolio_app.signing.results import SignatureState
    from portfolio_app.signing.validation import validate_pdf

    try:
        content = read_whole(source, path, PDF_LIMIT)
    except InputError as damaged:
        return StatementResult(path, "damaged", damaged.message, (), holds=False)
    found = validate_pdf(content, manifest.signers)
    said = _mark_in(content) if found.state in (SignatureState.VALID, SignatureState.UNKNOWN) else None
    state, why, holds = found.state.value, found.why, found.state is not SignatureState.CHANGED
    if said is not None and marks.get(path, said.mark) != said.mark:
        state, holds = SignatureState.CHANGED.value, False
        why = tr("The signed file holds other words than the portfolio.")
    return StatementResult(
        path,
        state,
        why,
        tuple(signer.name for signer in found.signers),
        holds=holds,
        signed=tuple(map(_signed_by, found.signers)) if holds else (),
        doubts=tuple(odd.message for odd in other_learner(said.learner, manifest.learner)) if said else (),
    )


def _mark_in(content: bytes) -> "SignedMark":
    from portfolio_app.importers.signed_pdf import SignedMark, read_mark

    try:
        return run(read_mark, content)
    except SandboxError:
        return SignedMark()


def _stamp(source: "PackSource", path: str, whole: Container[str], trusted: tuple[bytes, ...]) -> StampCheck | None:
    """Return what the time stamp beside a statement says, where there is one."""
    from portfolio_app.importers.pack_source import digest, read_whole
    from portfolio_app.signing.time_stamps import check_stamp

    beside = stamp_path(path)
    if beside not in whole or path not in whole or source.sizes()[beside] > ANSWER_LIMIT:
        return None
    return check_stamp(read_whole(source, beside, ANSWER_LIMIT), digest(source, path).sha256, trusted=trusted)


def _signed_by(signer: "Signer") -> SignedBy:
    return SignedBy(Moment(signer.signed_at).recorded if signer.signed_at else "", signer.fingerprint, signer.name)


def _doubts(portfolio: str, result: StatementResult, first: FirstKeys) -> Iterator[str]:
    for by in result.signed:
        if doubt := first.doubt(by):
            yield doubt.message
        elif earlier_keys(_person(portfolio, by.name), by.fingerprint, WITNESSES):
            yield tr(
                "In earlier packs of this portfolio, as this computer knows them, {name} signed with another key: ask "
                "{name} whether both are theirs.",
                name=by.name,
            )


def _person(portfolio: str, name: str) -> str:
    return f"{portfolio[:100]} {name}"


def _marks(data: PortfolioData) -> Iterator[tuple[str, str]]:
    """Yield what each signed statement must say of itself, by its path."""
    for entry in data.statements:
        requests = {request.number: request.digest for request in entry.requests}
        paths = {file.number: file.path for file in entry.files if file.kind == FILE}
        for version in entry.statement.versions:
            if version.is_signed and version.way is Way.SCREEN and version.number in paths:
                asked = requests[version.request]
                digest = version_digest(data.portfolio.identity, entry.evidence.reference, asked, version)
                yield paths[version.number], signed_mark(entry.statement, replace(version, digest=digest))
