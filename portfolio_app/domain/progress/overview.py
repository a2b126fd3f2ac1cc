"""What an overview shows of a portfolio."""

from dataclasses import dataclass
from functools import cached_property

from portfolio_app.domain.evidence.evidence import AccountSummary
from portfolio_app.domain.frameworks.framework import Criterion, Framework, labels, unit_colours
from portfolio_app.domain.progress.coverage import Coverage


@dataclass(frozen=True)
class OverviewContent:
    """Whose it is, how far every criterion is, and the accounts written last, each with the time (ISO 8601, UTC)."""

    learner: str
    programme: str
    frameworks: tuple[Framework, ...]
    coverage: Coverage
    recent: tuple[tuple[AccountSummary, str], ...]
    read_only: bool = False

    @property
    def last(self) -> int:
        """The account that was written last; 0 for none."""
        return self.recent[0][0].evidence.id if self.recent else 0

    def code_of(self, criterion: Criterion) -> str:
        """Return the code as shown, with its unit's where it takes that to tell it from others."""
        return self._labels.get(criterion.reference, criterion.label)

    def colour_of(self, unit: str) -> int:
        """Return the colour of a unit, named ``FRAMEWORK/UNIT``, 0 to 7."""
        return self._colours.get(unit, 0)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels(self.frameworks)

    @cached_property
    def _colours(self) -> dict[str, int]:
        return unit_colours(self.frameworks)
