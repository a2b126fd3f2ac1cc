"""Why a criterion need not be proved, in a few words to stand where its state would."""

from collections.abc import Iterable, Mapping

from portfolio_app.domain.frameworks.choices import applies
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Unit
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.grades import is_higher
from portfolio_app.translation import tr


def unneeded(frameworks: Iterable[Framework], entries: Mapping[str, CriterionCoverage]) -> dict[str, str]:
    """Return why, by its reference, for each criterion for which nothing is claimed and nothing has to be."""
    return {
        criterion.reference: _why(framework, unit, criterion)
        for framework in frameworks
        for unit in framework.units
        for criterion in unit.criteria
        if (entry := entries.get(criterion.reference)) and entry.unneeded
    }


def _why(framework: Framework, unit: Unit, criterion: Criterion) -> str:
    if not unit.chosen:
        return tr("unit not chosen")
    if not applies(criterion, framework.pathway):
        return tr("another pathway")
    if is_higher(criterion.grade):
        return tr("only for {grade}", grade=criterion.grade)
    return tr("enough without it")
