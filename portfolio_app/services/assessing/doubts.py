"""What is in doubt about the decisions of a portfolio."""

from portfolio_app.domain.decisions.proving import left_out
from portfolio_app.domain.decisions.trust import Trust, short_key
from portfolio_app.domain.progress.doubts import doubts_of
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.assessing.assessor import own_fingerprint
from portfolio_app.services.assessing.decisions import read_trust
from portfolio_app.services.proving.memory import forgotten
from portfolio_app.services.proving.originals import ground_of
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


def doubts(unit: UnitOfWork) -> tuple[Finding, ...]:
    """Return what is in doubt in the portfolio, within a unit of work."""
    decisions, ground = unit.decisions.all(undone=True), ground_of(unit)
    hidden = unit.claims.archived()
    criteria = {c.reference for framework in unit.frameworks.all() for c in framework.criteria}
    missing = (
        *left_out(decisions, ground, criteria - hidden),
        *forgotten(ground.identity, ground.originals.keys()),
    )
    seen = tuple(each for each in decisions if each.criterion not in hidden)
    if not seen and not missing:
        return ()
    trust = read_trust(unit, seen, ())
    return (*doubts_of(seen, trust, missing), *_own(trust))


def _own(trust: Trust) -> list[Finding]:
    """Say that decisions were signed at this very computer, where the learner's portfolio is looked at."""
    key = own_fingerprint()
    return [
        Finding(
            Kind.ODD_KEY,
            Where(name=excerpt(name)),
            tr("The key {key} is that of this very computer; an assessor signs at their own.", key=short_key(key)),
        )
        for name in trust.keys.get(key, {}).values()
        if key
    ]
