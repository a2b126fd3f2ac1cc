"""A standard's portfolio in its own words; what is not needed is muted; the mapping annex with true pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.documents.report import (
    Block,
    CriterionHeading,
    Heading,
    Paragraph,
    Run,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import StarText
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.frameworks.sufficiency import Combination, Pathway
from portfolio_app.exporters.pdf import pages_of
from portfolio_app.services.documents.report import build_annex, build_feedback, build_gaps, build_report
from portfolio_app.services.documents.workbook import build_workbook
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace

DAY = date(2026, 3, 2)


def statement(unit: str, code: str, kind: CriterionKind, **more: object) -> Criterion:
    return Criterion(f"ST9/{unit}/{code}", code, f"Says {code}.", kind, **more)  # pyright: ignore[reportArgumentType]


def unit(code: str, *criteria: Criterion, **more: object) -> Unit:
    return Unit(code, code, (Outcome(code, code, criteria),), **more)  # pyright: ignore[reportArgumentType]


NEW_MODEL = Framework(
    "ST9", "A new plan", "2.0",
    (
        unit("K", statement("K", "K1", CriterionKind.KNOWLEDGE), statement("K", "K2", CriterionKind.KNOWLEDGE),
             statement("K", "K3", CriterionKind.KNOWLEDGE, pathways=("b",))),
        unit("S", statement("S", "S1", CriterionKind.SKILL), combination="one", chosen=False),
        unit("AO", statement("AO", "AO1", CriterionKind.OUTCOME, covers=("K1", "K2"))),
    ),
    kind=FrameworkKind.NEW_MODEL, pathways=(Pathway("a", "A"), Pathway("b", "B")), pathway="a",
    combinations=(Combination("one", units=0),),
)  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), (NEW_MODEL,)) as made:
        text = StarText(action="I asked the customer what had happened.")
        made.accounts.add([AccountDraft("A kettle", DAY, text=text, claims=(ClaimDraft("K1"),))])
        yield made


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    """Return the first table after each unit's heading, by the heading's anchor."""
    found: dict[str, Table] = {}
    name = ""
    for block in blocks:
        if isinstance(block, UnitHeading):
            name = block.anchor
        elif isinstance(block, Table) and name:
            found.setdefault(name, block)
    return found


def said(table: Table, row: int) -> list[str]:
    return [
        " | ".join("".join(run.text for run in line if isinstance(run, Run)) for line in cell)
        for cell in table.rows[row].cells
    ]


@pytest.mark.parametrize(
    ("kind", "criterion", "noun"),
    [
        (FrameworkKind.STANDARD, CriterionKind.SKILL, Noun.KSB),
        (FrameworkKind.STANDARD, CriterionKind.CRITERION, Noun.STATEMENT),
        (FrameworkKind.FOUNDATION, CriterionKind.TECHNICAL_SKILL, Noun.STATEMENT),
        (FrameworkKind.COMPETENCIES, CriterionKind.CRITERION, Noun.COMPETENCY),
        (FrameworkKind.QUALIFICATION, CriterionKind.SKILL, Noun.CRITERION),
    ],
)
def test_each_kind_of_framework_has_its_noun(kind: FrameworkKind, criterion: CriterionKind, noun: Noun) -> None:
    framework = Framework("A", "A", "1", (unit("S", statement("S", "S1", criterion)),), kind=kind)
    assert noun_of((framework,)) is noun
    assert noun_of(()) is Noun.CRITERION
    assert noun_of((framework, replace(framework, kind=FrameworkKind.QUALIFICATION))) is Noun.CRITERION


def test_a_standard_speaks_of_ksbs_and_never_of_criteria_or_units(tmp_path: Path) -> None:
    with create_workspace(tmp_path / "s.portfolio", make_portfolio("Ann"), (find_bundled("ST0072"),)) as made:
        blocks = build_report(made.overview.content(), DAY).blocks
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert "KSBs and the words that prove them" in titles
    heads = {column.title for block in blocks if isinstance(block, Table) for column in block.columns}
    assert {"KSB", "KSBs", "Group"} <= heads
    assert not heads & {"Criterion", "Criteria", "Unit"}


def test_what_is_not_needed_is_muted_and_is_no_gap(workspace: Workspace) -> None:
    content = workspace.overview.content()
    blocks = build_report(content, DAY).blocks
    grid = tables(blocks)
    assert said(grid["grid-ST9/K"], 2) == ["K3", "Says K3.", "another pathway", "not needed"]
    assert said(grid["grid-ST9/S"], 0)[2:] == ["unit not chosen", "not needed"]
    cells = grid["grid-ST9/K"].rows[2].cells
    assert {run.tone for cell in cells for line in cell for run in line if isinstance(run, Run)} == {Tone.MUTED}
    summary = next(block for block in blocks if isinstance(block, Table))
    assert said(summary, 1) == ["S", "S: unit not chosen", "0", "0", "0", "0"]
    assert said(summary, 0)[:2] == ["K", "K"]
    shown = {block.code for block in blocks if isinstance(block, CriterionHeading)}
    assert not {"K3", "S1"} & shown
    gaps = build_gaps(content, DAY).blocks
    assert [block.anchor for block in gaps if isinstance(block, UnitHeading)] == ["gaps-ST9/K", "gaps-ST9/AO"]


def test_feedback_counts_what_is_asked_for_and_what_was_decided_all_the_same(workspace: Workspace) -> None:
    def decided(number: int, code: str, verdict: Verdict, who: str = "Pat") -> Decision:
        return Decision(number, f"ST9/{code}", verdict, Role.ASSESSOR, who, f"2026-03-02T09:0{number}:00Z")

    opposed = decided(1, "K/K3", Verdict.MET), decided(2, "K/K3", Verdict.NOT_YET_MET, "Sam")
    some = (decided(3, "K/K1", Verdict.MET), *opposed)
    most = (*some, decided(4, "K/K2", Verdict.MET), decided(5, "AO/AO1", Verdict.MET))
    for decisions, words, knowledge, outcomes in (
        (some[:1], "Of 3 statements: 1 met; 2 not decided yet.", "101", "001"),
        (some, "Of 4 statements: 1 met, 1 decided differently by two people; 2 not decided yet.", "102", "001"),
        (most, "Of 4 statements: 3 met, 1 decided differently by two people.", "201", "100"),
    ):
        blocks = build_feedback(replace(workspace.overview.content(), decisions=decisions), DAY).blocks
        lines = ["".join(r.text for r in b.runs if isinstance(r, Run)) for b in blocks if isinstance(b, Paragraph)]
        assert lines[0] == words
        counts = next(block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Group")
        assert ["".join(said(counts, row)[2:]) for row in range(3)] == [knowledge, "000", outcomes]


def test_an_outcome_says_what_it_stands_over_and_what_is_open(workspace: Workspace) -> None:
    grid = tables(build_report(workspace.overview.content(), DAY).blocks)
    assert said(grid["grid-ST9/AO"], 0) == [
        "AO1",
        "Says AO1. | Over K1, K2 | Still open: K2",
        "as below it",
        " | 1 of 2",
    ]


def test_the_annex_names_the_evidence_and_the_page_it_really_is_on(workspace: Workspace) -> None:
    content = workspace.overview.content()
    pages = pages_of(build_report(content, DAY))
    annex = tables(build_annex(content, DAY, pages=pages).blocks)["annex-ST9/K"]
    assert [column.title for column in annex.columns] == ["Statement", "Definition", "Evidence title, page"]
    page = pages["evidence-E001"]
    assert said(annex, 0) == ["K1", "Says K1.", f"E001 A kettle, p.\u00a0{page}"]
    assert said(annex, 1)[2] == "none yet"
    assert said(annex, 2)[2] == "another pathway"


def test_the_spreadsheet_has_the_annex_and_the_words_too(workspace: Workspace) -> None:
    workbook = build_workbook(workspace.overview.content(), DAY)
    annex = next(sheet for sheet in workbook.sheets if sheet.name == "Annex")
    assert annex.rows[0][2] == "E001 A kettle"  # pyright: ignore[reportAttributeAccessIssue]
    coverage = next(sheet for sheet in workbook.sheets if sheet.name == "Coverage")
    assert coverage.columns[1].title == "Statement"  # pyright: ignore[reportAttributeAccessIssue]
    assert coverage.rows[2][3] == "another pathway"  # pyright: ignore[reportAttributeAccessIssue]
