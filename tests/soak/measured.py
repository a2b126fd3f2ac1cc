"""What a piece of the soak used of the processor's time."""

import resource
from collections.abc import Callable

from portfolio_app import sandbox
from tests.soak.outcome import Outcome


def measured(task: Callable[..., Outcome], *arguments: object) -> Outcome:
    """Do a piece, and note what it used of the processor's time, with all processes that it started."""
    before = _used()
    outcome = task(*arguments)
    sandbox.close()
    outcome.seconds = _used() - before
    return outcome


def _used() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, kinds))
