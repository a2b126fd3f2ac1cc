import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl

from portfolio_app.domain.decisions.return_form import FormColumn
from tests.cli.conftest import Call


def filled(call: Call, portfolio: Path, folder: Path) -> Path:
    """Fill in the form of a pack: met for one criterion, more evidence for another."""
    pack = folder / "pack.zip"
    assert call("export", portfolio, "--pack", pack).code == 0
    with zipfile.ZipFile(pack) as archive:
        archive.extract("Decisions.xlsx", folder)
    path = folder / "Decisions.xlsx"
    book = openpyxl.load_workbook(path)
    start, sheet = book["Start here"], book["Decisions"]
    for row in range(1, 20):
        given = {"Your name": "Jo Field", "Your role": "assessor", "Date": datetime(2026, 3, 4)}
        if start.cell(row, 1).value in given:
            start.cell(row, 2).value = given[str(start.cell(row, 1).value)]
    columns = [column.value for column in FormColumn]
    for row in range(2, sheet.max_row + 1):
        if str(sheet.cell(row, 4).value).startswith("Listen actively"):
            sheet.cell(row, columns.index("Decision") + 1).value = "met"  # pyright: ignore
        if str(sheet.cell(row, 4).value).startswith("Identify two internal"):
            sheet.cell(row, columns.index("Decision") + 1).value = "more evidence needed"  # pyright: ignore
            sheet.cell(row, columns.index("Feedback to the learner") + 1).value = "One more."  # pyright: ignore
    book.save(path)
    return path


def test_decisions_are_taken_in_listed_and_shown(call: Call, portfolio: Path, tmp_path: Path) -> None:
    source = filled(call, portfolio, tmp_path)
    checked = call("decisions", "import", portfolio, source, "--check")
    assert (checked.code, checked.out.splitlines()[0]) == (0, "Would take in 2 decisions by Jo Field (assessor).")
    assert call("decisions", "list", portfolio).out.startswith("Nothing has been decided yet")
    taken = call("decisions", "import", portfolio, source)
    assert (taken.code, taken.out.splitlines()[0]) == (0, "Took in 2 decisions by Jo Field (assessor).")
    assert "A spreadsheet is not signed" in taken.err
    listed = {entry["criterion"]: entry for entry in call("decisions", "list", portfolio, "--json").json}
    assert listed["CS101/101/1.3"]["decision"]["verdict"] == "met"
    assert listed["CS103/103/2.2"]["decision"]["feedback"] == "One more."
    assert listed["CS103/103/2.2"]["since"] == {"changed": [], "withdrawn": [], "added": []}
    shown = call("decisions", "show", portfolio, "103 2.2")
    assert "more evidence needed: Jo Field (assessor), 2026-03-04" in shown.out
    # Said for good, and not only when it was taken in.
    note = "Note on CS103/103/2.2 by Jo Field: It is dated 4 March 2026, before the pack was made on "
    assert note in call("decisions", "list", portfolio).out
    assert any("before the pack" in each for each in listed["CS103/103/2.2"]["decision"]["notes"])
    states = {e["criterion"]: e["state"] for e in call("coverage", portfolio, "--json").json["criteria"]}
    assert (states["CS101/101/1.3"], states["CS103/103/2.2"]) == ("met", "not yet met")


def test_the_same_file_twice_and_other_files(call: Call, portfolio: Path, tmp_path: Path) -> None:
    source = filled(call, portfolio, tmp_path)
    answer = call("decisions", "import", portfolio, source, "--json").json
    assert (answer["taken"], [entry["state"] for entry in answer["decisions"]]) == (True, ["new", "new"])
    again = call("decisions", "import", portfolio, source)
    assert (again.code, again.out) == (3, "")
    assert "Decisions.xlsx was taken in already on" in again.err
    assert call("decisions", "import", portfolio, portfolio).code == 3
    assert call("decisions", "import", portfolio, tmp_path / "missing.xlsx").code == 3
    assert call("decisions", "show", portfolio, "9.9").code == 3
    assert call("decisions", "show", portfolio, "101 1.1", "--json").json is None
    assert len(call("decisions", "list", portfolio, "--json").json) == 2


def test_an_assessor_decides_and_returns_without_a_window(call: Call, portfolio: Path, tmp_path: Path) -> None:
    pack, back = tmp_path / "pack.zip", tmp_path / "back.decisions"
    assert call("export", portfolio, "--pack", pack).code == 0
    assert call("decisions", "return", pack, back).code == 2
    decide = ("decisions", "decide", pack, "103 2.2", "more evidence needed")
    assert (
        call(*decide, "--feedback", "One more.", "--check", "valid", "--question", "Why?", "--method", "PD").code == 0
    )
    claim = next(c for c in call("claim", "list", portfolio, "--json").json if c["criterion"] == "CS103/103/2.2")
    assert call(*decide, "--reject", claim["id"], "--about", claim["id"], "Too short.").code == 0
    assert call(*decide, "--accept", 999).code == 3
    assert call("decisions", "decide", pack, "9.9", "met").code == 3
    assert call("decisions", "decide", pack, "101 1.3", "perhaps").code == 2
    draft = next(d for d in call("decisions", "drafts", pack, "--json").json if d["criterion"] == "CS103/103/2.2")
    assert (draft["verdict"], draft["feedback"], draft["checks"]) == ("more evidence needed", "One more.", ["valid"])
    assert draft["claims"] == [{"id": claim["id"], "accepted": False, "feedback": "Too short."}]
    assert "57 criteria of 58 not decided yet." in call("decisions", "drafts", pack).out
    returned = call("decisions", "return", pack, back, "--by", "Jo Field", "--json")
    assert (returned.code, returned.json["decisions"]) == (0, 1)
    assert call("decisions", "report", pack, tmp_path / "f.pdf").code == 0
    taken = call("decisions", "import", portfolio, back)
    assert taken.code == 0
    assert returned.json["key"] in taken.out
    assert call("export", portfolio, "--feedback", tmp_path / "g.docx").code == 0
    assert call("decisions", "decide", portfolio, "101 1.3", "met").code == 3


def test_wrong_cells_are_all_named_and_the_good_rows_taken_in_on_request(
    call: Call, portfolio: Path, tmp_path: Path
) -> None:
    source = filled(call, portfolio, tmp_path)
    book = openpyxl.load_workbook(source)
    sheet, columns = book["Decisions"], [column.value for column in FormColumn]
    criteria = [row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("K")]
    for row in criteria[-6:]:
        sheet.cell(row, columns.index("Decision") + 1).value = "=1+1" if row % 2 else "fine_x001B_[2J"  # pyright: ignore
    book.save(source)
    refused = call("decisions", "import", portfolio, source)
    assert (refused.code, refused.out) == (3, "")
    lines = refused.err.splitlines()
    assert sum(line.startswith("portfolio-app: Decisions.xlsx: “Decision” in row ") for line in lines) == 6
    assert lines[-1] == "portfolio-app: Nothing was taken in; “--good-rows” takes in the 2 decisions without a fault."
    assert "\x1b" not in refused.err
    taken = call("decisions", "import", portfolio, source, "--good-rows")
    assert taken.code == 0
    assert taken.out.startswith("Took in 2 decisions by Jo Field")
    assert "6 faults kept rows out; they are named above." in taken.out
    assert sum("“Decision” in row " in line for line in taken.err.splitlines()) == 6


def test_a_dispute_and_what_to_note_are_listed_and_shown(call: Call, portfolio: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    assert call("export", portfolio, "--pack", pack).code == 0
    for name, role, verdict in (("Jo Field", "assessor", "met"), ("jo field", "quality assurer", "not yet met")):
        assert call("decisions", "decide", pack, "101 1.3", verdict).code == 0
        back = tmp_path / f"{role}.decisions"
        assert call("decisions", "return", pack, back, "--by", name, "--role", role).code == 0
        assert call("decisions", "import", portfolio, back).code == 0
    shown = call("decisions", "show", portfolio, "101 1.3")
    assert "In dispute: jo field (quality assurer) decided “not yet met” after Jo Field decided “met”" in shown.out
    assert "Note: The quality assurer has the assessor's name." in shown.out
    entry = call("decisions", "show", portfolio, "101 1.3", "--json").json
    assert [each["part"] for each in entry["history"]] == ["in dispute", "counts"]
    assert entry["decision"]["signed"] is True
    states = {e["criterion"]: e for e in call("coverage", portfolio, "--json").json["criteria"]}
    assert states["CS101/101/1.3"]["state"] == "not yet met"
    assert "not yet met (in dispute)" in call("decisions", "list", portfolio).out
