"""Drafts: an account and its claims as a text file states them, before criteria and needs are looked up."""

from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.evidence import Section, StarText


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A claim as written: ``criterion`` may be short; ``section`` is None for a claim on the whole account.

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


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account as written; ``source`` names the file in messages."""

    title: str
    produced_on: date | None = None
    place: str = ""
    text: StarText = StarText()
    claims: tuple[ClaimDraft, ...] = ()
    source: str = ""
