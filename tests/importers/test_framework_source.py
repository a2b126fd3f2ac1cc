from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.framework_source import read_framework
from tests.importers.test_topic_sheet import SHEET
from tests.importers.test_unit_file import UNIT


def test_a_unit_file_and_a_sheet_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    for name in ("a.toml", "a.txt", "a"):
        (tmp_path / name).write_text(UNIT, encoding="utf-8")
        assert read_framework(tmp_path / name).framework.code == "CS1"
        (tmp_path / name).write_text(SHEET, encoding="utf-8")
        assert read_framework(tmp_path / name, code="X").framework.code == "X"


def test_code_and_title_are_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(UNIT, encoding="utf-8")
    framework = read_framework(tmp_path / "a.toml", code="X9", title="Other").framework
    assert (framework.code, framework.title) == ("X9", "Other")


@pytest.mark.parametrize("text", ["", "Hello there.\n- A list\n", '{"CFDocument": {}}'])
def test_anything_else_is_refused_with_what_can_be_imported(tmp_path: Path, text: str) -> None:
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"note\.txt: this is neither a topic sheet .* nor a unit file"):
        read_framework(tmp_path / "note.txt")
