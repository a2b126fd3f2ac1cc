"""Layers: how far a criterion is proved by the statements that it stands over, in a plan or in a tree."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from portfolio_app.domain.frameworks.choices import applies
from portfolio_app.domain.frameworks.faults import statements_by_name
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State

Parts = Mapping[str, tuple[str, ...]]
"""The references of the statements that a criterion stands over, by its own."""


def parts_of(framework: Framework) -> Parts:
    """Return what each criterion stands over: what it covers on the learner's pathway, and what is under it in a tree.

    A criterion comes after all that it stands over.
    """
    covering = any(criterion.covers for criterion in framework.criteria)
    known = statements_by_name(framework) if covering else {}
    layers: dict[str, tuple[str, ...]] = {}
    trees: defaultdict[str, list[str]] = defaultdict(list)
    for unit in framework.units:
        for criterion in unit.criteria:
            if criterion.parent and applies(criterion, framework.pathway):
                trees[f"{framework.code}/{unit.code}/{criterion.parent}"].append(criterion.reference)
            covered = [known[name] for name in criterion.covers if name in known]
            meant = [each for each in covered if _meant(criterion, each, framework.pathway)]
            # One that covers nothing on its own pathway is proved by all that it names, rather than never.
            if parts := tuple(each.reference for each in meant or covered):
                layers[criterion.reference] = parts
    order = [criterion.reference for criterion in framework.criteria if criterion.reference in trees]
    # What is under another in a tree comes after it, so the deepest are worked out first; layers stand over all trees.
    return {**{reference: tuple(trees[reference]) for reference in reversed(order)}, **layers}


def _meant(criterion: Criterion, statement: Criterion, pathway: str) -> bool:
    """Whether the criterion covers the statement on the learner's pathway, or, where it is of another, on that one."""
    if applies(criterion, pathway) and pathway:
        return applies(statement, pathway)
    return not criterion.pathways or any(applies(statement, each) for each in criterion.pathways)


def layered(entry: CriterionCoverage, parts: list[CriterionCoverage]) -> CriterionCoverage:
    """Return the entry of a criterion that stands over these.

    An assessment outcome is complete when all of them are, and only then; any other criterion also by claims of its
    own. What was decided on it comes before both.
    """
    done = sum(part.covered for part in parts)
    made = replace(entry, parts=len(parts), parts_done=done)
    if entry.state in (State.MET, State.NOT_YET_MET):
        return made
    own = entry.criterion.kind is not CriterionKind.OUTCOME and entry.state is State.CLAIMED
    if own or done == len(parts):
        return replace(made, state=State.CLAIMED)
    begun = entry.state is not State.NONE or any(part.state is not State.NONE for part in parts)
    return replace(made, state=State.PARTLY if begun else State.NONE)
