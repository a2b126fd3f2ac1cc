import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from portfolio_app.domain.documents.layout import Paper
from portfolio_app.domain.documents.workbook import (
    Cell,
    Look,
    Note,
    NoteLook,
    NoteSheet,
    Sheet,
    SheetColumn,
    SheetLink,
    Value,
    Workbook,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.xlsx import write_xlsx
from portfolio_app.exporters.xlsx.cells import LONGEST, lines_of

TEXTS = ["=1+1", "+44 113", "-5", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", "{=1}", "https://example.org", "007", "1e5"]


def table(*rows: tuple[Cell | Value, ...], columns: int = 2, **more: object) -> Sheet:
    heads = tuple(SheetColumn(f"Head {number}", 20) for number in range(columns))
    return Sheet("Claims", heads, rows, **more)  # pyright: ignore[reportArgumentType]


def book(*sheets: Sheet | NoteSheet, **more: object) -> Workbook:
    day = date(2026, 11, 25)
    return Workbook("Mapping: Zoë", "Zoë O’Neill & sons", "Level 2", day, sheets, **more)  # pyright: ignore


def written(path: Path, *sheets: Sheet | NoteSheet, **more: object) -> Worksheet:
    write_xlsx(book(*sheets, **more), path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", table(*((text, 1) for text in TEXTS)))
    assert [sheet.cell(row, 1).value for row in range(2, 2 + len(TEXTS))] == TEXTS
    assert {sheet.cell(row, 1).data_type for row in range(2, 2 + len(TEXTS))} == {"s"}
    # Editing a cell must not turn its text into a formula either.
    assert [sheet.cell(row, 1).quotePrefix for row in range(2, 7)] == [True] * 5
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).filter(lambda text: bool(text.strip())))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    assert written(path, table((text, Cell(text, SheetLink("Claims", 0))))).cell(2, 1).value == text
    assert openpyxl.load_workbook(path).worksheets[0].cell(2, 2).value == text


def test_the_same_workbook_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(book(table(("a", date(2026, 3, 2))), properties={"Pack": "1"}), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_values_keep_their_kind(tmp_path: Path) -> None:
    columns = (SheetColumn("N", 5, Look.NUMBER), SheetColumn("D", 12, Look.DATE), SheetColumn("S", 12))
    rows = ((3, date(2026, 3, 2), State.MET), (None, "no date", State.NOT_YET_MET), (0, date(1066, 10, 14), None))
    sheet = written(tmp_path / "a.xlsx", Sheet("Claims", columns, rows))
    first = [cell.value for cell in sheet[2]]
    assert first[0] == 3
    assert str(first[1])[:10] == "2026-03-02"
    assert first[2] == "✓ met"
    assert [cell.value for cell in sheet[3]] == [None, "no date", "✗ not yet met"]
    assert [cell.value for cell in sheet[4]] == [0, "1066-10-14", None]


def test_heads_are_frozen_filtered_and_repeated_in_print(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", table(("a", "b"), ("c", "d"), frozen=1), paper=Paper.LETTER)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:B3"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 1)
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.oddHeader
    assert sheet.oddHeader.left
    assert "Zoë O’Neill && sons" in str(sheet.oddHeader.left.text)


def test_links_lead_to_rows_and_to_files_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    file = SheetLink(path="evidence/E004 50% café #1.jpg")
    words = SheetLink(path="Portfolio.docx", place="claim_12")
    sheet = written(path, table((Cell("a", SheetLink("Claims", 4)), Cell("b", file)), (Cell("c", words), "d")))
    links = {cell.coordinate: cell.hyperlink for row in sheet for cell in row if cell.hyperlink}
    assert links["A2"].location == "'Claims'!A6"
    assert links["B2"].target == "evidence/E004%2050%25%20caf%C3%A9%20%231.jpg"
    assert (links["A3"].target, links["A3"].location) == ("Portfolio.docx", "claim_12")
    assert [sheet["A2"].value, sheet["B2"].value, sheet["A3"].value] == ["a", "b", "c"]


def test_a_text_too_long_for_a_cell_is_cut_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    warnings = write_xlsx(book(table(("😀" * LONGEST, "short"))), path)
    value = openpyxl.load_workbook(path).worksheets[0].cell(2, 1).value
    assert isinstance(value, str)
    assert value.endswith("😀…")
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST
    assert warnings == ("A text on the sheet “Claims” is longer than a cell can hold and was cut; read it in the PDF.",)


def test_a_protected_sheet_opens_only_what_is_to_be_filled_in(tmp_path: Path) -> None:
    columns = (
        SheetColumn("Criterion", 12),
        SheetColumn("Decision", 20, open=True, choices=("met", "not yet met"), help="Choose one."),
        SheetColumn("Feedback", 40, open=True),
    )
    sheet = written(tmp_path / "a.xlsx", Sheet("Decisions", columns, (("1.1", "", ""),) * 3, protected=True))
    assert sheet.protection.sheet
    assert [cell.protection.locked for cell in sheet[2]] == [True, False, False]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["B2:B4"].formula1 == '"met,not yet met"'
    assert rules["B2:B4"].prompt == "Choose one."
    assert rules["C2:C4"].type == "textLength"


def test_a_page_of_text_has_facts_and_places_to_fill_in(tmp_path: Path) -> None:
    notes = (
        Note("How to fill this in", NoteLook.TITLE),
        Note("Learner", NoteLook.FACT, "=Zoë"),
        Note("Sheet", NoteLook.FACT, "See there", SheetLink("Page", 0)),
        Note("Your name", NoteLook.FIELD, help="Write your name."),
        Note("Your role", NoteLook.FIELD, choices=("assessor", "employer")),
        Note("A longer sentence that says what to do."),
    )
    sheet = written(tmp_path / "a.xlsx", NoteSheet("Page", notes, protected=True))
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == [note.text for note in notes]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=Zoë", "s")
    assert [sheet.cell(row, 2).protection.locked for row in (2, 4, 5)] == [True, False, False]
    assert {str(r.sqref): r.type for r in sheet.data_validations.dataValidation}["B5"] == "list"


def test_properties_of_the_workbook_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(book(table(("a", "b")), properties={"Pack": "ab" * 32}), path)
    workbook = openpyxl.load_workbook(path)
    assert workbook.properties.creator == "Zoë O’Neill & sons"
    kept = workbook.custom_doc_props.props  # pyright: ignore[reportAttributeAccessIssue]  # its types lag behind
    assert {entry.name: entry.value for entry in kept} == {"Pack": "ab" * 32}


def test_a_file_that_cannot_be_written_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_xlsx(book(table(("a", "b"))), tmp_path / "missing" / "a.xlsx")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("one two", 7, 1),
        ("one two", 6, 2),
        ("abcdefghij", 4, 3),
        ("a\nb\nc", 10, 3),
        ("aa bb cc dd", 5, 2),
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, width: int, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_heads_wrap_between_words_and_have_room_for_their_lines(tmp_path: Path) -> None:
    columns = (SheetColumn("Authentic", 5), SheetColumn("What it asks, and what is claimed for it", 12))
    sheet = written(tmp_path / "a.xlsx", Sheet("Claims", columns, (("x", "y"),)))
    assert sheet.column_dimensions["A"].width >= len("Authentic") + 2
    assert sheet["A1"].alignment.wrap_text
    assert (sheet.row_dimensions[1].height or 0) >= 4 * 15


@pytest.mark.parametrize(("count", "fits"), [(4, True), (15, True), (40, False)])
def test_a_table_is_printed_one_page_wide_as_long_as_it_can_be_read(tmp_path: Path, count: int, fits: bool) -> None:
    sheet = written(tmp_path / "a.xlsx", table(("x",) * count, columns=count))
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) is fits
    if fits:
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
