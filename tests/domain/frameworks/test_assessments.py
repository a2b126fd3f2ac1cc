"""What is said of the assessment that a portfolio leads to: each regime has its own words, a qualification none."""

from dataclasses import replace

from portfolio_app.domain.frameworks.assessments import only_apprenticeships, say_assessment, say_gateway
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import Regime

QUALIFICATION = Framework("Q", "Diploma", "1", ())
OLD = replace(QUALIFICATION, regime=Regime.OLD_PLAN)
NEW = replace(QUALIFICATION, regime=Regime.NEW_PLAN)


def test_each_regime_has_its_own_words() -> None:
    assert say_assessment([OLD]) == "End-point assessment by an end-point assessment organisation (EPAO)"
    assert say_assessment([NEW]) == "Apprenticeship assessment by an assessment organisation"
    assert (say_gateway([OLD]), say_gateway([NEW])) == ("gateway", "gateway to completion")


def test_a_qualification_has_neither() -> None:
    assert say_assessment([QUALIFICATION]) == say_gateway([QUALIFICATION]) == ""
    assert say_assessment([QUALIFICATION, OLD, OLD]) == say_assessment([OLD])
    assert not only_apprenticeships((QUALIFICATION, OLD))
    assert not only_apprenticeships(())
    assert only_apprenticeships((OLD, NEW))
