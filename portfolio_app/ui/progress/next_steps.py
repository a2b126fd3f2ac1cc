"""What to do next, in words: a sentence for each gap, and when something was."""

from datetime import date

from portfolio_app.domain.progress.coverage import Coverage
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import day_of, say_lately
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr

# Verbs that ask for words; the others ask for something done at work.
_TOLD = frozenset(
    "analyse assess compare define describe discuss evaluate explain identify justify link list name outline state "
    "summarise".split()
)


def todo(entry: CriterionCoverage) -> str:
    """Return what would close a gap, as a short sentence that begins with a verb."""
    if entry.state is State.NOT_YET_MET:
        return tr("Read the feedback, then add evidence")
    if 0 < entry.pieces < entry.times and all(need.met for need in entry.needs):
        return tr("Show it in another piece of evidence")
    open_needs = [need for need in entry.needs if not need.met]
    if entry.had == 0 or not open_needs:
        verb = entry.criterion.verb.strip()
        return (
            tr("{verb} this in an account", verb=verb.capitalize())
            if verb in _TOLD
            else tr("Write about a time you did this")
        )
    begun = next((need for need in open_needs if need.have), None)
    if begun is not None:
        return tr(
            "Add {missing} more {what}{label}",
            missing=begun.missing,
            what="" if begun.missing == 1 else tr("of: "),
            label=excerpt(begun.need.label),
        )
    labels = [need.need.label for need in open_needs]
    return tr("Add words on {listed}", listed=_listed(labels))


def decided_words(coverage: Coverage) -> str:
    """Say how much an assessor has decided, such as ``5 met, 2 not yet met``; "" when nothing is."""
    states = [entry.state for entry in coverage.criteria]
    said = [f"{states.count(state)} {tr(state.value)}" for state in (State.MET, State.NOT_YET_MET) if state in states]
    return ", ".join(said)


def when(moment: str, today: date) -> str:
    """Return a time (ISO 8601, UTC) as people say a day: today, yesterday, Monday, 3 March; "" if it cannot be read."""
    day = day_of(moment)
    return say_lately(day, today) if day else ""


def _listed(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return tr("{labels} and {label}", labels=", ".join(labels[:-1]), label=labels[-1])
