"""Profiles: what a provider or an end-point assessor wants a pack to be."""

from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.words.file_names import safe_name


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
    ``history`` former texts and files, withdrawn claims and how witnesses are reached stay at home.
    ``own`` profiles are the user's. ``least_each`` is how many pieces each criterion wants, ``most_minutes`` how long a
    recording may play, ``oldest_evidence_months`` how long ago a dated piece may have happened. Without
    ``reflective_accounts`` what is written must be about a work product. Without ``grammar`` the program looks at no
    grammar unless the learner asks for it: the plan wants the learner's own. ``ai_statement`` is what the learner is
    asked to say of their use of AI, in the organisation's words; with ``tools_forbidden`` AI tools may not be used.
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
    least_each: int = 0
    most_minutes: int = 0
    oldest_evidence_months: int = 0
    reflective_accounts: bool = True
    employer_statement: bool = False
    starred_only: bool = False
    single_document: bool = False
    history: bool = False
    grammar: bool = True
    ai_statement: str = ""
    tools_forbidden: bool = False
    own: bool = False


EVERYTHING = Profile("everything", "Everything")
"""What a pack is when nothing is said; resources/profiles describes it."""


def root_folder(portfolio: Portfolio, profile: Profile) -> str:
    """Return the folder that all is in, safe on any system, or ""."""
    if not profile.folder:
        return ""
    named = profile.folder.replace("{learner}", portfolio.learner).replace("{number}", portfolio.learner_number)
    return safe_name(" ".join(named.split()), "Portfolio")
