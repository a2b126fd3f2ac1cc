from dataclasses import replace

import pytest

from portfolio_app.domain.frameworks.faults import DEEPEST, faults
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime, Term, regime_word
from portfolio_app.domain.frameworks.sufficiency import Combination, Group, Pathway


def made(unit: str, *codes: str) -> Unit:
    criteria = tuple(Criterion(f"F/{unit}/{code}", code, "Explain it", CriterionKind.KNOWLEDGE) for code in codes)
    return Unit(unit, f"Unit {unit}", (Outcome("1", "All", criteria),))


def changed(unit: Unit, **fields: object) -> Unit:
    """Return the unit with its last criterion changed."""
    outcome = unit.outcomes[-1]
    last = replace(outcome.criteria[-1], **fields)
    return replace(unit, outcomes=(*unit.outcomes[:-1], replace(outcome, criteria=(*outcome.criteria[:-1], last))))


def framework(*units: Unit, **fields: object) -> Framework:
    return replace(Framework("F", "Test", "1", units), **fields)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (framework(made("K", "K1"), changed(made("AO", "AO1"), covers=("K2",))), "it covers K2"),
        (framework(made("1", "1.1"), made("2", "1.1"), changed(made("G", "P1"), covers=("1.1",))), "it covers 1.1"),
        (framework(changed(made("1", "A", "B"), parent="C")), "under C"),
        (framework(changed(made("1", "A"), parent="A")), "under A"),
        (framework(changed(made("1", "A"), group="G")), "no group G"),
        (framework(replace(made("1", "A"), groups=(Group("G", at_least=2),))), "asks for 2 criteria and has 0"),
        (framework(replace(made("1", "A"), combination="O")), "no rule of combination O"),
        (framework(made("1", "A"), pathway="X"), "no pathway X"),
        (framework(changed(made("1", "A"), pathways=("X",))), "no pathway X"),
        (framework(made("1", "A"), pathways=(Pathway("X", "One"), Pathway("X", "Two"))), "X is there twice"),
        (framework(made("1", "A"), combinations=(Combination("O"), Combination("O"))), "O is there twice"),
        (framework(changed(made("1", "A", "B"), parent="A", covers=("1/A",))), "cannot stand under or over"),
    ],
)
def test_what_leads_nowhere_is_named(given: Framework, says: str) -> None:
    found = [f"{fault.where}: {fault.message}" for fault in faults(given)]
    assert len(found) == 1
    assert says in found[0]


def test_a_statement_is_covered_by_its_code_or_by_its_unit_and_code() -> None:
    layered = changed(made("AO", "AO1"), covers=("K1", "S/1"))
    assert not list(faults(framework(made("K", "K1", "1"), made("S", "1"), layered)))


def test_a_tree_may_be_deep_and_not_endless() -> None:
    def chain(length: int) -> Framework:
        outcome = Outcome(
            "1",
            "All",
            tuple(
                Criterion(f"F/1/C{n}", f"C{n}", "It", CriterionKind.CRITERION, parent=f"C{n - 1}" if n else "")
                for n in range(length)
            ),
        )
        return framework(Unit("1", "One", (outcome,)), kind=FrameworkKind.COMPETENCIES)

    assert not list(faults(chain(DEEPEST)))
    assert "levels deep" in next(faults(chain(DEEPEST + 1))).message


def test_each_regime_has_its_words() -> None:
    assert regime_word(Regime.OLD_PLAN, Term.GATEWAY) == "gateway"
    assert regime_word(Regime.NEW_PLAN, Term.GATEWAY) == "gateway to completion"
    assert regime_word(Regime.NONE, Term.ORGANISATION) == "assessment organisation"
