"""Words that a learner has already and that may prove a criterion, as results of a search."""

from portfolio_app.domain.claims.likely_words import wanted_words
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.search import SearchHit
from portfolio_app.ui.search.search_results import Result, results
from portfolio_app.ui.session import Session

_LONGEST = 160


def likely_results(session: Session, criterion: Criterion, needs: tuple[str, ...]) -> tuple[Result, ...]:
    """Return sentences that may prove a criterion, the likeliest first, with the words that say so in bold."""
    found = session.workspace.claims.likely(criterion, needs)
    ids = {each.evidence_id for each in found}
    titles = {summary.evidence.reference: summary.evidence.title for summary in session.workspace.accounts.list(ids)}
    hits = [
        SearchHit(
            reference_of(each.evidence_id), each.section.value, each.start, each.end, shorten(each.text, _LONGEST)
        )
        for each in found
    ]
    return results(hits, titles, " ".join(word.stem for word in wanted_words(criterion, needs)))
