"""Moodle's competency CSV in each of its widths: as wide as asked for, and the same framework when it is read again."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from portfolio_app.domain.errors import UsageError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.exporters.frameworks.moodle import WIDTHS, moodle_rows
from portfolio_app.exporters.frameworks.writing import write_framework
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked
from tests.generated_frameworks import frameworks

MOMENT = "2026-11-30T09:00:00Z"
MARK = {14: 12, 12: 10, 9: 7}
"""Where the mark of the framework stands."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(frameworks())
@pytest.mark.parametrize("width", WIDTHS)
def test_each_width_is_read_again_as_the_same_framework(tmp_path: Path, width: int, framework: Framework) -> None:
    path = tmp_path / "out.moodle.csv"
    write_framework(framework, path, MOMENT, width)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))
    assert {len(row) for row in rows} == {width}
    assert [row[MARK[width]] for row in rows[1:]] == ["1", *[""] * (len(rows) - 2)]
    found = read_framework(path, Asked())
    assert found.problems == ()
    assert found.framework == framework


@given(frameworks())
@settings(max_examples=5)
def test_an_older_form_says_what_the_levels_are_as_old_moodle_reads_it(framework: Framework) -> None:
    new, old = (list(moodle_rows(framework, width))[1][-1] for width in (14, 12))
    assert list(json.loads(old).values()) == new.split(",")


def test_only_a_file_for_moodle_has_so_many_columns(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    framework = Framework("F", "Mine", "1", ())
    with pytest.raises(UsageError, match="for Moodle alone"):
        write_framework(framework, path, MOMENT, 12)
    assert not path.exists()
