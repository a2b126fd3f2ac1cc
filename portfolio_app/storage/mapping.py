"""Between rows and values: one small function each way."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Row

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Passage
from portfolio_app.domain.claims.passage import Outcome as AnchorOutcome
from portfolio_app.domain.claims.region import Box, Region, Stretch
from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Origin, Receipt, Role, Verdict
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.evidence import (
    Evidence,
    EvidenceKind,
    Privacy,
    ReflectiveAccount,
    Revision,
    Section,
    StarText,
)
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    CriterionKind,
    Framework,
    Guidance,
    Need,
    Outcome,
    Unit,
)
from portfolio_app.storage.orm import (
    AccountRow,
    ClaimRow,
    CriterionRow,
    EvidenceRow,
    FileVersionRow,
    FrameworkRow,
    NeedRow,
    OutcomeRow,
    RevisionRow,
    UnitRow,
)
from portfolio_app.storage.orm_decisions import DecidedClaimRow, DecisionRow
from portfolio_app.translation import tr

_Member = TypeVar("_Member", bound=StrEnum)

AnyRow = Row[Any]
"""Columns that a query chose; each has the type of its column."""


def framework_to_domain(row: AnyRow, units: Iterable[Unit]) -> Framework:
    """Return the framework with its units."""
    return Framework(row.code, row.title, row.version, tuple(units), row.level, row.source, row.attribution)


def unit_to_domain(row: AnyRow, outcomes: Iterable[Outcome]) -> Unit:
    """Return the unit with its outcomes."""
    return Unit(row.code, row.title, tuple(outcomes), _guidance_to_domain(row.guidance))


def criterion_to_domain(row: AnyRow, needs: Iterable[Need]) -> Criterion:
    """Return the criterion with its needs."""
    return Criterion(
        reference=row.reference,
        code=row.code,
        text=row.text,
        kind=member(CriterionKind, row.kind),
        verb=row.verb,
        needs=tuple(needs),
        assessed_by=row.assessed_by,
        core=row.core,
    )


def framework_from_domain(framework: Framework) -> FrameworkRow:
    """Return new rows for the framework and everything in it."""
    return FrameworkRow(
        code=framework.code,
        title=framework.title,
        version=framework.version,
        level=framework.level,
        source=framework.source,
        attribution=framework.attribution,
        units=[_unit_from_domain(unit, position) for position, unit in enumerate(framework.units)],
    )


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
    )


def star_text(row: AccountRow | RevisionRow) -> StarText:
    """Return the five sections of the row."""
    return StarText(row.situation, row.task, row.action, row.result, row.reflection)


def account_to_domain(evidence: EvidenceRow, row: AccountRow) -> ReflectiveAccount:
    """Return the account with its present words."""
    return ReflectiveAccount(evidence_to_domain(evidence), row.place, star_text(row), row.revision)


def update_account(row: AccountRow, account: ReflectiveAccount) -> None:
    """Make the row say what the account says, but for its revision."""
    row.place = account.place
    row.words = account.text.words
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


def claim_to_domain(row: ClaimRow | AnyRow) -> Claim:
    """Return the claim."""
    return Claim(
        id=row.id,
        evidence_id=row.evidence_id,
        criterion=row.criterion,
        framework_version=row.framework_version,
        wording=row.wording,
        passage=_passage(row),
        anchor=_anchor(row),
        need=row.need,
        note=row.note,
        starred=row.starred,
        made_at=row.made_at,
        withdrawn_at=row.withdrawn_at,
        box=_box(row),
        stretch=None if row.stretch_start is None else Stretch(row.stretch_start, row.stretch_end or 0.0),
        file_version=row.file_version,
    )


def update_claim(row: ClaimRow, claim: Claim) -> None:
    """Make the row say what the claim says."""
    row.evidence_id, row.criterion = claim.evidence_id, claim.criterion
    row.framework_version, row.wording = claim.framework_version, claim.wording
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


def region_of(
    page: int | None,
    left: float | None,
    top: float | None,
    width: float | None,
    height: float | None,
    start: float | None,
    end: float | None,
) -> Region | None:
    """Return the region that these columns describe."""
    if page is not None:
        return Box(page, left or 0.0, top or 0.0, width or 0.0, height or 0.0)
    return Stretch(start, end or 0.0) if start is not None else None


def decision_to_domain(row: DecisionRow) -> Decision:
    """Return the decision."""
    return Decision(
        id=row.id,
        criterion=row.criterion,
        verdict=member(Verdict, row.verdict),
        role=member(Role, row.role),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        feedback=row.feedback,
        checks=frozenset(member(Check, check) for check in row.checks),
        method=row.method,
        questions=row.questions,
        claims=tuple(DecidedClaim(c.claim_id, c.digest, c.accepted, c.feedback) for c in row.claims),
        framework_version=row.framework_version,
        wording=row.wording,
        pack=row.pack,
        receipt=_receipt(row),
    )


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


def _receipt(row: DecisionRow) -> Receipt | None:
    if not row.origin:
        return None
    origin = member(Origin, row.origin)
    return Receipt(origin, row.file_name, row.file_sha256, row.taken_at, row.fingerprint, row.undone_at)


def member(kind: type[_Member], stored: str) -> _Member:
    """Return the member of the enumeration; a word that it does not know means that the file was altered."""
    try:
        return kind(stored)
    except ValueError:
        noun = kind.__name__.lower()
        message = tr(
            'The portfolio is damaged: it holds the unknown {noun} "{stored}"; open a backup of it instead.',
            noun=noun,
            stored=stored,
        )
        raise FileError(message) from None


def _unit_from_domain(unit: Unit, position: int) -> UnitRow:
    outcomes = [
        OutcomeRow(
            position=place,
            code=outcome.code,
            title=outcome.title,
            criteria=[_criterion_from_domain(criterion, index) for index, criterion in enumerate(outcome.criteria)],
        )
        for place, outcome in enumerate(unit.outcomes)
    ]
    guidance = _guidance_from_domain(unit.guidance)
    return UnitRow(position=position, code=unit.code, title=unit.title, guidance=guidance, outcomes=outcomes)


def _criterion_from_domain(criterion: Criterion, position: int) -> CriterionRow:
    return CriterionRow(
        position=position,
        reference=criterion.reference,
        code=criterion.code,
        text=criterion.text,
        kind=criterion.kind.value,
        verb=criterion.verb,
        assessed_by=criterion.assessed_by,
        core=criterion.core,
        needs=[
            NeedRow(position=place, label=need.label, at_least=need.at_least)
            for place, need in enumerate(criterion.needs)
        ],
    )


def _guidance_to_domain(stored: dict[str, Any]) -> Guidance:
    return Guidance(
        synopsis=stored.get("synopsis", ""),
        concepts=tuple(Concept(concept["term"], concept["text"]) for concept in stored.get("concepts", ())),
        tips=tuple(stored.get("tips", ())),
        mistakes=tuple(stored.get("mistakes", ())),
    )


def _guidance_from_domain(guidance: Guidance) -> dict[str, object]:
    return {
        "synopsis": guidance.synopsis,
        "concepts": [{"term": concept.term, "text": concept.text} for concept in guidance.concepts],
        "tips": list(guidance.tips),
        "mistakes": list(guidance.mistakes),
    }


def _passage(row: ClaimRow | AnyRow) -> Passage | None:
    if row.section is None:
        return None
    return Passage(
        section=member(Section, row.section),
        start=row.passage_start or 0,
        end=row.passage_end or 0,
        quote=row.quote or "",
        prefix=row.prefix or "",
        suffix=row.suffix or "",
        text_hash=row.text_hash or "",
    )


def _box(row: ClaimRow | AnyRow) -> Box | None:
    if row.page is None:
        return None
    return Box(row.page, row.box_left or 0.0, row.box_top or 0.0, row.box_width or 0.0, row.box_height or 0.0)


def _update_region(row: ClaimRow, claim: Claim) -> None:
    box, stretch = claim.box, claim.stretch
    row.page = box.page if box else None
    row.box_left = box.left if box else None
    row.box_top = box.top if box else None
    row.box_width = box.width if box else None
    row.box_height = box.height if box else None
    row.stretch_start = stretch.start if stretch else None
    row.stretch_end = stretch.end if stretch else None


def _anchor(row: ClaimRow | AnyRow) -> Anchor | None:
    if row.anchor_outcome is None:
        return None
    return Anchor(member(AnchorOutcome, row.anchor_outcome), row.anchor_start or 0, row.anchor_end or 0)
