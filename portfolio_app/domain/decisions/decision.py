"""Decisions: dated judgements on a criterion; a later one is added, none is overwritten."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from portfolio_app.translation import mark


class Verdict(StrEnum):
    """What was decided."""

    MET = mark("met")
    NOT_YET_MET = mark("not yet met")
    MORE_EVIDENCE = mark("more evidence needed")


class Role(StrEnum):
    """Who decided."""

    ASSESSOR = mark("assessor")
    QUALITY_ASSURER = mark("quality assurer")
    EMPLOYER = mark("employer")


class Check(StrEnum):
    """The five checks of evidence (practice notes, section 3.7)."""

    VALID = mark("valid")
    AUTHENTIC = mark("authentic")
    CURRENT = mark("current")
    SUFFICIENT = mark("sufficient")
    RELIABLE = mark("reliable")


class Origin(StrEnum):
    """How a decision came into the portfolio."""

    SIGNED = mark("signed file")
    SPREADSHEET = mark("spreadsheet")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The file that a decision came in with; ``fingerprint`` is that of the key which signed it, "" for none.

    ``undone_at`` is "" unless taking the file in was undone: then the decision counts no longer. Times are in UTC.
    ``key`` and ``signature`` are hexadecimal digits that open data alone carries: the portfolio keeps the file itself.
    """

    origin: Origin
    name: str
    sha256: str
    taken_at: str
    fingerprint: str = ""
    undone_at: str = ""
    key: str = field(default="", compare=False)
    signature: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class DecidedClaim:
    """A claim that a decision speaks of; ``digest`` is of what it pointed at when it was decided (``claim_digest``).

    ``accepted`` is None where the assessor did not say.
    """

    claim_id: int
    digest: str
    accepted: bool | None = None
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement; ``decided_at`` is ISO 8601, UTC, and ``id`` is 0 until it is stored.

    ``method`` says how it was reached, ``questions`` what the assessor will ask, a line each. ``pack`` is the digest of
    the data that was decided on; ``wording`` and ``framework_version`` are the criterion's at that time.
    """

    id: int
    criterion: str
    verdict: Verdict
    role: Role
    decided_by: str
    decided_at: str
    feedback: str = ""
    checks: frozenset[Check] = frozenset()
    method: str = ""
    questions: str = ""
    claims: tuple[DecidedClaim, ...] = ()
    framework_version: str = ""
    wording: str = ""
    pack: str = ""
    receipt: Receipt | None = None

    @property
    def met(self) -> bool:
        """Whether the criterion was found to be met."""
        return self.verdict is Verdict.MET

    @property
    def counted(self) -> bool:
        """Whether it was not undone since it was taken in."""
        return self.receipt is None or not self.receipt.undone_at

    def of_claim(self, claim_id: int) -> DecidedClaim | None:
        """Return what was decided on a claim, or None when the decision does not speak of it."""
        return next((claim for claim in self.claims if claim.claim_id == claim_id), None)


def same_judgement(one: Decision, other: Decision) -> bool:
    """Tell whether two decisions are one and the same, however often they came in."""
    return replace(one, id=0, receipt=None) == replace(other, id=0, receipt=None)
