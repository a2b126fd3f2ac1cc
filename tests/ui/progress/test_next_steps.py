"""What to do next, in words."""

from datetime import UTC, date, datetime

import pytest

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Need
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, NeedCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.ui.progress.next_steps import todo, when


def entry(state: State, *needs: tuple[str, int, int], verb: str = "explain") -> CriterionCoverage:
    made = tuple(NeedCoverage(Need(label, at_least), have) for label, at_least, have in needs)
    criterion = Criterion("F/1/1", "1", "", CriterionKind.KNOWLEDGE, verb, tuple(need.need for need in made))
    return CriterionCoverage(criterion, state, made, sum(need.have for need in made))


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (entry(State.NONE), "Explain this in an account"),
        (entry(State.NONE, verb="stay"), "Write about a time you did this"),
        (entry(State.NONE, ("touchpoint", 2, 0), verb="describe"), "Describe this in an account"),
        (entry(State.PARTLY, ("internal factor", 2, 2), ("external factor", 2, 1)), "Add 1 more external factor"),
        (entry(State.PARTLY, ("Act applied", 3, 1)), "Add 2 more of: Act applied"),
        (entry(State.PARTLY, ("NPS", 1, 1), ("FCR", 1, 0)), "Add words on FCR"),
        (entry(State.PARTLY, ("a", 1, 1), ("b", 1, 0), ("c", 1, 0), ("d", 1, 0)), "Add words on b, c and d"),
        (entry(State.PARTLY, ("a", 1, 0)), "Explain this in an account"),
        (entry(State.NOT_YET_MET, ("a", 1, 1)), "Read the feedback, then add evidence"),
    ],
)
def test_what_to_do(gap: CriterionCoverage, words: str) -> None:
    assert todo(gap) == words


def test_a_time_is_a_day_here() -> None:
    now = datetime.now(UTC)
    assert when(now.isoformat(), now.astimezone().date()) == "today"
    assert when("not a time", date(2026, 1, 1)) == ""
