"""Every form that is written is read back as the same framework; and without what it keeps whole, as the same list."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kept_whole import KEPT
from portfolio_app.domain.frameworks.outline import outline_of, same_statements
from portfolio_app.exporters.frameworks.writing import FORMS, write_framework
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.services.frameworks.frameworks import bundled
from tests.generated_frameworks import frameworks

MOMENT = "2026-11-30T10:00:00+00:00"
CALM = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
FOREIGN = [form for form in FORMS if form not in (".toml", ".xlsx")]


@pytest.mark.parametrize("form", FORMS)
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(framework=frameworks())
def test_what_is_written_is_read_back_the_same(tmp_path: Path, form: str, framework: Framework) -> None:
    path = tmp_path / f"framework{form}"
    write_framework(framework, path, MOMENT)
    found = read_framework(path)
    assert found.framework == framework
    assert not found.problems


@pytest.mark.parametrize("form", FOREIGN)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(framework=frameworks())
def test_a_file_that_another_program_wrote_anew_has_the_same_statements(
    tmp_path: Path, form: str, framework: Framework
) -> None:
    path = tmp_path / f"framework{form}"
    write_framework(framework, path, MOMENT)
    path.write_bytes(re.sub(KEPT.pattern.encode(), b"", path.read_bytes()))
    assert same_statements(outline_of(read_framework(path).framework), outline_of(framework))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("framework", bundled(), ids=lambda framework: framework.code)
def test_the_bundled_units_go_there_and_back(tmp_path: Path, form: str, framework: Framework) -> None:
    path = tmp_path / f"unit{form}"
    write_framework(framework, path, MOMENT)
    assert read_framework(path).framework == framework


@pytest.mark.parametrize("form", FOREIGN)
def test_a_statement_that_was_changed_elsewhere_is_read_as_it_was_changed(tmp_path: Path, form: str) -> None:
    framework = bundled()[0]
    path = tmp_path / f"unit{form}"
    write_framework(framework, path, MOMENT)
    former = framework.criteria[0].text
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(former, f"Changed: {former}"), encoding="utf-8")
    assert read_framework(path).framework.criteria[0].text == f"Changed: {former}"
