"""The assessment that a portfolio leads to, in the words of the regime that its frameworks are assessed under."""

from collections.abc import Iterable

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import Regime, Term, regime_word
from portfolio_app.domain.frameworks.nouns import begun
from portfolio_app.translation import tr


def say_assessment(frameworks: Iterable[Framework]) -> str:
    """Return what assessment there is and who makes it: “End-point assessment by an …”; "" for qualifications."""
    return "; ".join(map(_said, _regimes(frameworks)))


def say_gateway(frameworks: Iterable[Framework]) -> str:
    """Return by when the portfolio is to be complete: “gateway”, “gateway to completion”; "" for qualifications."""
    return " / ".join(_word(regime, Term.GATEWAY) for regime in _regimes(frameworks))


def only_apprenticeships(frameworks: tuple[Framework, ...]) -> bool:
    """Tell whether all of the frameworks are assessed under a regime, and none by a centre's own assessor."""
    return bool(frameworks) and all(framework.regime for framework in frameworks)


def _said(regime: Regime) -> str:
    assessment, organisation = _word(regime, Term.ASSESSMENT), _word(regime, Term.ORGANISATION)
    return begun(tr("{assessment} by an {organisation}", assessment=assessment, organisation=organisation))


def _regimes(frameworks: Iterable[Framework]) -> tuple[Regime, ...]:
    return tuple(dict.fromkeys(framework.regime for framework in frameworks if framework.regime))


def _word(regime: Regime, term: Term) -> str:
    return tr(regime_word(regime, term))
