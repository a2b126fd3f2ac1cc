"""Thoughts on the evidence as a whole in words: lines for the check that are never counted as things to do."""

from collections.abc import Iterable, Iterator, Mapping

from portfolio_app.domain.coaching.economy import Economy
from portfolio_app.domain.coaching.thoughts import Thoughts
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.translation import tr

_MOST_STARS = 5
_MOST_OFF = 5
_MOST_CODES = 8


def thought_findings(found: Thoughts, economy: Economy, codes: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a line for each thought, those that are many as one."""
    for piece, count in economy.over_claimed:
        said = tr("This is claimed for {count} criteria. Are its words about all of them?", count=count)
        yield Finding(Kind.THOUGHT, Where(piece), said)
    if found.spare:
        names = _named(map(reference_of, found.spare))
        said = tr("Everything stays covered without any one of {names}. Keep the ones that you like best.", names=names)
        yield Finding(Kind.THOUGHT, Where(name=tr("Fewer pieces might do")), said)
    if found.too_old:
        said = tr(
            "Older than your pack's profile takes: {names}. Use something newer, or ask whether it still counts.",
            names=_named(map(reference_of, found.too_old)),
        )
        yield Finding(Kind.THOUGHT, Where(name=tr("Old evidence")), said)
    for each in found.off_point[:_MOST_OFF]:
        claim = each.claim
        said = tr(
            "These words are claimed for {code}, and seem to be about {better}: {quoted}. Are they claimed for the "
            "right one?",
            code=codes.get(claim.criterion, claim.criterion),
            better=codes.get(each.better, each.better),
            quoted=quoted(shorten(claim.passage.quote)) if claim.passage else "",
        )
        yield Finding(Kind.THOUGHT, Where(claim.evidence_id, claim.id, criterion=claim.criterion), said)
    for day, pieces in found.one_day:
        said = tr(
            "{count} accounts are dated {day}: {names}. Is that the day when each of them happened?",
            count=len(pieces),
            day=say_date(day),
            names=_named(map(reference_of, pieces)),
        )
        yield Finding(Kind.THOUGHT, Where(name=tr("Many accounts on one day")), said)
    if found.only_told:
        said = tr(
            "There are only your own words for {codes}. A witness, or something that you made, would be stronger.",
            codes=_named(codes.get(each, each) for each in found.only_told),
        )
        yield Finding(Kind.THOUGHT, Where(name=tr("Best evidence")), said)
    for claim in found.stars[:_MOST_STARS]:
        said = tr(
            "Is this your best evidence for {criterion}? Then give it a star, so that your assessor looks there first.",
            criterion=claim.criterion,
        )
        yield Finding(Kind.THOUGHT, Where(claim.evidence_id, claim.id, criterion=claim.criterion), said)


def _named(names: Iterable[str]) -> str:
    every = list(names)
    shown = ", ".join(every[:_MOST_CODES])
    more = len(every) - _MOST_CODES
    return tr("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown
