from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.recoding import recoded
from portfolio_app.storage.database import Database
from portfolio_app.storage.orm import CriterionRow, NeedRow, OutcomeRow, UnitRow
from tests.generated_frameworks import frameworks


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(frameworks())
def test_a_framework_comes_back_as_it_was_stored(database: Database, framework: Framework) -> None:
    chosen = replace(
        framework,
        pathway=framework.pathways[0].code if framework.pathways else "",
        units=tuple(replace(unit, chosen=not unit.chosen) for unit in framework.units),
    )
    with database.unit_of_work() as unit:
        unit.frameworks.add(chosen)
        assert unit.frameworks.get(framework.code) == chosen


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(frameworks(), frameworks())
def test_frameworks_beside_one_another_keep_what_is_theirs(
    database: Database, first: Framework, second: Framework
) -> None:
    own = recoded(second, "SECOND-OF-TWO")
    with database.unit_of_work() as unit:
        unit.frameworks.add(recoded(first, "FIRST-OF-TWO"))
        unit.frameworks.add(own)
        unit.frameworks.replace("FIRST-OF-TWO", recoded(second, "REPLACED"))
        assert unit.frameworks.all() == (recoded(second, "REPLACED"), own)
        unit.frameworks.remove("REPLACED")
        assert unit.frameworks.all() == (own,)
        unit.frameworks.remove(own.code)
        session = unit.frameworks._session
        left = [row for rows in (UnitRow, OutcomeRow, CriterionRow, NeedRow) for row in session.scalars(select(rows))]
        assert left == []
