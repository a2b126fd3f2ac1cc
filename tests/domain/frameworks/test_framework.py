from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit, labels
from portfolio_app.domain.progress.coverage import UnitCoverage


def unit_with(framework: str, unit: str, *codes: str) -> Unit:
    made = tuple(Criterion(f"{framework}/{unit}/{code}", code, "Explain it", CriterionKind.KNOWLEDGE) for code in codes)
    return Unit(unit, f"Unit {unit}", (Outcome("1", "All", made),))


def test_a_code_is_shown_with_what_it_takes_to_tell_it_from_others() -> None:
    one = Framework("A", "One", "1", (unit_with("A", "1", "1.1", "1.2"),))
    assert labels((one,)) == {"A/1/1.1": "1.1", "A/1/1.2": "1.2"}
    two = Framework("A", "One", "1", (unit_with("A", "1", "1.1"), unit_with("A", "2", "1.1")))
    assert labels((two,)) == {"A/1/1.1": "1 1.1", "A/2/1.1": "2 1.1"}
    same = Framework("B", "Other", "1", (unit_with("B", "1", "1.1"), unit_with("B", "3", "1.1")))
    found = labels((two, same))
    assert found == {"A/1/1.1": "A 1 1.1", "A/2/1.1": "2 1.1", "B/1/1.1": "B 1 1.1", "B/3/1.1": "3 1.1"}
    assert len(set(found.values())) == len(found)


def test_a_unit_has_one_name_with_its_number() -> None:
    unit = Unit("105", "Following the rules", ())
    assert unit.label == "105 Following the rules"
    assert UnitCoverage("CS105/105", unit.code, unit.title, 1, 2).label == unit.label
