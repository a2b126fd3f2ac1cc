"""The form comes back from other programs, damaged, or with several cells wrong; each is said or read."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook as Book

from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.errors import FaultyRowsError, InputError
from portfolio_app.importers.form_cells import text_of
from portfolio_app.services.proving.reading import read_return
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING
from tests.services.assessing.ods import write_ods
from tests.services.assessing.test_decision_sheet import answer, filled, row, set_field, table, usual


def six_faults(book: Book) -> None:
    """Fill the form in with six cells that are wrong, on rows of four other criteria."""
    usual(book)
    sheet = table(book)
    criteria = [r for r in range(2, sheet.max_row + 1) if str(sheet.cell(r, 1).value).startswith("K")]
    others = [r for r in criteria if r != row(book)]
    answer(book, others[0], FormColumn.DECISION, "fine")
    answer(book, others[0], FormColumn.VALID, "perhaps")
    answer(book, others[1], FormColumn.DECISION, "met")
    answer(book, others[1], FormColumn.FEEDBACK, '=HYPERLINK("http://x.example")')
    answer(book, others[2], FormColumn.DECISION, "not yet met")
    answer(book, others[2], FormColumn.METHOD, "x" * 201)
    answer(book, others[3], FormColumn.FEEDBACK, "Decided, not said how.")
    answer(book, others[4], FormColumn.DECISION, "me_x001B_t")
    answer(book, others[5], FormColumn.DECISION, "_x001B_[2Jhidden")


def test_six_wrong_cells_are_named_in_one_list(form: Path) -> None:
    with pytest.raises(FaultyRowsError) as caught:
        read_return(filled(form, six_faults))
    faults = caught.value.faults
    assert len(faults) == 6
    assert caught.value.good == 2
    assert all(fault.startswith("Decisions.xlsx: ") and fault.endswith(".") for fault in faults)
    assert sum("says “fine” and must be one of: met" in fault for fault in faults) == 1
    assert caught.value.message.splitlines() == list(faults)


def test_the_good_rows_are_taken_in_on_request(form: Path, workspace: Workspace) -> None:
    path = filled(form, six_faults)
    with pytest.raises(FaultyRowsError):
        workspace.decisions.take_in(path)
    assert workspace.decisions.all() == ()
    preview, added = workspace.decisions.take_in(path, good_rows=True)
    assert [decision.verdict for decision in added] == [Verdict.MET] * 2
    assert LISTENING in {decision.criterion for decision in added}
    assert len(preview.returned.faults) == 6


def test_who_decided_cannot_be_left_out_and_is_named_with_the_rest(form: Path) -> None:
    def fill(book: Book) -> None:
        six_faults(book)
        set_field(book, "Your role", "friend")
        set_field(book, "Date", "soon")

    with pytest.raises(FaultyRowsError) as caught:
        read_return(filled(form, fill), good_rows=True)
    assert len(caught.value.faults) == 8
    assert caught.value.good == 0


def test_a_wrong_claims_row_keeps_its_criterion_out(form: Path) -> None:
    def fill(book: Book) -> None:
        usual(book)
        answer(book, row(book) + 1, FormColumn.ACCEPTED, "maybe")

    with pytest.raises(FaultyRowsError, match="must be one of: yes, no"):
        read_return(filled(form, fill), good_rows=True)


def test_an_escaped_line_end_is_a_line_end(form: Path) -> None:
    def fill(book: Book) -> None:
        usual(book)
        answer(book, row(book), FormColumn.FEEDBACK, "One._x000D_\nTwo._x000d_Three_x005F_x000D_.")

    (decision,) = read_return(filled(form, fill)).decisions
    assert decision.feedback == "One.\nTwo.\nThree_x000D_."


@given(st.text())
def test_whatever_is_in_a_cell_no_character_that_steers_a_screen_is_left(text: str) -> None:
    shown = text_of(text)
    assert not any(character < " " and character not in "\n\t" for character in shown)
    assert "\x7f" not in shown
    assert not any("\x80" <= character <= "\x9f" for character in shown)


@pytest.mark.parametrize("code", ["001B", "0007", "009B", "0000", "D800", "FFFE"])
def test_an_escaped_control_character_is_left_out(code: str) -> None:
    assert text_of(f"a_x{code}_b") == "ab"


def test_an_opendocument_spreadsheet_is_read_like_the_other(form: Path, tmp_path: Path) -> None:
    path = filled(form, usual)
    book = openpyxl.load_workbook(path)
    ods = read_return(write_ods(book, tmp_path / "Decisions.ods"))
    xlsx = read_return(path)
    assert ods.decisions == xlsx.decisions
    assert (ods.portfolio, ods.decided_by, ods.made_at) == (xlsx.portfolio, xlsx.decided_by, xlsx.made_at)


def test_faults_in_an_opendocument_spreadsheet_are_named_too(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled(form, six_faults))
    with pytest.raises(FaultyRowsError) as caught:
        read_return(write_ods(book, tmp_path / "Decisions.ods"))
    assert len(caught.value.faults) == 6
    assert any("holds a formula" in fault for fault in caught.value.faults)


def test_a_cell_that_says_it_is_there_a_thousand_million_times_is_read_once(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(filled(form, usual))
    many = '<table:table-cell table:number-columns-repeated="999999999" office:value-type="string"><text:p>x</text:p>'
    path = write_ods(book, tmp_path / "Decisions.ods", more=f"{many}</table:table-cell>")
    assert [decision.verdict for decision in read_return(path).decisions] == [Verdict.MET]


def test_an_opendocument_spreadsheet_with_a_password_is_said(form: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(form)
    path = write_ods(book, tmp_path / "D.ods", manifest="<m:encryption-data xmlns:m='m'/>")
    with pytest.raises(InputError, match="has a password"):
        read_return(path)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Decisions.csv", b"Key,Unit,Criterion\nK1,101,1.1\n", "one sheet only.*save it as an Excel workbook"),
        ("Decisions.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"old spreadsheet \(\.xls\), or it has"),
        ("Decisions.numbers", b"PK\x05\x06" + bytes(18), r"of this kind \(\.numbers\) is not read"),
        ("Decisions.txt", b"hello", "neither a signed file of decisions nor a filled-in"),
        ("bad\x1b[2Jname.xlsx", b"hello", r"^bad\[2Jname\.xlsx is neither"),
    ],
)
def test_another_kind_of_file_is_told_how_to_be_saved(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        read_return(path)


def test_a_word_document_is_told_that_its_comments_are_not_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "Portfolio.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(InputError, match=r"^Portfolio\.docx: comments in a Word document are not taken in: read them"):
        read_return(path)


def test_a_part_that_cannot_be_unpacked_is_the_files_fault(form: Path) -> None:
    content = bytearray(filled(form, usual).read_bytes())
    with zipfile.ZipFile(form) as package:
        entry = package.getinfo("xl/worksheets/sheet2.xml")
    at = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    content[at : at + 40] = bytes(byte ^ 0xA5 for byte in content[at : at + 40])
    form.write_bytes(content)
    with pytest.raises(InputError, match="not a whole spreadsheet"):
        read_return(form)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6))
def test_a_form_damaged_anywhere_is_read_or_refused_in_a_sentence(
    form: Path, tmp_path: Path, flips: list[tuple[float, int]]
) -> None:
    content = bytearray(form.read_bytes())
    for place, bits in flips:
        content[int(place * len(content))] ^= bits
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:  # an empty form is refused as well
        read_return(path)
    assert caught.value.message.startswith("damaged.xlsx")
