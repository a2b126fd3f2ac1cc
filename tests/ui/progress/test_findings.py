"""Findings: where each leads, and how they are grouped."""

import pytest
from pytestqt.modeltest import ModelTester

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.state import State
from portfolio_app.ui.progress.findings import Names, Target, finding_rows, target_of
from portfolio_app.ui.widgets.tree_rows import TreeRow, TreeRowsModel

CRITERION = Criterion("F/103/2.2", "2.2", "Identify two factors", CriterionKind.KNOWLEDGE)
NAMES = Names(
    {CRITERION.reference: CRITERION}, {CRITERION.reference: "103 2.2"}, {CRITERION.reference: 1}, {4: "Kettle"}
)


@pytest.mark.parametrize(
    ("where", "message", "target"),
    [
        ("F/103/2.2", "", Target(criterion="F/103/2.2")),
        ("E004", "", Target(evidence=4)),
        ("E1234", "", Target(evidence=1234)),
        ("E004 claim 12", "", Target(evidence=4, claim=12)),
        (
            "claim 12",
            "The claim no longer points at its words in E004; select them again.",
            Target(evidence=4, claim=12),
        ),
        ("claim 12", "The claim is lost.", Target()),
        ("account_revisions 5", "This row belongs to a row of accounts that is missing.", Target()),
        ("Ann.portfolio", "The file is damaged; E004 is safe.", Target()),
        ("", "", Target()),
    ],
)
def test_where_a_finding_leads(where: str, message: str, target: Target) -> None:
    assert target_of(Finding("any", where, message), NAMES.criteria) == target


def test_a_target_is_true_when_it_leads_somewhere() -> None:
    assert Target(evidence=1)
    assert not Target()


def test_findings_are_grouped_the_gravest_first() -> None:
    rows = finding_rows(
        [
            Finding("partly", "F/103/2.2", "Still needed: external factor (1 of 2)."),
            Finding("no date", "E004", "The account has no date: say when it happened."),
            Finding("unfinished", "E004", "1 section still empty: Task."),
            Finding("damaged", "Ann.portfolio", "The file is damaged."),
            Finding("something new", "", "Look at this."),
        ],
        NAMES,
    )
    assert [row.text for row in rows] == ["Damage", "Partly covered", "Unfinished accounts", "Other things to look at"]
    assert rows[1].rows[0].code == "103 2.2"
    assert rows[2].trailing == "2 things to do"
    assert rows[2].rows[0].detail == "Kettle"


def test_criteria_are_called_by_their_codes() -> None:
    said = "The claim on F/103/2.2 does not say which of its needs it meets."
    (group,) = finding_rows([Finding("no need", "E004 claim 1", said)], NAMES)
    assert group.rows[0].text == "The claim on 103 2.2 does not say which of its needs it meets."


def test_no_findings_are_no_groups() -> None:
    assert finding_rows([], NAMES) == ()


def test_rows_that_fold_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    model = TreeRowsModel()
    line = TreeRow("line", "detail", code="E001", state=State.PARTLY, key=1)
    model.set_rows([TreeRow("one", heading=True, key="one", rows=(line, line)), TreeRow("two", key="two")])
    qtmodeltester.check(model)
    assert model.row_at(model.find("two")).text == "two"
    assert not model.find("three").isValid()
    assert line.spoken == "E001 line. detail. partly"
