"""What is to be known of the chosen piece of evidence beside its row in the list."""

from dataclasses import dataclass, replace

from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.domain.evidence.file import EvidenceSummary
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.ui.claiming.claim_list import ClaimRow, place_rows
from portfolio_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class ChosenEvidence:
    """A piece of evidence, its claims, the methods that it may have, where it is held, and how many versions it has."""

    summary: EvidenceSummary
    claims: tuple[ClaimRow, ...]
    methods: tuple[Method, ...]
    held: HeldElsewhere | None
    versions: int


def chosen_evidence(session: Session, summary: EvidenceSummary) -> ChosenEvidence:
    """Read it; raises PortfolioError."""
    workspace = session.workspace
    evidence = workspace.evidence.get(summary.evidence.reference)  # the list may have been read before it was changed
    picture = summary.file is not None and summary.file.is_picture and not summary.file.is_paged
    is_held = evidence.kind is EvidenceKind.HELD_ELSEWHERE
    return ChosenEvidence(
        replace(summary, evidence=evidence),
        place_rows(session, workspace.claims.of(evidence.id), picture=picture),
        workspace.methods.all(),
        workspace.evidence.held_elsewhere(evidence.reference) if is_held else None,
        len(workspace.evidence.file(evidence.reference).versions) if summary.file else 1,
    )
