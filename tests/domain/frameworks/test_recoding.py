"""A framework under another code and title."""

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.recoding import renamed


def _unit(code: str, title: str) -> Unit:
    criterion = Criterion(f"OLD/{code}/1", "1", "Explain it", CriterionKind.CRITERION)
    return Unit(code, title, (Outcome(code, title, (criterion,)),))


def test_criteria_follow_the_code_and_a_lone_list_the_title() -> None:
    made = renamed(Framework("OLD", "A list", "1.0", (_unit("1", "A list"),)), "NEW", "All about parcels")
    assert (made.code, made.title, made.units[0].title) == ("NEW", "All about parcels", "All about parcels")
    assert made.units[0].outcomes[0].title == "All about parcels"
    assert [each.reference for each in made.criteria] == ["NEW/1/1"]


def test_units_with_titles_of_their_own_keep_them() -> None:
    own = renamed(Framework("OLD", "Retail", "1.0", (_unit("1", "Till"),)), "NEW", "Shop")
    assert own.units[0].title == own.units[0].outcomes[0].title == "Till"
    two = renamed(Framework("OLD", "Retail", "1.0", (_unit("1", "Retail"), _unit("2", "Till"))), "NEW", "Shop")
    assert [unit.title for unit in two.units] == ["Retail", "Till"]
