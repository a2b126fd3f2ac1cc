"""The rows of an assessment: what need not be proved is muted, and says why."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.assessment import DecisionDraft
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.sufficiency import Combination
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.ui.assessing.assessment_rows import Wanted, criterion_rows, progress_words


def unit(code: str, *, chosen: bool, combination: str = "") -> Unit:
    criteria = tuple(
        Criterion(f"F/{code}/{number}", number, f"Do {number}", CriterionKind.CRITERION) for number in ("1.1", "1.2")
    )
    return Unit(code, code, (Outcome("1", "First", criteria),), combination=combination, chosen=chosen)


def test_an_optional_unit_that_is_not_chosen_is_muted_unless_something_is_claimed_there() -> None:
    units = (unit("A", chosen=True), unit("B", chosen=False, combination="O"))
    framework = Framework("F", "Some", "1", units, combinations=(Combination("O", "Optional", units=1),))
    data = SimpleNamespace(frameworks=(framework,), changes=None)
    assessing = cast("Any", Assessing.__new__(Assessing))
    assessing.path, assessing.data = Path("pack.zip"), data
    vars(assessing).update(claims={"F/B/1.2": (Claim(1, 1, "F/B/1.2", "1", "Do 1.2"),)}, former={}, criteria={})
    assessing.assessment = SimpleNamespace(decisions={}, draft=DecisionDraft)
    rows = criterion_rows(assessing, Wanted())
    quiet = {row.key: row.trailing for part in rows for row in part.rows if row.quiet}
    assert progress_words(assessing) == "0 of 0 criteria decided"
    data.frameworks = shipped()[-1:]
    assert progress_words(assessing) == "0 of 0 KSBs decided"
    assert quiet == {"F/B/1.1": "not needed: unit not chosen"}
