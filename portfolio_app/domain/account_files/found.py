"""What was found in a document: its accounts, the claims that they propose, and what could not be told."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portfolio_app.domain.account_files.block import LeftOut, Picture
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.frameworks.problem import Problem


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An account with the claims that it proposes; ``problems`` say what could not be told apart or found.

    ``shared`` are the criteria that a cited code may mean, where several units have it and the document names none.
    """

    draft: AccountDraft
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """All the words of the document that are in the account, its claims, or the list of what was left out."""
        draft = self.draft
        claims = (text for claim in draft.claims for text in (claim.note, claim.criterion.rsplit("/", 1)[-1]))
        left = (each.text for each in self.left_out)
        return (draft.title, draft.place, *(text for _, text in draft.text), *claims, *left)

    def quote(self, claim: ClaimDraft) -> str:
        """Return the words that a proposed claim stands on, or "" for the whole account."""
        return self.draft.text[claim.section][claim.start : claim.end] if claim.section else ""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A document with its accounts and pictures."""

    source: str
    accounts: tuple[FoundAccount, ...]
    pictures: tuple[Picture, ...] = ()


@dataclass(slots=True)
class Remainder:
    """Collects what goes into no account, each with what it is."""

    entries: list[LeftOut] = field(default_factory=list[LeftOut])

    def add(self, what: str, text: str) -> None:
        """Take note of words, if there are any."""
        if text.strip():
            self.entries.append(LeftOut(what, text.strip()))

    def extend(self, entries: Iterable[LeftOut]) -> None:
        """Take note of several."""
        self.entries.extend(entries)
