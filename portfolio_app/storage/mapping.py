"""Between rows and values: one small function each way."""

from typing import Any

from sqlalchemy import Row

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.evidence.evidence import (
    AccountForm,
    Evidence,
    EvidenceKind,
    Privacy,
    ReflectiveAccount,
    Revision,
    StarText,
)
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.storage.members import member
from portfolio_app.storage.orm import (
    AccountRow,
    ClaimRow,
    EvidenceRow,
    FileVersionRow,
    RevisionRow,
)
from portfolio_app.storage.orm_decisions import DecidedClaimRow, DecisionRow

AnyRow = Row[Any]
"""Columns that a query chose; each has the type of its column."""


def evidence_to_domain(row: EvidenceRow | AnyRow) -> Evidence:
    """Return the evidence without its content."""
    kind, privacy = member(EvidenceKind, row.kind), member(Privacy, row.privacy)
    return Evidence(row.id, kind, row.title, row.produced_on, row.method, row.description, privacy)


def evidence_from_domain(evidence: Evidence) -> EvidenceRow:
    """Return a new row, without an id."""
    row = EvidenceRow()
    update_evidence(row, evidence)
    return row


def update_evidence(row: EvidenceRow, evidence: Evidence) -> None:
    """Make the row say what the evidence says."""
    row.kind = evidence.kind.value
    row.title = evidence.title
    row.produced_on = evidence.produced_on
    row.method = evidence.method
    row.description = evidence.description
    row.privacy = evidence.privacy.value


def version_to_domain(row: FileVersionRow | AnyRow) -> FileVersion:
    """Return what is known of a version of a file."""
    return FileVersion(
        number=row.number,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        source_sha256=row.source_sha256,
        added_at=row.added_at,
        pages=row.pages,
        cleaned=row.cleaned,
        warning=row.warning,
        redacted_at=row.redacted_at,
    )


def star_text(row: AccountRow | RevisionRow) -> StarText:
    """Return the five sections of the row."""
    return StarText(row.situation, row.task, row.action, row.result, row.reflection)


def account_to_domain(evidence: EvidenceRow, row: AccountRow) -> ReflectiveAccount:
    """Return the account with its present words."""
    form = member(AccountForm, row.form)
    return ReflectiveAccount(evidence_to_domain(evidence), row.place, star_text(row), row.revision, row.about, form)


def update_account(row: AccountRow, account: ReflectiveAccount) -> None:
    """Make the row say what the account says, but for its revision."""
    row.place = account.place
    row.words = account.text.words
    row.about, row.form = account.about, account.form.value
    for section, text in account.text:
        setattr(row, section.value, text)


def revision_to_domain(row: RevisionRow) -> Revision:
    """Return the words as they were."""
    return Revision(row.number, row.saved_at, row.title, star_text(row))


def revision_from_domain(account: ReflectiveAccount, saved_at: str) -> RevisionRow:
    """Return a new row that keeps the account's words."""
    sections = {section.value: text for section, text in account.text}
    evidence = account.evidence
    return RevisionRow(
        evidence_id=evidence.id, number=account.revision, saved_at=saved_at, title=evidence.title, **sections
    )


def update_claim(row: ClaimRow, claim: Claim) -> None:
    """Make the row say what the claim says."""
    row.evidence_id, row.criterion = claim.evidence_id, claim.criterion
    row.framework_version, row.wording = claim.framework_version, claim.wording
    row.reworded = claim.reworded
    row.need, row.note, row.starred = claim.need, claim.note, claim.starred
    row.made_at, row.withdrawn_at = claim.made_at, claim.withdrawn_at
    passage, anchor = claim.passage, claim.anchor
    row.section = passage.section.value if passage else None
    row.passage_start = passage.start if passage else None
    row.passage_end = passage.end if passage else None
    row.quote = passage.quote if passage else None
    row.prefix = passage.prefix if passage else None
    row.suffix = passage.suffix if passage else None
    row.text_hash = passage.text_hash if passage else None
    row.anchor_outcome = anchor.outcome.value if anchor else None
    row.anchor_start = anchor.start if anchor else None
    row.anchor_end = anchor.end if anchor else None
    _update_region(row, claim)
    row.file_version = claim.file_version


def decision_from_domain(decision: Decision) -> DecisionRow:
    """Return a new row, without an id."""
    receipt = decision.receipt
    return DecisionRow(
        criterion=decision.criterion,
        verdict=decision.verdict.value,
        role=decision.role.value,
        decided_by=decision.decided_by,
        decided_at=decision.decided_at,
        feedback=decision.feedback,
        checks=sorted(check.value for check in decision.checks),
        method=decision.method,
        questions=decision.questions,
        framework_version=decision.framework_version,
        wording=decision.wording,
        pack=decision.pack,
        origin=receipt.origin.value if receipt else "",
        file_name=receipt.name if receipt else "",
        file_sha256=receipt.sha256 if receipt else "",
        fingerprint=receipt.fingerprint if receipt else "",
        taken_at=receipt.taken_at if receipt else "",
        undone_at=receipt.undone_at if receipt else "",
        claims=[
            DecidedClaimRow(
                claim_id=claim.claim_id,
                position=position,
                digest=claim.digest,
                accepted=claim.accepted,
                feedback=claim.feedback,
            )
            for position, claim in enumerate(decision.claims)
        ],
    )


def _update_region(row: ClaimRow, claim: Claim) -> None:
    box, stretch = claim.box, claim.stretch
    row.page = box.page if box else None
    row.box_left = box.left if box else None
    row.box_top = box.top if box else None
    row.box_width = box.width if box else None
    row.box_height = box.height if box else None
    row.stretch_start = stretch.start if stretch else None
    row.stretch_end = stretch.end if stretch else None
