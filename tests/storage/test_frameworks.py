from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.storage.database import Database
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
