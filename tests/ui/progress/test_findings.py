"""Findings: where each leads, and how they are grouped."""

import pytest
from pytestqt.modeltest import ModelTester

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.progress.finding import Finding, Group, Kind, Where
from portfolio_app.domain.progress.state import State
from portfolio_app.ui.progress.findings import Names, finding_rows
from portfolio_app.ui.widgets.tree_rows import TreeRow, TreeRowsModel

CRITERION = Criterion("F/103/2.2", "2.2", "Identify two factors", CriterionKind.KNOWLEDGE)
NAMES = Names(
    {CRITERION.reference: CRITERION}, {CRITERION.reference: "103 2.2"}, {CRITERION.reference: 1}, {4: "Kettle"}, {4}
)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Where(criterion="F/103/2.2"), "F/103/2.2"),
        (Where(4), "E004"),
        (Where(1234), "E1234"),
        (Where(4, 12, Section.TASK, "F/103/2.2"), "E004 claim 12"),
        (Where(claim=12), "claim 12"),
        (Where(name="account_revisions 5"), "account_revisions 5"),
        (Where(), ""),
    ],
)
def test_a_place_is_named_on_one_line(where: Where, said: str) -> None:
    assert str(where) == said


def test_each_kind_says_how_one_and_several_are_counted_and_is_its_word() -> None:
    for kind in Kind:
        assert kind == kind.value
        assert kind.one
        assert kind.many
        assert Kind(kind.value) is kind
    assert not Kind.NO_ACCOUNTS.counted
    assert len({group.title for group in Group}) == len(Group)


def test_each_kind_is_listed_in_its_group() -> None:
    rows = finding_rows([Finding(kind, Where(name="there"), "Look.") for kind in Kind], NAMES)
    assert [row.text for row in rows] == [group.title for group in Group]
    assert sum(len(row.rows) for row in rows) == len(Kind)


def test_findings_are_grouped_the_gravest_first() -> None:
    rows = finding_rows(
        [
            Finding(Kind.PARTLY, Where(criterion="F/103/2.2"), "Still needed: external factor (1 of 2)."),
            Finding(Kind.NO_DATE, Where(4), "The account has no date: say when it happened."),
            Finding(Kind.UNFINISHED, Where(4, section=Section.TASK), "1 section still empty: Task."),
            Finding(Kind.DAMAGED, Where(name="Ann.portfolio"), "The file is damaged."),
            Finding(Kind.FILE, Where(5), "It cannot be shown."),
        ],
        NAMES,
    )
    assert [row.text for row in rows] == ["Damage", "Partly covered", "Unfinished accounts", "Files and other evidence"]
    assert rows[1].rows[0].code == "103 2.2"
    assert rows[2].trailing == "2 things to do"
    assert rows[2].rows[0].detail == "Kettle"


def test_criteria_are_called_by_their_codes() -> None:
    said = "The claim on F/103/2.2 does not say which of its needs it meets."
    (group,) = finding_rows([Finding(Kind.NO_NEED, Where(4, 1, criterion="F/103/2.2"), said)], NAMES)
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


def test_files_are_not_called_accounts() -> None:
    found = [
        Finding(Kind("no date"), Where(4), ""),
        Finding(Kind("no date"), Where(5), ""),
        Finding(Kind("no claims"), Where(6), ""),
    ]
    rows = finding_rows([*found, Finding(Kind.FILE, Where(5), ""), Finding(Kind.THIN, Where(4), "")], NAMES)
    assert [(row.text, [line.code for line in row.rows]) for row in rows] == [
        ("Unfinished accounts", ["E004", "E004"]),
        ("Files and other evidence", ["E005", "E006", "E005"]),
    ]
