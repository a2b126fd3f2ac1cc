"""How the place of a claim is named, everywhere in the same words."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import say_region
from portfolio_app.domain.evidence.evidence import AccountForm, EvidenceKind
from portfolio_app.translation import mark, tr

_WHOLE = {
    EvidenceKind.ACCOUNT: mark("whole account"),
    EvidenceKind.FILE: mark("whole file"),
    EvidenceKind.STATEMENT: mark("witness statement"),
    EvidenceKind.HELD_ELSEWHERE: mark("held elsewhere"),
}


def say_place(
    claim: Claim,
    kind: EvidenceKind = EvidenceKind.ACCOUNT,
    *,
    picture: bool = False,
    form: AccountForm = AccountForm.STAR,
) -> str:
    """Return the section that the claimed words stand in, the place in a file, or what is claimed as a whole.

    ``form`` is that of the account, ``picture`` tells that the file is one.
    """
    if claim.passage:
        return form.title(claim.passage.section)
    return say_region(claim.region, picture=picture) if claim.region else tr(_WHOLE[kind])


def these(claim: Claim) -> str:
    """Return what a claim points at as somebody speaks of it who has it before them: “these words”, “this place”."""
    if claim.passage:
        return tr("these words")
    return tr("this place") if claim.region else tr("this evidence")
