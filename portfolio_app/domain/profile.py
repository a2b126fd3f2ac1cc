"""Profiles: what a provider or an end-point assessor wants a pack to be, and what keeps it from being that."""

from dataclasses import dataclass, replace
from enum import StrEnum

from portfolio_app.domain.finding import Finding
from portfolio_app.domain.pack_names import safe_name
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.portfolio_data import PortfolioData
from portfolio_app.domain.text import plural


class Part(StrEnum):
    """A part of a pack that a profile may leave out."""

    PDF = "pdf"
    WORD = "word"
    MAPPING = "mapping"
    DECISIONS = "decisions"
    EVIDENCE = "evidence"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Profile:
    """What a pack must be; 0 means no limit.

    ``folder`` names the one folder that all is in, with {learner} and {number}; "" puts the files at the top.
    """

    name: str
    title: str
    folder: str = ""
    parts: frozenset[Part] = frozenset(Part)
    least_pieces: int = 0
    most_pieces: int = 0
    most_words: int = 0
    starred_only: bool = False
    single_document: bool = False
    every_criterion: bool = False


EVERYTHING = Profile("everything", "Everything that the portfolio holds")


def root_folder(portfolio: Portfolio, profile: Profile) -> str:
    """Return the folder that all is in, safe on any system, or ""."""
    if not profile.folder:
        return ""
    named = profile.folder.replace("{learner}", portfolio.learner).replace("{number}", portfolio.learner_number)
    return safe_name(" ".join(named.split()), "Portfolio")


def chosen(data: PortfolioData, profile: Profile) -> PortfolioData:
    """Return the part of the portfolio that the profile hands over."""
    if profile.starred_only:
        starred = tuple(claim for claim in data.claims if claim.starred and claim.stands)
        wanted = {claim.evidence_id for claim in starred}
        data = replace(
            data,
            claims=starred,
            accounts=tuple(entry for entry in data.accounts if entry.evidence.id in wanted),
            files=tuple(entry for entry in data.files if entry.evidence.id in wanted),
        )
    if Part.EVIDENCE not in profile.parts:
        gone = {file.evidence.id for file in data.files}
        claims = tuple(claim for claim in data.claims if claim.evidence_id not in gone)
        data = replace(data, files=(), claims=claims)
    return data


def preflight(data: PortfolioData, profile: Profile) -> tuple[Finding, ...]:
    """Return what breaks the profile in the chosen part of a portfolio."""
    return (*_pieces(data, profile), *_words(data, profile), *_named(data, profile), *_covered(data, profile))


def _pieces(data: PortfolioData, profile: Profile) -> tuple[Finding, ...]:
    pieces = len(data.accounts) + len(data.files)
    has = f"The pack would hold {plural(pieces, 'piece')} of evidence"
    if pieces < profile.least_pieces:
        more = profile.least_pieces - pieces
        least = f"{has}, and {profile.title} wants at least {profile.least_pieces}; add {more:,} more."
        return (Finding("pieces", profile.name, least),)
    if profile.most_pieces and pieces > profile.most_pieces:
        fewer = pieces - profile.most_pieces
        most = f"{has}, and {profile.title} takes at most {profile.most_pieces}; leave out {fewer:,}."
        return (Finding("pieces", profile.name, most),)
    return ()


def _words(data: PortfolioData, profile: Profile) -> tuple[Finding, ...]:
    words = sum(entry.account.text.words for entry in data.accounts)
    if not profile.most_words or words <= profile.most_words:
        return ()
    message = f"The accounts have {words:,} words, and {profile.title} takes {profile.most_words:,}; shorten them."
    return (Finding("words", profile.name, message),)


def _named(data: PortfolioData, profile: Profile) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if "{number}" in profile.folder and not data.portfolio.learner_number:
        message = "The folder is named after the learner number, and none is given; add it to your details."
        found.append(Finding("details", "learner number", message))
    if profile.single_document and data.files:
        message = (
            f"{profile.title} takes one document, and {plural(len(data.files), 'file')} would lie beside it; "
            "ask whether they may, or leave them out."
        )
        found.append(Finding("document", profile.name, message))
    return tuple(found)


def _covered(data: PortfolioData, profile: Profile) -> tuple[Finding, ...]:
    if not profile.every_criterion:
        return ()
    claimed = {claim.criterion for claim in data.claims if claim.stands and not claim.lost}
    return tuple(
        Finding("criterion", c.reference, f"Nothing is claimed for {c.label} yet; claim words or a file for it.")
        for framework in data.frameworks
        for c in framework.criteria
        if c.reference not in claimed
    )
