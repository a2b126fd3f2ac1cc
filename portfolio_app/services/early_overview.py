"""The overview of a portfolio, also before it is opened: without SQLAlchemy, which takes longer to load."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from portfolio_app.domain.decisions.decided import digests_of_words, still_refused
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.ruling import counting, refusals, rule
from portfolio_app.domain.decisions.trust import Knowledge, Trust
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.frameworks.framework import employer_criteria
from portfolio_app.domain.progress.coverage import CoverageMeter, asks_different
from portfolio_app.domain.progress.overview import OverviewContent
from portfolio_app.services.clock import now
from portfolio_app.storage.overview_rows import OverviewReader, looking

RECENT = 6
"""How many accounts an overview shows."""

_ENOUGH = 24
"""How many claims on one criterion an overview reads, unless it asks for more: whoever has thousands waits less."""

Refused = Mapping[int, str]
"""Claims that were not accepted, with the digest of what each pointed at then."""


def look_over(path: Path) -> OverviewContent | None:
    """Return what the overview of the file shows, or None when that takes opening it; nothing is changed.

    None is no judgement: opening the file finds out what is wrong with it, and says so. What is claimed more often than
    is asked for may be counted only as far as that.
    """
    # A file from elsewhere may hold anything; whatever that is, it is said by opening it.
    with suppress(PortfolioError, TypeError, ValueError, LookupError, AttributeError), looking(path) as reader:
        learner, programme = reader.whose()
        meter = meter_of(reader, lambda refused: _still_refused(reader, refused), most=_ENOUGH)
        return OverviewContent(learner, programme, meter.frameworks, meter.coverage(), reader.recent(RECENT))
    return None


def meter_of(
    reader: OverviewReader,
    refused_now: Callable[[Refused], frozenset[int]],
    trusted: Callable[[tuple[Decision, ...]], Trust] = lambda _: Trust(Knowledge(at=now())),
    most: int = 0,
) -> CoverageMeter:
    """Return coverage as the reader finds it; ``refused_now`` tells which claims point at what was refused still.

    ``trusted`` tells how far decisions can be trusted; comparing them with their signed files takes opening the file.
    With ``most``, no more than the first so many claims on a criterion are counted where these are all that it needs.
    """
    frameworks, decisions = reader.frameworks(), reader.decisions()
    rulings = rule(decisions, employer_criteria(frameworks), trusted(decisions))
    counted, refused = counting(rulings), refusals(rulings.values())
    without = refused_now(refused)
    works = reader.works() if asks_different(frameworks) else None
    if not most:
        return CoverageMeter(frameworks, reader.marks(without), counted, refused, works)
    marks, more = reader.first_marks(most, without)
    meter = CoverageMeter(frameworks, marks, counted, refused, works)
    if short := more & meter.short():
        others = (mark for mark in marks if mark.criterion not in short)
        return CoverageMeter(frameworks, (*others, *reader.marks_on(short, without)), counted, refused, works)
    return meter


def _still_refused(reader: OverviewReader, refused: Refused) -> frozenset[int]:
    if not refused:
        return frozenset()
    claims = reader.claims(refused)
    digests = digests_of_words(claims)
    if len(digests) < len(claims):
        raise LookupError("What a claim points at that is not words takes opening the portfolio to tell.")
    return still_refused(refused, digests)
