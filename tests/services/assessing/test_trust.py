"""How far decisions can be trusted is said wherever they stand."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from portfolio_app.domain.decisions.decision import Role, Verdict
from portfolio_app.exporters.xlsx import write_xlsx
from portfolio_app.services.documents.report import build_feedback, build_report
from portfolio_app.services.documents.workbook import build_workbook
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide

DAY = date(2026, 12, 7)


def test_signed_or_not_by_which_key_and_what_to_know_stand_beside_each_decision(
    workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    own = decide(workspace, LISTENING, decided_by="Ann Example", decided_at="2026-03-04T10:00:00Z")
    preview, _ = workspace.decisions.take_in(signed(own).path)
    before = "It is dated 4 March 2026, before the pack: a claim in it was made on "
    learner = "The assessor has the learner's name."
    assert preview.incoming[0].notes[0] == learner
    assert preview.incoming[0].notes[1].startswith(before)
    standing = workspace.decisions.standings()[LISTENING]
    assert standing.decision
    assert standing.decision.receipt
    assert standing.trust.notes(standing.decision) == preview.incoming[0].notes
    key = standing.decision.receipt.fingerprint[:19]
    content = workspace.overview.content()
    for report in (build_report(content, DAY), build_feedback(content, DAY)):
        said = repr(report)
        assert f"igned, key {key}" in said
        assert learner in said
        assert before in said
    write_xlsx(build_workbook(content, DAY), tmp_path / "m.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "m.xlsx")["Decisions"]
    rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["Signed"], row["Key"]) == ("signed", key)
    assert learner in row["To note"]


def test_a_quality_assurer_with_the_assessors_key_is_noted_also_where_one_criterion_is_looked_at(
    workspace: Workspace, signed: Sign
) -> None:
    from portfolio_app.signing.manifests import make_key

    key = make_key().private
    workspace.decisions.take_in(signed(decide(workspace, MANAGER), key=key).path)
    assurer = decide(workspace, LISTENING, Verdict.MET, role=Role.QUALITY_ASSURER, decided_by="Sam Hall")
    workspace.decisions.take_in(signed(assurer, key=key, name="b.decisions").path)
    standing = workspace.decisions.standings([LISTENING])[LISTENING]
    assert "The same key signed for Jo Field." in standing.trust.notes(standing.history[0])


def test_a_form_dated_before_its_pack_is_said_before_it_is_taken_in(workspace: Workspace, form: Path) -> None:
    from tests.services.assessing.test_decision_sheet import filled, set_field, usual

    path = filled(form, usual, lambda book: set_field(book, "Date", date(2026, 3, 1)))
    said = "Decisions.xlsx is dated 1 March 2026, before its pack was made on 3 March 2026."
    assert said in workspace.decisions.preview(path).warnings


@pytest.mark.parametrize("criterion", [LISTENING, "CS101/101/1.1"])
def test_a_decision_dated_before_its_pack_says_so_for_good_also_where_nothing_is_claimed(
    workspace: Workspace, signed: Sign, criterion: str
) -> None:
    made = decide(workspace, criterion, claims=())
    path = signed(made, pack_made_on=date(2026, 3, 5)).path
    note = "It is dated 4 March 2026, before the pack was made on 5 March 2026."
    assert note in workspace.decisions.preview(path).incoming[0].notes
    workspace.decisions.take_in(path)
    standing = workspace.decisions.standings()[criterion]
    assert note in standing.trust.notes(standing.history[0])
    content = workspace.overview.content()
    assert note in repr(build_report(content, date(2026, 3, 7)))
