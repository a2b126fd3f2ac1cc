"""Profiles: what a provider or an end-point assessor wants a pack to be, and which part of a portfolio that is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Privacy
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.packs.portfolio_data import AccountData, FileData, PortfolioData
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.witnesses.statement_data import StatementData
from portfolio_app.domain.words.file_names import safe_name

Piece = AccountData | FileData | HeldElsewhere | StatementData


class Part(StrEnum):
    """A part of a pack that a profile may leave out."""

    PDF = "pdf"
    WORD = "word"
    MAPPING = "mapping"
    DECISIONS = "decisions"
    EVIDENCE = "evidence"
    WITNESS = "witness"
    DATA = "data"


BLANKS = ("{learner}", "{number}")
"""What the name of a folder may hold in place of words."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a pack must be; 0 means no limit.

    ``folder`` names the one folder that all is in, with BLANKS to fill; "" puts the files at the top. Without
    ``history`` former texts and withdrawn claims stay at home. ``own`` profiles are the user's.
    """

    name: str
    title: str
    about: str = ""
    folder: str = ""
    parts: frozenset[Part] = frozenset(Part)
    least_pieces: int = 0
    most_pieces: int = 0
    least_words: int = 0
    most_words: int = 0
    least_pages: int = 0
    most_pages: int = 0
    every_criterion: bool = False
    starred_only: bool = False
    single_document: bool = False
    history: bool = True
    own: bool = False


EVERYTHING = Profile("everything", "Everything")
"""What a pack is when nothing is said; resources/profiles describes it."""


def root_folder(portfolio: Portfolio, profile: Profile) -> str:
    """Return the folder that all is in, safe on any system, or ""."""
    if not profile.folder:
        return ""
    named = profile.folder.replace("{learner}", portfolio.learner).replace("{number}", portfolio.learner_number)
    return safe_name(" ".join(named.split()), "Portfolio")


def chosen(data: PortfolioData, profile: Profile) -> PortfolioData:
    """Return the part of the portfolio that the profile hands over; private evidence stays at home."""
    pieces = pieces_of(data)
    shown = frozenset(piece.evidence.id for piece in pieces if piece.evidence.privacy is not Privacy.PRIVATE)
    data = _only(data, shown) if len(shown) < len(pieces) else data
    if profile.starred_only:
        starred = tuple(claim for claim in data.claims if claim.starred and claim.stands)
        data = _only(replace(data, claims=starred), frozenset(claim.evidence_id for claim in starred))
    # Open data must be whole: what has files that the pack does not hold is left out of it, and of the documents too.
    whole = Part.DATA in profile.parts
    if whole and Part.EVIDENCE not in profile.parts:
        data = _without(data, data.files)
    if whole and Part.WITNESS not in profile.parts:
        data = replace(_without(data, data.statements), witnesses=())
    if not profile.history:
        data = replace(
            data,
            accounts=tuple(AccountData(entry.account, entry.revisions[-1:]) for entry in data.accounts),
            files=tuple(replace(file, former=()) for file in data.files),
            claims=tuple(claim for claim in data.claims if claim.stands),
        )
    return data


def _without(data: PortfolioData, pieces: Iterable[Piece]) -> PortfolioData:
    gone = {piece.evidence.id for piece in pieces}
    return _only(data, frozenset(piece.evidence.id for piece in pieces_of(data)) - gone)


def _only(data: PortfolioData, wanted: frozenset[int]) -> PortfolioData:
    """Return the data with these pieces of evidence alone, and the claims on them."""
    return replace(
        data,
        accounts=tuple(entry for entry in data.accounts if entry.evidence.id in wanted),
        files=tuple(entry for entry in data.files if entry.evidence.id in wanted),
        held_elsewhere=tuple(entry for entry in data.held_elsewhere if entry.evidence.id in wanted),
        statements=tuple(entry for entry in data.statements if entry.evidence.id in wanted),
        claims=tuple(claim for claim in data.claims if claim.evidence_id in wanted),
    )


def pieces_of(data: PortfolioData) -> tuple[Piece, ...]:
    """Return every piece of evidence, of whatever kind."""
    return (*data.accounts, *data.files, *data.held_elsewhere, *data.statements)
