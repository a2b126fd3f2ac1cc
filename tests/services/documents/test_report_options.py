"""Each export option changes what it says, and nothing else."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.documents.export_options import ExportOptions, find_units, from_plain, to_plain
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import (
    Block,
    Cover,
    CriterionHeading,
    Heading,
    Inline,
    Line,
    PageRef,
    Quote,
    Report,
    Row,
    Run,
    SignatureLines,
    Table,
)
from portfolio_app.domain.errors import InputError
from portfolio_app.example import example_portfolio
from portfolio_app.services.documents.report import Content, build_discussion, build_gaps, build_grid, build_report
from portfolio_app.services.documents.report.content import claim_anchor
from portfolio_app.workspace import open_workspace

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    with open_workspace(example_portfolio(tmp_path_factory.mktemp("example")), read_only=True) as workspace:
        return workspace.overview.content()


@pytest.fixture(scope="module")
def decided(content: Content) -> Content:
    decision = Decision(
        id=1,
        criterion=content.claims[0].criterion,
        verdict=Verdict.NOT_YET_MET,
        decided_by="Pat Assessor",
        role=Role.ASSESSOR,
        decided_at="2026-11-20T10:00:00+00:00",
        feedback="Say more about the outcome.",
    )
    return replace(content, decisions=(decision,))


def parts(report: Report) -> dict[str, list[Block]]:
    """The blocks below each heading of level 1; before the first, those of the cover."""
    found: dict[str, list[Block]] = {"cover": []}
    name = "cover"
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            name = block.anchor
        found.setdefault(name, []).append(block)
    return found


def changed(content: Content, options: ExportOptions) -> set[str]:
    usual, other = parts(build_report(content, DAY)), parts(build_report(content, DAY, options))
    return {name for name in {*usual, *other} if usual.get(name) != other.get(name)}


def quotes(report: Report) -> list[str]:
    return [block.text for block in report.blocks if isinstance(block, Quote)]


def cells(report: Report) -> Iterator[str]:
    tables = (block for block in report.blocks if isinstance(block, Table))
    rows: Iterator[Row] = (row for table in tables for row in table.rows)
    yield from (
        "".join(part.text for part in line if isinstance(part, Run)) for r in rows for c in r.cells for line in c
    )


def test_layout_password_and_template_say_nothing(content: Content) -> None:
    looks = ExportOptions(
        layout=Layout(Paper.LETTER, Reading.DYSLEXIA, justified=True), password="x", template=Path("t")
    )
    assert changed(content, looks) == set()


def test_quotes_are_left_out_of_the_criteria_alone(content: Content) -> None:
    assert changed(content, ExportOptions(quotes=False)) == {"cover", "criteria"}
    assert quotes(build_report(content, DAY, ExportOptions(quotes=False))) == []


def test_without_accounts_everything_else_stays_and_nothing_leads_to_them(content: Content) -> None:
    report = build_report(content, DAY, ExportOptions(evidence_pages=False))
    assert "accounts" not in parts(report)
    assert quotes(report) == quotes(build_report(content, DAY))
    assert changed(content, ExportOptions(evidence_pages=False)) >= {"cover", "accounts", "grid", "evidence-index"}
    assert parts(report)["summary"] == parts(build_report(content, DAY))["summary"]


def test_decisions_are_left_out_but_their_state_counts(decided: Content) -> None:
    report = build_report(decided, DAY, ExportOptions(decisions=False))
    assert "decisions" in parts(build_report(decided, DAY))
    assert "decisions" not in parts(report)
    assert "Say more about the outcome." not in str(report.blocks)
    assert parts(report)["accounts"] == parts(build_report(decided, DAY))["accounts"]


def test_only_starred_passages_are_quoted_and_coverage_counts_all(content: Content) -> None:
    report = build_report(content, DAY, ExportOptions(starred_only=True))
    starred = [claim for claim in content.claims if claim.starred]
    assert len(quotes(report)) == len(starred)
    assert {claim.passage.quote for claim in starred if claim.passage} >= set(quotes(report))
    assert "claimed in full" in str(parts(report)["summary"])


def test_a_unit_alone_has_its_criteria_and_no_others(content: Content) -> None:
    report = build_report(content, DAY, ExportOptions(units=("103", "cs302/302")))
    codes = {block.code.split()[0] for block in report.blocks if isinstance(block, CriterionHeading)}
    assert codes == {"103", "302"}
    assert "units 103 and 302" in report.title


@pytest.mark.parametrize("names", [("999",), ("",), ("103", "1.1")])
def test_a_unit_that_is_not_there_is_named(content: Content, names: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="There is no unit “"):
        find_units(content.frameworks, names)


def test_the_discussion_sheet_tells_each_claim_once_in_its_section(content: Content) -> None:
    first = next(claim for claim in content.claims if claim.passage)
    report = build_discussion(content, DAY, pages={f"claim-{first.id}": 7})
    headings = [block for block in report.blocks if isinstance(block, CriterionHeading)]
    assert len(headings) == sum(len(framework.criteria) for framework in content.frameworks)
    said = list(cells(report))
    assert first.passage
    assert "As a whole" in said
    assert [line for line in said if first.passage.quote in line and "p.\u00a07" in line]
    assert "Notes" in said
    without = build_discussion(content, DAY, ExportOptions(quotes=False))
    assert not [line for line in cells(without) if first.passage.quote in line and "“" in line]


def test_the_gap_list_has_every_gap_whatever_is_starred(content: Content) -> None:
    report = build_gaps(content, DAY, ExportOptions(starred_only=True))
    assert report.blocks == build_gaps(content, DAY).blocks
    assert "13 of 58 criteria need more" in str(report.blocks[1])


def test_the_grid_alone_has_every_criterion(content: Content) -> None:
    rows = [row for block in build_grid(content, DAY).blocks if isinstance(block, Table) for row in block.rows]
    assert len(rows) == sum(len(framework.criteria) for framework in content.frameworks)


def test_what_is_left_out_is_named_for_what_it_is(content: Content) -> None:
    """Files, statements and what is held elsewhere are no accounts."""

    def said(shown: Content, options: ExportOptions) -> str:
        (cover,) = (block for block in build_report(shown, DAY, options).blocks if isinstance(block, Cover))
        return dict(cover.facts).get("What is shown", "")

    one, bare = ExportOptions(units=("CS103/103",)), ExportOptions(evidence_pages=False)
    assert said(content, ExportOptions()) == ""
    assert "Left out: 7 pieces of evidence not claimed" in said(content, one)
    assert said(content, bare) == "The accounts, files and statements themselves are left out."
    accounts = {account.evidence.id for account in content.accounts}
    claims = tuple(claim for claim in content.claims if claim.evidence_id in accounts)
    written = replace(content, files=(), held=(), statements=(), claims=claims)
    assert "Left out: 2 accounts not claimed" in said(written, one)
    assert said(written, bare) == "The accounts themselves are left out."


def test_lines_to_sign_stand_below_each_account_where_they_are_asked_for(content: Content) -> None:
    options = ExportOptions(signatures=True)
    assert changed(content, options) == {"accounts"}
    blocks = build_report(content, DAY, options).blocks
    assert sum(isinstance(block, SignatureLines) for block in blocks) == len(content.accounts)
    assert from_plain(to_plain(options)) == options


def _evidence_of(report: Report) -> list[tuple[Line, ...]]:
    tables = [block for block in report.blocks if isinstance(block, Table) and len(block.columns) == 4]
    return [row.cells[2] for table in tables if table.columns[2].title.startswith("Evidence,") for row in table.rows]


@pytest.mark.parametrize("paged", [True, False])
def test_each_place_in_a_cell_of_the_grid_is_a_link_of_its_own(content: Content, paged: bool) -> None:
    cells = _evidence_of(build_report(content, DAY, paged=paged))
    anchors = [{_leads_to(part) for line in cell for part in line} - {""} for cell in cells]
    claims = [
        {claim_anchor(claim) for claim in content.claims if claim.criterion == criterion.reference}
        for framework in content.frameworks
        for criterion in framework.criteria
    ]
    assert anchors == claims
    assert max(map(len, claims)) >= 5


def _leads_to(part: Inline) -> str:
    return part.anchor if isinstance(part, PageRef) else part.link if isinstance(part, Run) else ""


def test_the_grid_alone_names_each_page_once(content: Content) -> None:
    pages = {claim_anchor(claim): 30 + claim.id % 2 for claim in content.claims}
    said = [
        "".join(getattr(part, "text", "") for part in line)
        for cell in _evidence_of(build_grid(content, DAY, pages=pages))
        for line in cell
    ]
    assert any("p.\u00a030, 31" in line and "×" in line for line in said)
