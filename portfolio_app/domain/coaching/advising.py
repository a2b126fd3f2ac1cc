"""All advice on an account, the most useful first, and the little of it that is shown at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from portfolio_app.domain.coaching.acts import law
from portfolio_app.domain.coaching.advice import RANKS, Advice, AdviceKind
from portfolio_app.domain.coaching.demands import demands
from portfolio_app.domain.coaching.mistakes import mistakes, only_spoken
from portfolio_app.domain.coaching.needs import needs
from portfolio_app.domain.coaching.procedures import identity, pasted, procedure
from portfolio_app.domain.coaching.reading import Reading
from portfolio_app.domain.coaching.repeats import repeats
from portfolio_app.domain.coaching.room import too_long
from portfolio_app.domain.coaching.star import details, is_readable, learning, outcome, parts
from portfolio_app.domain.coaching.steps import steps
from portfolio_app.domain.coaching.we_not_i import we_not_i
from portfolio_app.domain.evidence.evidence import Section

MOST_SHOWN = 3
_ORDER = {section: place for place, section in enumerate(Section)}
_RULES: tuple[Callable[[Reading], Iterator[Advice]], ...] = (
    parts,
    details,
    outcome,
    learning,
    we_not_i,
    demands,
    law,
    procedure,
    pasted,
    identity,
    steps,
    mistakes,
    only_spoken,
    repeats,
    needs,
    too_long,
)


def advise(reading: Reading) -> tuple[Advice, ...]:
    """Return all advice on an account, the most useful first; none where it is not in English."""
    if not is_readable(reading.written):
        return ()
    found = [advice for rule in _RULES for advice in rule(reading)]
    return tuple(sorted(found, key=_usefulness))


def _usefulness(advice: Advice) -> tuple[int, int, int]:
    return RANKS[advice.kind], _ORDER[advice.section] if advice.section else -1, advice.start


@dataclass(frozen=True, slots=True)
class Turned:
    """What the learner does not want: advice dismissed on an account, by its key, and kinds that are off."""

    dismissed: frozenset[tuple[str, str, str, str]] = frozenset()
    off: frozenset[str] = frozenset()

    def wants(self, advice: Advice) -> bool:
        """Tell whether advice is to be given."""
        return advice.kind.value not in self.off and advice.key not in self.dismissed


def shown(found: Iterable[Advice], turned: Turned, writing: Section | None = None) -> tuple[Advice, ...]:
    """Return what is shown beside an account: at most three, each of another kind.

    While a section is being written, nothing is said of those after it that are still to come.
    """
    chosen: dict[AdviceKind, Advice] = {}
    for advice in found:
        ahead = writing and advice.section and _ORDER[advice.section] > _ORDER[writing]
        if advice.kind in (AdviceKind.MISSING_SECTION, AdviceKind.THIN_SECTION) and ahead:
            continue
        if advice.kind not in chosen and turned.wants(advice):
            chosen[advice.kind] = advice
    return tuple(chosen.values())[:MOST_SHOWN]
