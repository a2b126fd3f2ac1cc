"""Names that a portfolio knows, so that nobody is told that their name is misspelt."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.witnesses.witness import Witness


def known_names(portfolio: Portfolio, witnesses: Iterable[Witness]) -> Iterator[str]:
    """Yield the learner's name, those of witnesses, and of the organisations that all of them work or learn in."""
    yield from (portfolio.learner, portfolio.employer, portfolio.provider, portfolio.programme)
    for witness in witnesses:
        yield from (witness.name, witness.organisation, witness.role)
