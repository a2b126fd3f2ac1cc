"""The next version of a framework that somebody changes, and what became of each of its criteria."""

import re
from collections.abc import Mapping
from dataclasses import replace

from portfolio_app.domain.frameworks.comparison import Difference, Pair
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.shared_words import Words, same_text

_LAST = re.compile(r"\d{1,9}(?!.*\d)")


def next_version(version: str) -> str:
    """Return the version after one: 1.3 after 1.2."""
    found = _LAST.search(version)
    if found is None:
        return f"{version} 2".strip()
    return f"{version[: found.start()]}{int(found[0]) + 1}{version[found.end() :]}"


def with_choices_of(framework: Framework, former: Framework) -> Framework:
    """Return the framework with the pathway and the optional units that are chosen in its former version."""
    chosen = {unit.code: unit.chosen for unit in former.units}
    pathway = former.pathway if any(each.code == former.pathway for each in framework.pathways) else ""
    units = tuple(
        replace(unit, chosen=chosen.get(unit.code, unit.chosen)) if unit.combination else unit
        for unit in framework.units
    )
    return replace(framework, pathway=pathway, units=units)


def known_pairs(old: Framework, new: Framework, became: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return both versions side by side where it is known what each old criterion became, by their references."""
    targets = {criterion.reference: criterion for criterion in new.criteria}
    pairs: list[Pair] = []
    taken: set[str] = set()
    for criterion in old.criteria:
        target = targets.get(became.get(criterion.reference, ""))
        if target is None:
            pairs.append(Pair(criterion, None, Difference.GONE, 0.0))
            continue
        taken.add(target.reference)
        if not same_text(criterion.text, target.text):
            like = round(Words(criterion.text).likeness(Words(target.text)), 3)
            pairs.append(Pair(criterion, target, Difference.REWORDED, min(like, 0.999)))
        else:
            same = criterion.code == target.code
            pairs.append(Pair(criterion, target, Difference.SAME if same else Difference.RENUMBERED, 1.0))
    pairs += [Pair(None, each, Difference.NEW, 0.0) for each in new.criteria if each.reference not in taken]
    return tuple(pairs)
