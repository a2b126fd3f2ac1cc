"""What criteria are called as codes: their number and the beginning of their words, no two the same."""

from collections import Counter
from collections.abc import Sequence

from portfolio_app.domain.frameworks.framework import Criterion, Framework, labels

_SHORT = 80
_CODE, _LABEL, _REFERENCE = range(3)


def code_name(code: str, title: str, text: str) -> str:
    """Return what a code is called, for lists that have room for a line."""
    words = " ".join((title or text).split())
    cut = words if len(words) <= _SHORT or title else f"{words[:_SHORT].rstrip()}…"
    return f"{code} {cut}"


def code_names(frameworks: Sequence[Framework]) -> dict[str, str]:
    """Return the name of each criterion by its reference; some programs keep one code of a name only."""
    criteria = [criterion for framework in frameworks for criterion in framework.criteria]
    shown = labels(tuple(frameworks))
    names: dict[str, str] = {}
    for way in (_CODE, _LABEL, _REFERENCE):
        waiting = [criterion for criterion in criteria if criterion.reference not in names]
        made = {c.reference: code_name(_said(c, shown, way), "", c.text) for c in waiting}
        counted = Counter(name.casefold() for name in (*made.values(), *names.values()))
        names |= {reference: name for reference, name in made.items() if counted[name.casefold()] == 1}
    return names


def _said(criterion: Criterion, shown: dict[str, str], way: int) -> str:
    return (criterion.code, shown[criterion.reference], criterion.reference)[way]
