"""The first lines of a framework of one's own, by its kind; everything in it can be changed."""

from portfolio_app.domain.frameworks.editing.steps import with_criterion
from portfolio_app.domain.frameworks.framework import Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.translation import mark, tr

_GROUPS = {
    FrameworkKind.STANDARD: ("K", "S", "B"),
    FrameworkKind.APPRENTICESHIP_UNIT: ("K", "S"),
    FrameworkKind.FOUNDATION: ("TK", "TS", "ESB"),
    FrameworkKind.NEW_MODEL: ("K", "S", "B", "AO"),
}
_REGIMES = {
    FrameworkKind.STANDARD: Regime.OLD_PLAN,
    FrameworkKind.FOUNDATION: Regime.NEW_PLAN,
    FrameworkKind.NEW_MODEL: Regime.NEW_PLAN,
}
TITLES = {
    "K": mark("Knowledge"),
    "S": mark("Skills"),
    "B": mark("Behaviours"),
    "TK": mark("Technical knowledge"),
    "TS": mark("Technical skills"),
    "ESB": mark("Employability skills and behaviours"),
    "AO": mark("Assessment outcomes"),
}


def begun(kind: FrameworkKind, title: str, code: str) -> Framework:
    """Return a framework of that kind with one empty criterion in each of its parts, as a draft."""
    regime = _REGIMES.get(kind, Regime.NONE)
    made = Framework(code, title, "1.0", _units(kind, title), kind=kind, regime=regime)
    for place in range(len(made.units)):
        made, _ = with_criterion(made, (place,))
    return made


def _units(kind: FrameworkKind, title: str) -> tuple[Unit, ...]:
    if kind in _GROUPS:
        named = ((code, tr(TITLES[code])) for code in _GROUPS[kind])
        return tuple(Unit(code, name, (Outcome(code, name, ()),)) for code, name in named)
    if kind is FrameworkKind.COMPETENCIES:
        return (Unit("1", title, (Outcome("1", title, ()),)),)
    return (Unit("101", "", (Outcome("1", "", ()),)),)
