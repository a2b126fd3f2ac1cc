"""A difference between a coded project and the portfolio, in a sentence."""

from collections.abc import Callable

from portfolio_app.domain.coded_projects.comparing import Difference, Kind, What
from portfolio_app.domain.words.text import plural, shown
from portfolio_app.translation import tr

_QUOTED = 90


def say_difference(each: Difference, code_of: Callable[[str], str] = str) -> str:
    """Return the difference in a line; ``code_of`` says how a criterion is called, by its reference."""
    words = f"“{shown(' '.join(each.quote.split()), _QUOTED)}”" if each.quote else tr("the whole account")
    name = shown(each.name if each.what in (What.ACCOUNT, What.CODE) else code_of(each.name), _QUOTED)
    on = tr("{evidence} on {criterion}", evidence=each.evidence, criterion=name)
    match each.kind, each.what:
        case Kind.NEW, What.ACCOUNT:
            claims = plural(len(each.found.draft.claims) if each.found else 0, "claim")
            return tr("new account: {name} ({claims})", name=name, claims=claims)
        case Kind.CHANGED, What.ACCOUNT:
            return tr("changed words: {name}; the portfolio's own words stay", name=name)
        case Kind.GONE, What.ACCOUNT:
            return tr("not in the project: {name}", name=name)
        case Kind.NEW, _:
            return tr("new claim: {on}: {words}", on=on, words=words)
        case Kind.CHANGED, What.NOTE:
            note = shown(" ".join(each.note.split()), _QUOTED)
            return tr("changed note: {on}: {note}", on=on, note=note)
        case Kind.CHANGED, _:
            return tr("changed place: {on}: {words}", on=on, words=words)
        case Kind.GONE, _:
            return tr("not coded there: {on}: {words}", on=on, words=words)
        case _, What.CODE:
            passages = plural(each.count, "coded passage")
            return tr("unknown code: {name} ({passages})", name=name or "?", passages=passages)
        case _:
            return tr("unknown words: {on}", on=on)
