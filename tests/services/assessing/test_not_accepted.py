"""Words that were not accepted are marked, or left out, wherever claims are listed."""

import io
import json
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.cli.main import run
from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.documents.report import Heading, Row, Table
from portfolio_app.domain.documents.workbook import Cell, Sheet, Value
from portfolio_app.services.documents.report import Content, build_report
from portfolio_app.services.documents.workbook import build_workbook
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide

DAY = date(2026, 3, 7)
REFUSED = "not accepted, no longer counted"


@pytest.fixture
def content(workspace: Workspace, signed: Sign) -> Content:
    """The portfolio in which the claim on MANAGER was not accepted, and that on LISTENING was."""
    refused = decide(workspace, MANAGER, Verdict.NOT_YET_MET)
    refused = replace(refused, claims=(replace(refused.claims[0], accepted=False),))
    workspace.decisions.take_in(signed(refused, decide(workspace, LISTENING)).path)
    return workspace.overview.content()


def sheet(content: Content, name: str) -> Sheet:
    return next(each for each in build_workbook(content, DAY).sheets if isinstance(each, Sheet) and each.name == name)


def value(cell: Cell | Value) -> Value:
    return cell.value if isinstance(cell, Cell) else cell


def row_of(content: Content, name: str, criterion: str) -> dict[str, Value]:
    table = sheet(content, name)
    titles = [column.title for column in table.columns]
    unit, code = criterion.split("/")[1:]
    rows = [dict(zip(titles, map(value, row), strict=True)) for row in table.rows]
    return next(row for row in rows if (row["Unit"], row["Criterion"]) == (unit, code))


def test_the_spreadsheet_marks_them_and_counts_them_nowhere(content: Content) -> None:
    assert row_of(content, "Claims", MANAGER)["Look again"] == REFUSED
    assert row_of(content, "Claims", LISTENING)["Look again"] is None
    account = "E001 A kettle"
    assert row_of(content, "Map", MANAGER)[account] == "✗ not accepted RA"
    assert row_of(content, "Map", LISTENING)[account] == "● RA"
    assert (row_of(content, "Map 0-1", MANAGER)[account], row_of(content, "Map 0-1", LISTENING)[account]) == (0, 1)
    covered = row_of(content, "Coverage", MANAGER)
    assert (covered["Claims"], covered["Evidence"]) == (0, "")
    (evidence,) = sheet(content, "Evidence").rows
    assert "4.1" not in str([value(cell) for cell in evidence])


def rows_of(content: Content, beginning: str) -> list[Row]:
    tables = [block for block in build_report(content, DAY).blocks if isinstance(block, Table)]
    return [row for table in tables if table.summary.startswith(beginning) for row in table.rows]


def test_the_table_below_an_account_marks_them(content: Content) -> None:
    said = {repr(row.cells[0]): repr(row.cells[1]) for row in rows_of(content, "The criteria that E001")}
    marked = [code for code, text in said.items() if REFUSED.capitalize() in text]
    assert len(said) == 3
    assert len(marked) == 1
    assert "4.1" in marked[0]


def test_one_of_several_on_a_criterion_is_named_by_its_words(workspace: Workspace, signed: Sign) -> None:
    other = workspace.claims.add("E001", MANAGER, "I listened first")
    decision = decide(workspace, MANAGER, Verdict.NOT_YET_MET)
    claims = tuple(replace(each, accepted=False) for each in decision.claims if each.claim_id == other.id)
    workspace.decisions.take_in(signed(replace(decision, claims=claims)).path)
    content = workspace.overview.content()
    (said,) = (text for row in rows_of(content, "The criteria that E001") if REFUSED in (text := repr(row.cells[1])))
    assert f"The words “I listened first”: {REFUSED}" in said
    assert row_of(content, "Map", MANAGER)["E001 A kettle"] == "● RA"


def test_the_grid_names_no_evidence_for_a_need_that_was_not_accepted(content: Content) -> None:
    (row,) = (row for row in rows_of(content, "Criteria of unit 103") if "whom to inform" in repr(row.cells[1]))
    assert "whom to inform: missing" in repr(row.cells[1])
    assert "not accepted" in repr(row.cells[2])


def test_the_index_of_evidence_lists_no_criterion_for_them(content: Content) -> None:
    report = build_report(content, DAY)
    at = next(
        i for i, block in enumerate(report.blocks) if isinstance(block, Heading) and block.anchor == "evidence-index"
    )
    index = next(block for block in report.blocks[at:] if isinstance(block, Table))
    assert "1.3" in repr(index.rows)
    assert "4.1" not in repr(index.rows)


def test_the_command_line_marks_them(workspace: Workspace, content: Content) -> None:
    path = str(workspace.path)
    workspace.close()
    listed = {claim["criterion"]: claim for claim in json.loads(said_by("claim", "list", path, "--json"))}
    assert {criterion: claim["not_accepted"] for criterion, claim in listed.items()} == {
        LISTENING: False,
        MANAGER: True,
        "CS105/105/1.7": False,
    }
    lines = said_by("claim", "list", path).splitlines()
    assert [MANAGER in line for line in lines if "not accepted" in line] == [True]
    assert f"for {MANAGER}. Not accepted" in said_by("evidence", "show", path, "E001")


def said_by(*call: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        assert run(list(call)) == 0
    return out.getvalue()


def test_the_first_page_of_a_pack_marks_them(workspace: Workspace, content: Content, tmp_path: Path) -> None:
    import zipfile

    workspace.packs.make(tmp_path / "pack.zip", "2026-03-08T09:00:00Z")
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        page = next(pack.read(name).decode() for name in pack.namelist() if name.endswith("START HERE.html"))
    assert page.count(REFUSED) == 1
