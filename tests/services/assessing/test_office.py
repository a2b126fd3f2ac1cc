"""The form of a real pack, filled in by LibreOffice and saved by it, comes back complete."""

from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from portfolio_app.domain.decisions.decision import Check, Role, Verdict
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER
from tests.services.assessing.filling import SOFFICE, fill

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def test_a_form_filled_by_libreoffice_comes_back_complete(workspace: Workspace, tmp_path: Path) -> None:
    workspace.packs.make(tmp_path / "pack.zip", "2026-03-03T10:00:00Z")
    with ZipFile(tmp_path / "pack.zip") as pack:
        pack.extract("Decisions.xlsx", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "Decisions.xlsx")
    sheet, start = book["Decisions"], book["Start here"]
    assert isinstance(sheet, Worksheet)
    assert isinstance(start, Worksheet)
    fields = {str(start.cell(row, 1).value): f"B{row}" for row in range(1, 20)}
    answers = {
        ("Start here", fields["Your name"]): "Zoë Ünder",
        ("Start here", fields["Your role"]): "assessor",
        ("Start here", fields["Date"]): "2026-03-04",
    }
    columns = {name: get_column_letter(place) for place, name in enumerate(FormColumn, start=1)}
    criteria = [row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("K")]
    claims = [row for row in range(2, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("C")]
    for row in criteria:
        answers["Decisions", f"{columns[FormColumn.DECISION]}{row}"] = list(Verdict)[row % 3].value
        answers["Decisions", f"{columns[FormColumn.FEEDBACK]}{row}"] = f"Row {row}: naïve “quotes”, 1 < 2\nand a line"
        answers["Decisions", f"{columns[FormColumn.QUESTIONS]}{row}"] = "Why?\nWhen?"
        answers["Decisions", f"{columns[FormColumn.METHOD]}{row}"] = "examination of evidence"
        for name in ("Valid", "Authentic", "Current", "Sufficient", "Reliable"):
            answers["Decisions", f"{columns[FormColumn(name)]}{row}"] = "yes"
    for row in claims:
        answers["Decisions", f"{columns[FormColumn.ACCEPTED]}{row}"] = "yes" if row % 2 else "no"
        answers["Decisions", f"{columns[FormColumn.FEEDBACK]}{row}"] = f"On claim in row {row}"
    fill(tmp_path / "Decisions.xlsx", answers, tmp_path / "Filled.xlsx", tmp_path)

    preview, added = workspace.decisions.take_in(tmp_path / "Filled.xlsx")
    assert (preview.returned.decided_by, preview.returned.role) == ("Zoë Ünder", Role.ASSESSOR)
    assert len(added) == len(criteria)
    assert [decision.verdict for decision in added] == [list(Verdict)[row % 3] for row in criteria]
    for row, decision in zip(criteria, added, strict=True):
        assert decision.feedback == f"Row {row}: naïve “quotes”, 1 < 2\nand a line"
        assert decision.questions == "Why?\nWhen?"
        assert decision.method == "examination of evidence"
        assert decision.checks == set(Check)
        assert decision.decided_at == "2026-03-04T00:00:00Z"
    said = {claim.claim_id: claim for decision in added for claim in decision.claims}
    assert len(said) == len(claims) == 3
    assert all(claim.feedback.startswith("On claim in row ") and claim.accepted is not None for claim in said.values())
    standings = workspace.decisions.standings()
    assert not standings[LISTENING].since
    assert not standings[MANAGER].since


def test_a_formula_typed_in_libreoffice_is_refused(workspace: Workspace, form: Path, tmp_path: Path) -> None:
    from portfolio_app.domain.errors import InputError

    book = openpyxl.load_workbook(form)
    start = book["Start here"]
    fields = {str(start.cell(row, 1).value): f"B{row}" for row in range(1, 20)}
    answers = {
        ("Start here", fields["Your name"]): "Zoë",
        ("Start here", fields["Your role"]): "assessor",
        ("Decisions", "I2"): "met",
        ("Decisions", "K2"): '="a"&"b"',
    }
    fill(form, answers, tmp_path / "Filled.xlsx", tmp_path)
    with pytest.raises(InputError, match="“Feedback to the learner” in row 2 holds a formula"):
        workspace.decisions.preview(tmp_path / "Filled.xlsx")
