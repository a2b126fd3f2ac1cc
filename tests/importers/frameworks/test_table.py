import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.columns import Column
from portfolio_app.domain.frameworks.framework import CriterionKind
from portfolio_app.importers.frameworks.chooser import read_framework, read_words
from portfolio_app.importers.frameworks.found import Asked, Found
from tests.importers.frameworks.refusals import said_once

ROWS = [
    ["Unit", "Unit title", "LO", "Learning outcome", "AC", "Assessment criteria"],
    ["301", "Principles", "1", "Understand customers", "1.1", "Explain who customers are"],
    ["301", "Principles", "1", "Understand customers", "1.2", "Describe, in full, what they expect"],
    ["301", "Principles", "2", "Understand the law", "2.1", "Outline the Equality Act"],
    ["302", "Delivery", "1", "Be able to serve", "1.1", "Greet customers"],
    ["302", "Delivery", "1", "Be able to serve", "1.10", "Pass on complaints"],
]
EXPECTED = [
    ("301", "1", "1.1", "Explain who customers are"),
    ("301", "1", "1.2", "Describe, in full, what they expect"),
    ("301", "2", "2.1", "Outline the Equality Act"),
    ("302", "1", "1.1", "Greet customers"),
    ("302", "1", "1.10", "Pass on complaints"),
]


def csv_text(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def flat(found: Found) -> list[tuple[str, str, str, str]]:
    return [
        (unit.code, outcome.code, criterion.code, criterion.text)
        for unit in found.framework.units
        for outcome in unit.outcomes
        for criterion in outcome.criteria
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_with_heads_is_read_with_any_delimiter(delimiter: str) -> None:
    found = read_words(csv_text(ROWS, delimiter), "t.csv", "t", Asked())
    assert flat(found) == EXPECTED
    assert found.framework.units[0].title == "Principles"
    assert not found.problems


def test_cells_left_empty_below_the_first_belong_to_what_stands_above() -> None:
    rows = [ROWS[0], ROWS[1], ["", "", "", "", *ROWS[2][4:]], ["", "", *ROWS[3][2:]], ROWS[4], ROWS[5]]
    assert flat(read_words(csv_text(rows), "t.csv", "t", Asked())) == EXPECTED


def test_a_workbook_and_an_opendocument_sheet_are_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in [["Made by a provider", None], *ROWS]:
        sheet.append(row)
    sheet["E6"].number_format = "0.0"
    book.save(tmp_path / "t.xlsx")
    found = read_framework(tmp_path / "t.xlsx")
    assert flat(found) == EXPECTED
    assert [(p.where, p.message) for p in found.problems] == [
        ("row 1", "“Made by a provider” is above the heads; left out.")
    ]


def test_numbers_in_cells_are_written_as_they_are_counted(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["No", "Criterion"], [1, "Explain one"], [2, "Explain two"], [3.1, "Explain three"]):
        sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    assert [c.code for c in read_framework(tmp_path / "t.xlsx").framework.criteria] == ["1", "2", "3.1"]


def test_numbers_alone_say_what_stands_under_what_in_whatever_order() -> None:
    rows = [
        ["No", "Criterion"],
        ["1", "Law"],
        ["2", "Service"],
        ["1.1", "Name it"],
        ["1.2", "Use it"],
        ["2.1", "Do it"],
    ]
    made = read_words(csv_text(rows), "t.csv", "t", Asked()).framework
    assert [(unit.title, [c.code for c in unit.criteria]) for unit in made.units] == [
        ("Law", ["1.1", "1.2"]),
        ("Service", ["2.1"]),
    ]
    twice = [["No", "Criterion"], ["1", "Law"], ["1.1", "Name it"], ["1", "Service"], ["1.1", "Do it"]]
    made = read_words(csv_text(twice), "t.csv", "t", Asked()).framework
    assert [[c.text for c in unit.criteria] for unit in made.units] == [["Name it"], ["Do it"]]


def test_statements_of_a_standard_are_grouped_by_their_letters() -> None:
    rows = [["KSB", "Definition"], ["K1", "Know this"], ["K2", "And that"], ["S1", "Do it"], ["B1", "Be so"]]
    found = read_words(csv_text(rows), "t.csv", "t", Asked())
    assert [(unit.code, len(unit.criteria)) for unit in found.framework.units] == [("K", 2), ("S", 1), ("B", 1)]
    assert found.framework.criteria[2].kind is CriterionKind.SKILL


def test_columns_without_heads_are_told_by_what_is_in_them() -> None:
    rows = [["1.1", "Explain who customers are"], ["1.2", "Describe what they expect of you"]]
    found = read_words(csv_text(rows, ";"), "t.csv", "t", Asked())
    assert found.table is not None
    assert found.table.columns == (Column.CODE, Column.TEXT)
    assert [c.code for c in found.framework.criteria] == ["1.1", "1.2"]


def test_columns_are_as_the_person_says() -> None:
    rows = [["a", "b"], ["Explain who customers are to you", "What they are like in everyday words"]]
    asked = Asked(columns=((0, Column.TEXT), (1, Column.NOTHING)))
    found = read_words(csv_text(rows), "t.csv", "t", asked)
    assert [c.text for c in found.framework.criteria] == ["a", "Explain who customers are to you"]


def test_a_table_of_a_web_page_is_read_with_cells_that_span_rows() -> None:
    page = """<html><head><style>td {}</style></head><body><table>
    <tr><th>Learning outcomes</th><th>Assessment criteria</th></tr>
    <tr><td rowspan=2>1. Understand customers</td><td>1.1 Explain who&nbsp;they are</td></tr>
    <tr><td>1.2 Describe <b>needs</b> &amp; wants</td></tr>
    <tr><td>2. Serve</td><td><p>2.1 Greet</p><p>2.2 Part</p></td></tr></table></body></html>"""
    found = read_words(page, "page", "page", Asked())
    assert [(o, c, t) for _, o, c, t in flat(found)] == [
        ("1", "1.1", "Explain who they are"),
        ("1", "1.2", "Describe needs & wants"),
        ("2", "2.1", "Greet"),
        ("2", "2.2", "Part"),
    ]


def test_what_is_not_understood_is_named_with_its_line() -> None:
    rows = [
        ["Code", "Criterion", "Kind", "Core", "Notes"],
        ["1.1", "Explain it", "quantum", "yes", "mine"],
        ["1.1", "Explain it again", "", "perhaps", ""],
        ["", "", "skill", "", "lost"],
    ]
    found = read_words(csv_text(rows), "t.csv", "t", Asked())
    assert [c.code for c in found.framework.criteria] == ["1.1", "1.1-2"]
    said = {(problem.where, problem.message) for problem in found.problems}
    assert {where for where, _ in said} == {"column 5 (Notes)", "line 2", "line 3", "line 4"}
    assert ("line 3", "the code 1.1 is there a second time; this one is 1.1-2 here.") in said


def test_too_many_rows_are_refused_in_one_sentence() -> None:
    text = "Code,Criterion\n" + "".join(f"{n},Explain thing {n}\n" for n in range(1, 100_001))
    with pytest.raises(InputError, match="more than 30,000 statements"):
        read_words(text, "big.csv", "big", Asked())


def test_a_quotation_mark_that_is_missing_is_named_with_its_line() -> None:
    text = 'Code,Criterion\n1.1,"Explain\n' + "x" * 200_000
    with pytest.raises(InputError, match=r"t\.csv, line \d+: the row cannot be read"):
        read_words(text, "t.csv", "t", Asked())


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30)


@given(st.lists(st.lists(WORDS, max_size=6), max_size=8), st.sampled_from(",;\t"))
def test_any_table_is_read_or_refused_in_one_sentence(rows: list[list[str]], delimiter: str) -> None:
    read = said_once(lambda: read_words(csv_text(rows, delimiter), "t.csv", "t", Asked()), "t.csv")
    assert read is None or read.framework.criteria


def test_a_register_of_units_without_criteria_has_a_statement_for_each_unit() -> None:
    rows = [["Unit Reference Number", "Unit Title", "GLH"], ["F/601/1609", "Serve customers", "30"]]
    found = read_words(csv_text(rows), "register.csv", "register", Asked())
    assert [(c.code, c.text) for c in found.framework.criteria] == [("F-601-1609", "Serve customers")]
    assert {problem.where for problem in found.problems} == {"column 3 (GLH)", "line 2"}


def test_numbers_that_a_spreadsheet_took_for_quantities_and_days_are_read_back(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["Diploma Lefel 2 – “Trin gwallt”"])
    sheet.append(["Unit", "AC no.", "Assessment criteria"])
    for number in range(1, 12):
        # As Excel keeps them: 1.10 is the number 1.1.
        code = float(f"1.{number}")
        sheet.append(["Uned 1 Iechyd" if number == 1 else None, code, f"Disgrifio cam {number}"])
    sheet.append([None, datetime(2026, 12, 1), "Nodi peryglon"])  # as Excel has days
    sheet.append(["Torri gwallt", 2.1, "Torri"])
    path = tmp_path / "gwallt.xlsx"
    book.save(path)
    found = read_framework(path)
    assert [unit.code for unit in found.framework.units] == ["1", "2"]
    assert [unit.title for unit in found.framework.units] == ["Iechyd", "Torri gwallt"]
    codes = [criterion.code for criterion in found.framework.units[0].criteria]
    assert codes == [f"1.{number}" for number in range(1, 13)]
    said = [problem.message for problem in found.problems]
    assert "the spreadsheet has 1.1 here; it is read as 1.10." in said
    assert "the spreadsheet has 2026-12-01 here; it is read as 1.12." in said
