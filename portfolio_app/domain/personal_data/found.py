"""Personal data found in a portfolio, in its place, settled or not."""

from dataclasses import dataclass

from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.personal_data.hit import Hit
from portfolio_app.domain.personal_data.place import Place


@dataclass(frozen=True, slots=True)
class Found:
    """A hit in its place; ``settled`` says why nothing is to be decided, None while something is."""

    place: Place
    hit: Hit
    settled: Settled | None = None

    @property
    def decided(self) -> bool:
        """Whether nothing is to be decided any more."""
        return self.settled is not None


def undecided(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return what is still to be decided."""
    return tuple(each for each in found if not each.decided)
