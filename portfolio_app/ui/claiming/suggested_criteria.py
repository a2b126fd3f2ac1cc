"""Criteria that words may prove, as the picker shows them."""

from portfolio_app.translation import tr
from portfolio_app.ui.session import Session


def suggested_for(session: Session, words: str) -> dict[str, str]:
    """Return the criteria that may fit words, the likeliest first, each with what speaks for it."""
    if not words.strip():
        return {}
    found = session.workspace.suggestions.for_words(words, session.frameworks)
    return {each.criterion: _reason(each.words) for each in found}


def gaps_for(session: Session, words: str) -> dict[str, str]:
    """Return the open criteria that a whole account may prove, the likeliest first, each with what speaks for it."""
    if not words.strip():
        return {}
    open_ones = {each.criterion.reference for each in session.coverage().criteria if each.open}
    found = session.workspace.suggestions.for_gaps(words, open_ones)
    return {each.criterion: _reason(each.words) for each in found}


def _reason(words: tuple[str, ...]) -> str:
    if not words:
        return tr("may fit")
    return tr("may fit: {words}", words=", ".join(f"“{word}”" for word in words))
