"""How the place of a claim is named, everywhere in the same words."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import say_region
from portfolio_app.domain.evidence.evidence import EvidenceKind

_WHOLE = {
    EvidenceKind.ACCOUNT: "whole account",
    EvidenceKind.FILE: "whole file",
    EvidenceKind.STATEMENT: "witness statement",
    EvidenceKind.HELD_ELSEWHERE: "held elsewhere",
}


def say_place(claim: Claim, kind: EvidenceKind = EvidenceKind.ACCOUNT, *, picture: bool = False) -> str:
    """Return the section that the claimed words stand in, the place in a file, or what is claimed as a whole."""
    if claim.passage:
        return claim.passage.section.title
    return say_region(claim.region, picture=picture) if claim.region else _WHOLE[kind]


def these(claim: Claim) -> str:
    """Return what a claim points at as somebody speaks of it who has it before them: “these words”, “this place”."""
    if claim.passage:
        return "these words"
    return "this place" if claim.region else "this evidence"
