"""What a learner chooses in a framework: optional units by its rules of combination, and a pathway."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Unit
from portfolio_app.domain.frameworks.sufficiency import Combination
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """A choice that is not made yet: of a pathway where ``rule`` is None, else of so many more units and credits."""

    framework: str
    rule: Combination | None = None
    units: int = 0
    credits: int = 0


def open_choices(framework: Framework) -> Iterator[OpenChoice]:
    """Yield each choice that the learner has still to make."""
    if framework.pathways and not framework.pathway:
        yield OpenChoice(framework.code)
    for rule in framework.combinations:
        chosen = [unit for unit in framework.units if unit.combination == rule.code and unit.chosen]
        units = max(0, rule.units - len(chosen))
        credit = max(0, rule.credits - sum(unit.credits or 0 for unit in chosen))
        if units or credit:
            yield OpenChoice(framework.code, rule, units, credit)


def with_choices(framework: Framework, pathway: str | None, units: frozenset[str] | None) -> Framework:
    """Return the framework with that pathway and just those of its optional units; None leaves what was chosen.

    Raises InputError when there is no such pathway, or a unit is not optional.
    """
    made = framework
    if pathway is not None:
        made = replace(made, pathway=_pathway(framework, pathway) if pathway else "")
    if units is not None:
        wanted = {code.casefold(): code for code in units}
        optional = {unit.code.casefold() for unit in framework.units if unit.combination}
        for key, code in wanted.items():
            if key not in optional:
                raise InputError(
                    tr(
                        "{framework} has no optional unit “{code}”; {known}.",
                        framework=framework.code,
                        code=excerpt(code),
                        known=_known(unit.code for unit in framework.units if unit.combination),
                    )
                )
        made = replace(made, units=tuple(_chosen(unit, unit.code.casefold() in wanted) for unit in made.units))
    return made


def applies(criterion: Criterion, pathway: str) -> bool:
    """Whether the criterion is for those who follow the pathway, "" while none is chosen."""
    return not criterion.pathways or not pathway or pathway in criterion.pathways


def _chosen(unit: Unit, chosen: bool) -> Unit:
    return replace(unit, chosen=chosen) if unit.combination and unit.chosen is not chosen else unit


def _pathway(framework: Framework, wanted: str) -> str:
    for pathway in framework.pathways:
        if wanted.casefold() in (pathway.code.casefold(), pathway.title.casefold()):
            return pathway.code
    raise InputError(
        tr(
            "{framework} has no pathway “{wanted}”; {known}.",
            framework=framework.code,
            wanted=excerpt(wanted),
            known=_known(pathway.code for pathway in framework.pathways),
        )
    )


def _known(codes: Iterator[str]) -> str:
    known = ", ".join(codes)
    return tr("there are {known}", known=known) if known else tr("it has none")
