"""An assessment: what an assessor has decided so far on a pack, before it is returned."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from portfolio_app.domain.decisions.decision import Check, DecidedClaim, Decision, Role, Verdict


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """What is said of one claim so far; ``accepted`` is None while nothing is."""

    accepted: bool | None = None
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What is said of one criterion so far; ``decided_at`` is when the verdict was given, ISO 8601, UTC."""

    criterion: str
    verdict: Verdict | None = None
    feedback: str = ""
    checks: frozenset[Check] = frozenset()
    method: str = ""
    questions: str = ""
    claims: Mapping[int, ClaimDraft] = field(default_factory=dict[int, ClaimDraft])
    decided_at: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is said yet."""
        return self == DecisionDraft(self.criterion)

    @property
    def unfinished(self) -> bool:
        """Whether there is feedback or a tick, and no decision."""
        return self.verdict is None and not self.empty

    def with_claim(self, claim_id: int, said: ClaimDraft) -> "DecisionDraft":
        """Return the draft with something else said of a claim."""
        claims = {**self.claims, claim_id: said}
        return replace(self, claims={key: each for key, each in claims.items() if each != ClaimDraft()})


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that was decided so far on one pack; ``pack`` is the digest of its data."""

    portfolio: str
    pack: str
    drafts: Mapping[str, DecisionDraft] = field(default_factory=dict[str, DecisionDraft])
    returned_at: str = ""

    def draft(self, criterion: str) -> DecisionDraft:
        """Return what is said of a criterion so far."""
        return self.drafts.get(criterion, DecisionDraft(criterion))

    def with_draft(self, draft: DecisionDraft) -> "Assessment":
        """Return the assessment with something else said of a criterion."""
        drafts = {**self.drafts, draft.criterion: draft}
        return replace(self, drafts={key: each for key, each in drafts.items() if not each.empty})


@dataclass(frozen=True, slots=True)
class Assessor:
    """Who assesses at this computer."""

    name: str = ""
    role: Role = Role.ASSESSOR


def as_decision(draft: DecisionDraft, verdict: Verdict, assessor: Assessor, digests: Mapping[int, str]) -> Decision:
    """Return the draft as a decision; ``digests`` are of the claims on the criterion."""
    said = draft.claims
    return Decision(
        id=0,
        criterion=draft.criterion,
        verdict=verdict,
        role=assessor.role,
        decided_by=assessor.name,
        decided_at=draft.decided_at,
        feedback=draft.feedback.strip(),
        checks=draft.checks,
        method=draft.method.strip(),
        questions=draft.questions.strip(),
        claims=tuple(
            DecidedClaim(claim_id, digest, *_said(said.get(claim_id, ClaimDraft())))
            for claim_id, digest in digests.items()
        ),
    )


def _said(draft: ClaimDraft) -> tuple[bool | None, str]:
    return draft.accepted, draft.feedback.strip()
