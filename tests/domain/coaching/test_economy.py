"""The smallest set of evidence, against trying out every set."""

from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import ClaimMark
from portfolio_app.domain.coaching.economy import economy
from portfolio_app.domain.coaching.smallest_set import Demand, smallest_set
from tests.domain.coaching.accounts import FRAMEWORKS

_DEMANDS = st.lists(
    st.builds(Demand, st.integers(0, 3), st.dictionaries(st.integers(1, 7), st.integers(1, 2), max_size=5)), max_size=7
)


@given(_DEMANDS)
@settings(deadline=None)
def test_no_smaller_set_does(demands: list[Demand]) -> None:
    found = smallest_set(demands)
    assert found.exact
    assert _meets(demands, frozenset(found.pieces))
    for size in range(len(found.pieces)):
        assert not any(_meets(demands, frozenset(few)) for few in combinations(range(1, 8), size))


def _meets(demands: list[Demand], pieces: frozenset[int]) -> bool:
    return all(
        sum(count for piece, count in each.gives.items() if piece in pieces)
        >= min(each.wanted, sum(each.gives.values()))
        for each in demands
    )


def test_a_usual_portfolio_is_solved_exactly() -> None:
    chance = Random(7)
    demands = [Demand(1, dict.fromkeys(chance.sample(range(25), chance.choice((1, 1, 2, 2, 3))), 1)) for _ in range(70)]
    assert smallest_set(demands).exact


def _mark(piece: int, criterion: str, need: str, start: int = 0) -> ClaimMark:
    return ClaimMark(f"CS103/103/{criterion}", piece, "action", start, start + 10, need)


def test_needs_are_kept_and_what_adds_nothing_is_named() -> None:
    marks = [
        _mark(1, "2.2", "internal factor"),
        _mark(1, "2.2", "internal factor", 50),
        _mark(2, "2.2", "external factor"),
        _mark(3, "2.2", "internal factor"),
        _mark(4, "1.2", ""),
        _mark(5, "1.2", ""),
        _mark(5, "3.3", ""),
    ]
    found = economy(marks, FRAMEWORKS)
    assert (found.smallest, found.exact, found.adds_nothing) == ((1, 2, 5), True, (3, 4))


def test_a_work_and_what_is_written_about_it_are_one_piece() -> None:
    marks = [_mark(1, "1.2", ""), _mark(2, "2.2", "internal factor"), _mark(3, "1.2", "")]
    found = economy(marks, FRAMEWORKS, {2: 1})
    assert (found.pieces, found.smallest, found.adds_nothing) == (2, (1,), (3,))
    assert found.is_kept(2)
    assert economy(marks[1:2], FRAMEWORKS, {2: 1}).smallest == (1,)


def test_a_piece_claimed_for_nearly_everything_is_named() -> None:
    (framework,) = (each for each in FRAMEWORKS if each.code == "CS103")
    marks = [_mark(1, criterion.code, "") for criterion in framework.criteria]
    assert economy(marks, (framework,)).over_claimed == ((1, len(framework.criteria)),)


def test_nothing_claimed() -> None:
    found = economy((), FRAMEWORKS)
    assert (found.pieces, found.smallest, found.adds_nothing) == (0, (), ())
