"""Statements and checks of them in the shapes that the calls print."""

from typing import TYPE_CHECKING

from portfolio_app.domain.witnesses.statement import Statement, StatementVersion, proof_of

if TYPE_CHECKING:
    from portfolio_app.services.witnesses.checks import StatementCheck


def statement_json(statement: Statement, warnings: tuple[str, ...]) -> dict[str, object]:
    """Return a statement as the calls print it."""
    request = statement.request
    return {
        "ref": statement.reference,
        "title": statement.evidence.title,
        "date": statement.evidence.produced_on.isoformat() if statement.evidence.produced_on else None,
        "method": statement.evidence.method,
        "witness": statement.witness_name,
        "purpose": statement.purpose.value,
        "state": statement.state.value,
        "counts": statement.counts,
        "refused_why": statement.refused_why,
        "request": {
            "number": request.number,
            "event": request.event,
            "place": request.place,
            "questions": list(request.prompts),
            "criteria": [{"criterion": each.ref, "text": each.text} for each in request.criteria],
            "digest": request.digest,
        },
        "versions": [_version_json(version) for version in statement.versions],
        "warnings": list(warnings),
    }


def _version_json(version: StatementVersion) -> dict[str, object]:
    return {
        "number": version.number,
        "way": version.way.value,
        "text": version.text,
        "seen": list(version.seen),
        "witness": version.witness_name,
        "role": version.witness_role,
        "relationship": version.relationship,
        "seen_on": version.seen_on.isoformat() if version.seen_on else None,
        "declared": version.declared,
        "signed_name": version.typed_name,
        "signed_on": version.signed_on.isoformat() if version.signed_on else None,
        "signed_at": version.signed_at,
        "fingerprint": version.fingerprint,
        "origin": version.origin,
        "confirmed_by": version.confirmed_by,
        "confirmed_at": version.confirmed_at,
        "file": {"name": version.file_name, "sha256": version.sha256},
        "digest": version.digest,
        "learner": version.learner,
        "proof": proof_of(version.signer) if version.is_signed else "",
    }


def check_json(name: str, check: "StatementCheck") -> dict[str, object]:
    """Return what a check found, as ``verify`` prints it; ``name`` is what was checked."""
    return {
        "checked": name,
        "statement": check.statement,
        "version": check.number,
        "state": check.state,
        "holds": check.holds,
        "why": check.why,
        "signers": [
            {
                "name": signer.name,
                "fingerprint": signer.fingerprint,
                "signed_at": signer.signed_at.isoformat() if signer.signed_at else None,
                "proof": proof_of(signer.name),
            }
            for signer in check.signers
        ],
        "warnings": list(check.warnings),
    }
