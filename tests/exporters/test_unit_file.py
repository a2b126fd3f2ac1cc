from hypothesis import given

from portfolio_app.domain.frameworks.faults import faults
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.importers.unit_file import read_unit_file
from tests.generated_frameworks import frameworks


@given(frameworks())
def test_what_is_written_reads_back_the_same(framework: Framework) -> None:
    assert not list(faults(framework))
    assert read_unit_file(unit_file(framework), "made.toml") == framework
