"""Drafts: an account and its claims as a text file states them, before criteria and needs are looked up."""

from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.claims.region import Region
from portfolio_app.domain.evidence.evidence import AccountForm, Privacy, Section, StarText


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim as written: ``criterion`` may be short; without ``section`` and ``region`` it is on all of the evidence.

    ``line`` is the line of the source file that it stands in, 1 for the first, 0 when unknown.
    """

    criterion: str
    section: Section | None = None
    start: int = 0
    end: int = 0
    need: str = ""
    note: str = ""
    starred: bool = False
    line: int = 0
    region: Region | None = None


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account as written; ``source`` names the file in messages.

    ``about`` is the number of the piece of evidence that it annotates, 0 for none, or for the one that it is about.
    """

    title: str
    produced_on: date | None = None
    place: str = ""
    text: StarText = StarText()
    claims: tuple[ClaimDraft, ...] = ()
    source: str = ""
    about: int = 0
    form: AccountForm = AccountForm.STAR


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """What a learner says of a file or a signpost; "" and None leave it to what the file itself says, or to the usual.

    ``criteria`` are those that the whole of it is claimed for.
    """

    title: str = ""
    produced_on: date | None = None
    method: str = ""
    description: str = ""
    privacy: Privacy = Privacy.OPEN
    criteria: tuple[ClaimDraft, ...] = ()
