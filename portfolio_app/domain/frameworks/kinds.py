"""What sort of thing a framework is, and the regime whose words it speaks."""

from enum import StrEnum

from portfolio_app.translation import mark


class FrameworkKind(StrEnum):
    """What a framework is made of.

    A *qualification* has units, outcomes and criteria. A *standard* has a unit each for knowledge, skills and
    behaviours (``K``, ``S``, ``B``), a *foundation apprenticeship* for ``TK``, ``TS`` and ``ESB``; an *apprenticeship
    unit* is a short part of a standard. A *new-model plan* has those units and one of assessment outcomes (``AO``)
    that cover them. A *competency framework* is a tree of any depth.
    """

    QUALIFICATION = mark("qualification")
    STANDARD = mark("standard")
    FOUNDATION = mark("foundation apprenticeship")
    APPRENTICESHIP_UNIT = mark("apprenticeship unit")
    NEW_MODEL = mark("new-model plan")
    COMPETENCIES = mark("competency framework")


class Regime(StrEnum):
    """Under which rules an apprenticeship is assessed; it decides the words, and belongs to the version."""

    NONE = ""
    OLD_PLAN = mark("old plan")
    NEW_PLAN = mark("new plan")


class Term(StrEnum):
    """A thing that the two regimes call by different names."""

    ORGANISATION = "organisation"
    ASSESSMENT = "assessment"
    GATEWAY = "gateway"


_WORDS: dict[Regime, dict[Term, str]] = {
    Regime.OLD_PLAN: {
        Term.ORGANISATION: mark("end-point assessment organisation (EPAO)"),
        Term.ASSESSMENT: mark("end-point assessment"),
        Term.GATEWAY: mark("gateway"),
    },
    Regime.NEW_PLAN: {
        Term.ORGANISATION: mark("assessment organisation"),
        Term.ASSESSMENT: mark("apprenticeship assessment"),
        Term.GATEWAY: mark("gateway to completion"),
    },
}


def regime_word(regime: Regime, term: Term) -> str:
    """Return what the regime calls it, to be translated; without a regime it is the newer word."""
    return _WORDS.get(regime, _WORDS[Regime.NEW_PLAN])[term]
