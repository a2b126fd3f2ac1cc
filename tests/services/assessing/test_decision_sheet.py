import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from portfolio_app.domain.decisions.decision import Check, Origin, Role, Verdict
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.errors import InputError
from portfolio_app.services.proving.reading import read_return
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, PACK

Fill = Callable[[Book], object]


def column(name: FormColumn) -> int:
    return list(FormColumn).index(name) + 1


def row_of(sheet: Worksheet, text: str) -> int:
    what = column(FormColumn.WHAT)
    return next(r for r in range(2, sheet.max_row + 1) if text in str(sheet.cell(r, what).value))


def table(book: Book) -> Worksheet:
    sheet = book["Decisions"]
    assert isinstance(sheet, Worksheet)
    return sheet


def set_field(book: Book, field: str, value: object) -> None:
    start = book["Start here"]
    row = next(r for r in range(1, 40) if start.cell(r, 1).value == field)
    start.cell(row, 2).value = value  # pyright: ignore


def answer(book: Book, row: int, name: FormColumn, value: object) -> None:
    table(book).cell(row, column(name)).value = value  # pyright: ignore


def usual(book: Book) -> None:
    """Fill in who decides, and one criterion with its claim."""
    set_field(book, "Your name", "Jo Field")
    set_field(book, "Your role", "assessor")
    set_field(book, "Date", datetime(2026, 3, 4))
    row = row_of(table(book), "Listen actively")
    answer(book, row, FormColumn.DECISION, "Met ")
    answer(book, row, FormColumn.VALID, "yes")
    answer(book, row, FormColumn.RELIABLE, "YES")
    answer(book, row, FormColumn.AUTHENTIC, "no")
    answer(book, row, FormColumn.FEEDBACK, "Good.\nReally.")
    answer(book, row, FormColumn.METHOD, "examination")
    answer(book, row, FormColumn.QUESTIONS, 42)
    answer(book, row + 1, FormColumn.ACCEPTED, "yes")
    answer(book, row + 1, FormColumn.FEEDBACK, "-these words")


def filled(path: Path, *fills: Fill) -> Path:
    book = openpyxl.load_workbook(path)
    for fill in fills:
        fill(book)
    book.save(path)
    return path


def test_a_filled_form_comes_back(form: Path, workspace: Workspace) -> None:
    read = read_return(filled(form, usual))
    assert (read.portfolio, read.learner, read.pack) == (workspace.details.get().identity, "Ann Example", PACK)
    assert (read.decided_by, read.role, read.made_at) == ("Jo Field", Role.ASSESSOR, "2026-03-04T00:00:00Z")
    assert (read.origin, read.fingerprint) == (Origin.SPREADSHEET, "")
    (decision,) = read.decisions
    assert (decision.criterion, decision.verdict) == (LISTENING, Verdict.MET)
    assert decision.checks == {Check.VALID, Check.RELIABLE}
    assert (decision.feedback, decision.method, decision.questions) == ("Good.\nReally.", "examination", "42")
    (claim,) = decision.claims
    assert (claim.accepted, claim.feedback) == (True, "-these words")
    assert claim.digest == workspace.decisions.preview(form).incoming[0].decision.claims[0].digest
    assert not workspace.decisions.preview(form).incoming[0].since


def test_the_form_names_every_criterion_and_claim(form: Path, workspace: Workspace) -> None:
    sheet = table(openpyxl.load_workbook(form))
    keys = [str(sheet.cell(row, 1).value) for row in range(2, sheet.max_row + 1)]
    criteria = sum(len(framework.criteria) for framework in workspace.frameworks.all())
    assert len([key for key in keys if key.startswith("K")]) == criteria
    assert sorted(key for key in keys if key.startswith("C")) == ["C1", "C2", "C3"]
    note = sheet.cell(row_of(sheet, "rang the manager"), column(FormColumn.WHAT))
    assert note.data_type == "s"


def test_rows_may_be_sorted_and_left_out(form: Path) -> None:
    def turn(book: Book) -> None:
        sheet = table(book)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows[:-2]), start=2):
            for place, value in enumerate(row, start=1):
                sheet.cell(number, place).value = value  # pyright: ignore
        sheet.delete_rows(len(rows), 5)

    (decision,) = read_return(filled(form, usual, turn)).decisions
    assert (decision.criterion, decision.claims[0].accepted) == (LISTENING, True)


@pytest.mark.parametrize("given", ["4.3.2026", "4 March 2026", "2026-03-04", date(2026, 3, 4)])
def test_a_date_may_be_written_as_people_write_it(form: Path, given: object) -> None:
    path = filled(form, usual, lambda book: set_field(book, "Date", given))
    assert read_return(path).made_at == "2026-03-04T00:00:00Z"


def test_without_a_date_it_is_that_of_saving(form: Path) -> None:
    path = filled(form, usual, lambda book: set_field(book, "Date", None))
    assert read_return(path).made_at[:4] >= "2026"


def row(book: Book) -> int:
    return row_of(table(book), "Listen actively")


def fact(name: str, value: object) -> Fill:
    def change(book: Book) -> None:
        data = book["Data"]
        place = next(r for r in range(1, 20) if data.cell(r, 1).value == name)
        data.cell(place, 2).value = value  # pyright: ignore

    return change


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (lambda b: set_field(b, "Your name", None), "“Your name” on the sheet “Start here” is empty"),
        (lambda b: set_field(b, "Your name", "=A1"), "holds a formula"),
        (lambda b: set_field(b, "Your role", "friend"), "must be one of: assessor, quality assurer, employer"),
        (lambda b: set_field(b, "Date", "soon"), "is no date"),
        (lambda b: answer(b, row(b), FormColumn.DECISION, "fine"), "“Decision” in row .* must be one of: met"),
        (lambda b: answer(b, row(b), FormColumn.FEEDBACK, "=HYPERLINK(A1)"), "“Feedback to the learner” in row"),
        (lambda b: answer(b, row(b) + 1, FormColumn.ACCEPTED, "maybe"), "must be one of: yes, no"),
        (lambda b: answer(b, row(b), FormColumn.QUESTIONS, "x" * 4001), "more than 4,000 characters"),
        (lambda b: answer(b, row(b), FormColumn.METHOD, "x" * 201), "more than 200 characters"),
        (lambda b: answer(b, row(b), FormColumn.DECISION, None), "CS101/101/1.3 has answers but no decision"),
        (lambda b: answer(b, row_of(table(b), "rang the"), FormColumn.ACCEPTED, "no"), "CS103/103/4.1 has answers"),
        (lambda b: answer(b, row(b), FormColumn.KEY, "K9999"), "row .* is not of the form as it was made"),
        (lambda b: answer(b, row(b), FormColumn.KEY, None), "row .* is not of the form as it was made"),
        (lambda b: answer(b, row(b) + 1, FormColumn.KEY, table(b).cell(row(b), 1).value), "is there twice"),
        (lambda b: table(b).delete_cols(5), "the columns of the sheet “Decisions” were changed"),
        (lambda b: table(b).insert_cols(9), "the columns of the sheet “Decisions” were changed"),
        (lambda b: answer(b, 1, FormColumn.DECISION, "Verdict"), "“Decision” is not there"),
        (lambda b: b.remove(b["Data"]), "the sheet “Data” is missing"),
        (lambda b: b.remove(b["Decisions"]), "the sheet “Decisions” is missing"),
        (lambda b: setattr(b["Start here"], "title", "Start"), "the sheet “Start here” is missing"),
        (fact("Format", "portfolio-evidence-decisions-form/2"), "newer version"),
        (fact("Format", "other"), "not the form of a pack"),
        (fact("Pack", "zz"), "the hidden sheet “Data” was changed"),
    ],
)
def test_a_form_that_cannot_be_taken_gets_one_sentence(form: Path, fill: Fill, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_return(filled(form, usual, fill))
    assert caught.value.message.startswith("Decisions.xlsx: ")
    assert "\n" not in caught.value.message


def test_an_empty_form_is_no_answer(form: Path) -> None:
    with pytest.raises(InputError, match="Your name"):
        read_return(form)

    def named(book: Book) -> None:
        usual(book)
        for each in range(row(book), row(book) + 2):
            for name in FormColumn:
                if name.value and column(name) > column(FormColumn.STATE):
                    answer(book, each, name, None)

    with pytest.raises(InputError, match="no decision was filled in"):
        read_return(filled(form, named))


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    path.write_bytes(made.getvalue())
    return path


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda n, c: ENTITY + c if n.endswith("styles.xml") else c, "document type"),
        (lambda n, c: (ENTITY + c).decode().encode("utf-16") if n.endswith("styles.xml") else c, "document type"),
        (lambda n, c: c + b" " * 70_000_000 if n.endswith("sheet1.xml") else c, "larger inside"),
        (lambda n, c: c[: len(c) // 2] if n.endswith("sheet2.xml") else c, "cannot be read"),
        (lambda n, c: b"" if n == "xl/workbook.xml" else c, "cannot be read"),
        (lambda n, c: b"<a/>" if n == "[Content_Types].xml" else c, "cannot be read"),
    ],
)
def test_a_hostile_or_broken_package_gets_one_sentence(
    form: Path, change: Callable[[str, bytes], bytes], said: str
) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_return(repacked(filled(form, usual), change))
    assert "\n" not in caught.value.message


def test_any_other_zip_is_not_the_form(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "hello")
    with pytest.raises(InputError, match="not a spreadsheet"):
        read_return(path)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(InputError, match="not a whole spreadsheet"):
        read_return(path)
    Book().save(path)
    with pytest.raises(InputError, match="the sheet “Start here” is missing"):
        read_return(path)


def test_other_criteria_are_not_touched(form: Path) -> None:
    assert MANAGER not in {decision.criterion for decision in read_return(filled(form, usual)).decisions}


def test_a_form_with_its_columns_in_another_order_is_read(workspace: Workspace, form: Path, tmp_path: Path) -> None:
    """Forms of earlier versions, which lie in packs that were sent, have the feedback at the end."""
    book = openpyxl.load_workbook(form)
    sheet = book["Decisions"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    sheet.protection.sheet = False
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(list(reversed(row)))
    heads = [cell.value for cell in sheet[1]]
    for number in range(2, sheet.max_row + 1):
        code = sheet.cell(number, heads.index("Criterion") + 1).value
        if code is not None and sheet.cell(number, heads.index("Before") + 1).value:
            sheet.cell(number, heads.index("Decision") + 1, "met")
            sheet.cell(number, heads.index("Feedback to the learner") + 1, "Well done.")
            break
    start = book["Start here"]
    said = {"Your name": "Jo Field", "Your role": "assessor", "Date": "2026-03-04"}
    for number in range(1, start.max_row + 1):
        field = str(start.cell(number, 1).value)
        if field in said:
            start.cell(number, 2, said[field])
    path = tmp_path / "back.xlsx"
    book.save(path)
    _, added = workspace.decisions.take_in(path)
    assert [(decision.verdict, decision.feedback) for decision in added] == [(Verdict.MET, "Well done.")]
