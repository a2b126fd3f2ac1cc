"""Checking a statement: its words against their check code, its file against its sha256, its signature strictly."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement import Statement, StatementVersion, Way, version_digest
from portfolio_app.sandbox import Allowance, SandboxError, run
from portfolio_app.services.documents.report.statement import signed_mark
from portfolio_app.signing.results import SignatureState, Signer, Validation
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class StatementCheck:
    """What a check found: ``state`` is a word for people, ``holds`` whether nothing has changed."""

    statement: str
    number: int
    state: str
    holds: bool
    why: str
    signers: tuple[Signer, ...] = ()
    warnings: tuple[str, ...] = ()


def check_statement(unit: UnitOfWork, statement: Statement, number: int = 0) -> StatementCheck:
    """Check a version, or the latest; raises InputError when there is none."""
    if not statement.versions:
        raise InputError(
            tr("{reference} has not come back yet: there is nothing to check.", reference=statement.reference)
        )
    found = [version for version in statement.versions if version.number == (number or statement.last_number)]
    if not found:
        raise InputError(
            tr(
                "{reference} has no version {number} here; the latest is {last_number}.",
                reference=statement.reference,
                number=number,
                last_number=statement.last_number,
            )
        )
    version = found[0]
    fault = _fault(unit, statement, version)
    if fault:
        return StatementCheck(statement.reference, version.number, "changed", holds=False, why=fault)
    if not version.is_signed:
        return StatementCheck(
            statement.reference, version.number, tr("not signed digitally"), holds=True,
            why=tr("Words and file are as they came. {verification}", verification=version.verification),
        )  # fmt: skip
    with Allowance():
        return _check_signature(unit, statement, version)


def check_file(unit: UnitOfWork, path: Path) -> StatementCheck:
    """Check a signed PDF from outside; raises InputError when it cannot be read."""
    from portfolio_app.services.witnesses.scans import read_scan

    content = read_scan(path).content
    keys = {key.fingerprint for key in unit.witnesses.signing_keys()}
    with Allowance():
        mark, result = _mark_in(content), _validate(content, keys)
    known = {
        signed_mark(statement, version): (statement.reference, version.number)
        for statement in unit.statements.all()
        for version in statement.versions
    }
    reference, number = known.get(mark, ("", 0))
    holds = result.state is SignatureState.VALID and bool(reference)
    why = result.why
    if result.state is SignatureState.VALID and not reference:
        why = tr("The signature holds, but these words are not those of a statement in this portfolio.")
    return StatementCheck(reference, number, result.state.value, holds, why, result.signers, result.warnings)


def _fault(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> str:
    """Return what has changed since the version came, or ""."""
    request = next((r for r in unit.statements.requests(statement.evidence.id) if r.number == version.request), None)
    if request is None:
        return tr("What the witness was asked is missing from the portfolio.")
    identity = unit.portfolio.get().identity
    if version_digest(identity, statement.reference, request.digest, version) != version.digest:
        return tr("The words in the portfolio are no longer those that were given.")
    file = unit.statements.file(statement.evidence.id, version.number)
    if file is None or hashlib.sha256(file.content).hexdigest() != version.sha256:
        return tr("The file in the portfolio is no longer the one that came.")
    return ""


def _check_signature(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> StatementCheck:
    file = unit.statements.file(statement.evidence.id, version.number)
    assert file is not None, "a version without its file was found before"
    keys = {key.fingerprint for key in unit.witnesses.signing_keys(statement.witness_id)}
    result = _validate(file.content, keys)
    holds = result.state is SignatureState.VALID
    why = result.why
    if holds and all(signer.fingerprint != version.fingerprint for signer in result.signers):
        holds, why = False, tr("The file is signed with another certificate than the portfolio says.")
    if holds and version.way is Way.SCREEN and _mark_in(file.content) != signed_mark(statement, version):
        holds, why = False, tr("The signed file holds other words than the portfolio.")
    state = result.state.value if holds or result.state is not SignatureState.VALID else SignatureState.CHANGED.value
    return StatementCheck(statement.reference, version.number, state, holds, why, result.signers, result.warnings)


def _validate(content: bytes, known: set[str]) -> Validation:
    from portfolio_app.signing.validation import validate_pdf

    return validate_pdf(content, known)


def _mark_in(content: bytes) -> str:
    from portfolio_app.importers.signed_pdf import read_mark

    try:
        return run(read_mark, content).mark
    except SandboxError:
        return ""
