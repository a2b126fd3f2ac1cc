"""What stands in a cell of the map, as a sign and in words, and the state at the end of its row."""

from collections.abc import Sequence

from portfolio_app.domain.claims.claim import ClaimSpot
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, say_pieces
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.claim_signs import ClaimSign

SIGNS = {
    ClaimSign.PASSAGE: "●",
    ClaimSign.WHOLE: "○",
    ClaimSign.RECHECK: "↩",
    ClaimSign.BEST: "★",
    ClaimSign.MET: "✓",
}
"""Each mark as a character, in the order of the legend."""


def mark_of(spots: Sequence[ClaimSpot], state: State) -> ClaimSign:
    """Return the mark of a cell that has claims."""
    if any(spot.to_recheck for spot in spots):
        return ClaimSign.RECHECK
    if any(spot.starred for spot in spots):
        return ClaimSign.BEST
    if state is State.MET:
        return ClaimSign.MET
    return ClaimSign.WHOLE if all(spot.whole for spot in spots) else ClaimSign.PASSAGE


def words_of(spots: Sequence[ClaimSpot]) -> str:
    """Return what a cell shows, in words: ``2 passages, best evidence``."""
    whole = sum(spot.whole for spot in spots)
    recheck = sum(spot.to_recheck for spot in spots)
    said = [
        plural(len(spots) - whole, "passage") if len(spots) > whole else "",
        tr("{whole} times the whole account", whole=whole) if whole > 1 else tr("the whole account") if whole else "",
        tr("best evidence") if any(spot.starred for spot in spots) else "",
        tr("{recheck} to re-check", recheck=recheck) if recheck else "",
    ]
    return ", ".join(filter(None, said)) or tr("nothing claimed")


def state_words(entry: CriterionCoverage) -> str:
    """Return a criterion's state in a few words: what is still needed, or the state and its count."""
    if entry.unneeded:
        return tr("not needed")
    if entry.parts and entry.state in (State.NONE, State.PARTLY):
        return tr("{done} of {parts} statements", done=entry.parts_done, parts=entry.parts)
    if entry.state is State.PARTLY and all(need.met for need in entry.needs):
        return say_pieces(entry)
    if entry.state is State.PARTLY:
        return ", ".join(
            tr("{have} of {at_least} {label}", have=n.have, at_least=n.need.at_least, label=excerpt(n.need.label))
            for n in entry.needs
            if not n.met
        )
    if entry.state is State.NONE:
        return tr("0 of {asked}", asked=entry.asked)
    return (
        tr("{state}, {had} of {asked}", state=tr(entry.state.value), had=entry.had, asked=entry.asked)
        if entry.needs
        else tr(entry.state.value)
    )
