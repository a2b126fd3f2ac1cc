from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked
from tests.importers.test_topic_sheet import SHEET
from tests.importers.test_unit_file import UNIT


def test_a_unit_file_and_a_sheet_are_told_apart_by_what_is_in_them(tmp_path: Path) -> None:
    for name in ("a.toml", "a.txt", "a"):
        (tmp_path / name).write_text(UNIT, encoding="utf-8")
        assert read_framework(tmp_path / name).framework.code == "CS1"
        (tmp_path / name).write_text(SHEET, encoding="utf-8")
        assert read_framework(tmp_path / name, Asked(code="X")).framework.code == "X"


def test_code_and_title_are_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(UNIT, encoding="utf-8")
    framework = read_framework(tmp_path / "a.toml", Asked(code="X9", title="Other")).framework
    assert (framework.code, framework.title) == ("X9", "Other")


@pytest.mark.parametrize("text", ["", "Hello there.\nNo list, only words.\n", "Dear Ms Jones,\n\nthank you.\n"])
def test_words_without_a_list_are_refused_with_what_to_look_for(tmp_path: Path, text: str) -> None:
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"note\.txt: no criteria are found in it: look for a list"):
        read_framework(tmp_path / "note.txt")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n", "this is a picture, not plain text"),
        (b"PK\x03\x04rest", "the file is damaged"),
        (b"\xff\xfea\x00\xd8", "damaged UTF-16"),
        (b"1.1 Explain\x81\n1.2 Describe\n", "line 1: the text is neither UTF-8 nor Windows-1252"),
        (b"1.1 a\0b\n", "zero bytes"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "file.csv").write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_framework(tmp_path / "file.csv")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_usual_codes_are_read(tmp_path: Path, code: str) -> None:
    text = "1.1 Explain the customer’s café order\n1.2 Describe – in your own words – what £5 buys\n"
    (tmp_path / "list").write_bytes(text.encode(code))
    assert [c.text for c in read_framework(tmp_path / "list").framework.criteria] == [
        "Explain the customer’s café order",
        "Describe – in your own words – what £5 buys",
    ]
