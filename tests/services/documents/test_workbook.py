from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.workbook import Cell, Sheet, SheetLink, Value, Workbook
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.example import example_portfolio
from portfolio_app.services.documents.report import Content
from portfolio_app.services.documents.report.content import claim_anchor
from portfolio_app.services.documents.workbook import Beside, build_workbook
from portfolio_app.workspace import open_workspace

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    with open_workspace(
        example_portfolio(tmp_path_factory.mktemp("example"), accounts_only=True), read_only=True
    ) as workspace:
        return workspace.overview.content()


def sheet(workbook: Workbook, name: str) -> Sheet:
    found = next(entry for entry in workbook.sheets if entry.name == name)
    assert isinstance(found, Sheet)
    return found


def value(cell: Cell | Value) -> Value:
    return cell.value if isinstance(cell, Cell) else cell


def column(table: Sheet, title: str) -> list[Value]:
    place = [entry.title for entry in table.columns].index(title)
    return [value(row[place]) for row in table.rows]


def test_every_criterion_claim_and_account_has_a_row(content: Content) -> None:
    workbook = build_workbook(content, DAY)
    criteria = [criterion for framework in content.frameworks for criterion in framework.criteria]
    assert column(sheet(workbook, "Coverage"), "What it asks") == [criterion.text for criterion in criteria]
    assert sorted(map(str, column(sheet(workbook, "Claims"), "Claim"))) == sorted(str(c.id) for c in content.claims)
    assert column(sheet(workbook, "Evidence"), "Title") == [account.evidence.title for account in content.accounts]


def test_evidence_of_every_kind_is_indexed_and_mapped(tmp_path: Path) -> None:
    with open_workspace(example_portfolio(tmp_path), read_only=True) as workspace:
        content = workspace.overview.content()
    workbook = build_workbook(content, DAY, beside=Beside("Portfolio.docx", {11: "evidence/E011 card.jpg"}))
    index = sheet(workbook, "Evidence")
    assert column(index, "Evidence") == [evidence.reference for evidence in content.evidence]
    assert {"reflective account", "file", "witness statement", "held elsewhere"} == set(column(index, "Kind"))
    assert {file.sha256 for file in content.files} < set(column(index, "SHA-256 of the file"))
    assert {held.where for held in content.held} < set(column(index, "File, or where it is held"))
    numbers = sheet(workbook, "Map 0-1")
    assert sum(int(str(value(cell))) for row in numbers.rows for cell in row[4:]) == len(
        {(claim.criterion, claim.evidence_id) for claim in content.claims}
    )
    links = {value(row[0]): row[0].link for row in index.rows if isinstance(row[0], Cell)}
    assert links["E011"] == SheetLink(path="evidence/E011 card.jpg")
    assert links["E013"] == SheetLink(path="Portfolio.docx", place="evidence_E013")
    assert links["E015"] is None, "a statement without an answer is on no page"


def test_quotes_are_the_words_of_the_accounts(content: Content) -> None:
    table = sheet(build_workbook(content, DAY), "Claims")
    words = dict(zip(column(table, "Claim"), column(table, "Words claimed"), strict=True))
    claim = next(claim for claim in content.claims if claim.passage)
    assert claim.passage
    assert words[claim.id] == claim.passage.quote


def test_both_maps_show_the_same(content: Content) -> None:
    workbook = build_workbook(content, DAY)
    signs, numbers = sheet(workbook, "Map"), sheet(workbook, "Map 0-1")
    assert [c.title for c in signs.columns] == [c.title for c in numbers.columns]
    for shown, counted in zip(signs.rows, numbers.rows, strict=True):
        assert [int(value(cell) is not None) for cell in shown[4:]] == [value(cell) for cell in counted[4:]]
    assert sum(int(str(value(cell))) for row in numbers.rows for cell in row[4:]) == len(
        {(claim.criterion, claim.evidence_id) for claim in content.claims}
    )


def test_links_inside_lead_to_the_row_of_the_same_thing(content: Content) -> None:
    workbook = build_workbook(content, DAY)
    claims, evidence = sheet(workbook, "Claims"), sheet(workbook, "Evidence")
    place = [entry.title for entry in claims.columns].index("Evidence")
    for row in claims.rows:
        cell = row[place]
        assert isinstance(cell, Cell)
        assert cell.link
        assert cell.link.sheet == "Evidence"
        assert value(evidence.rows[cell.link.row][0]) == cell.value
    assert not any(
        isinstance(cell, Cell) and cell.link and cell.link.path
        for table in workbook.sheets
        if isinstance(table, Sheet)
        for row in table.rows
        for cell in row
    )


def test_in_a_pack_claims_lead_to_their_exact_place(content: Content) -> None:
    claim = next(claim for claim in content.claims if claim.passage and claim.anchor and claim.anchor.found)
    beside = Beside("Portfolio.docx", {}, {claim_anchor(claim): 17})
    table = sheet(build_workbook(content, DAY, beside=beside), "Claims")
    row = table.rows[column(table, "Claim").index(claim.id)]
    cells = dict(zip([entry.title for entry in table.columns], row, strict=True))
    place = cells["Place"]
    assert isinstance(place, Cell)
    assert isinstance(place.link, SheetLink)
    assert place.link.path == "Portfolio.docx"
    assert place.link.place == f"claim_{claim.id}"
    assert cells["Page"] == 17


def test_a_part_is_shown_as_the_options_say(content: Content) -> None:
    workbook = build_workbook(content, DAY, ExportOptions(units=("CS103/103",)))
    assert set(column(sheet(workbook, "Coverage"), "Unit")) == {"103"}
    shown = {claim.id for claim in content.claims if claim.criterion.startswith("CS103/")}
    assert set(column(sheet(workbook, "Claims"), "Claim")) == shown


def test_the_example_is_written_whole(content: Content, tmp_path: Path) -> None:
    import openpyxl

    from portfolio_app.services.documents.exporting import export

    assert export(content, {"xlsx": tmp_path / "a.xlsx"}, DAY) == ()
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    assert workbook.sheetnames == ["About", "Coverage", "Map", "Map 0-1", "Claims", "Evidence", "Annex", "Decisions"]
    assert reference_of(1) in str(workbook["Map"].cell(1, 5).value)
    workbook.close()


def test_feedback_stands_beside_the_decision(content: Content) -> None:
    titles = [entry.title for entry in sheet(build_workbook(content, DAY), "Decisions").columns]
    assert titles.index("Feedback") == titles.index("Decision") + 1


def test_the_map_says_method_and_page(content: Content) -> None:
    pages = {claim_anchor(claim): 7 for claim in content.claims}
    table = sheet(build_workbook(content, DAY, beside=Beside(pages=pages)), "Map")
    said = [str(value(cell)) for row in table.rows for cell in row[4:] if value(cell)]
    assert said
    assert all(text.endswith(" RA p. 7") for text in said)
    assert all(
        len(str(value(cell))) < column.width
        for row in table.rows
        for cell, column in zip(row[4:], table.columns[4:], strict=True)
        if value(cell)
    )
    unpaged = sheet(build_workbook(content, DAY), "Map")
    assert all(str(value(cell)).endswith(" RA") for row in unpaged.rows for cell in row[4:] if value(cell))


def _pages_told(path: Path) -> dict[int, object]:
    import openpyxl

    rows = list(openpyxl.load_workbook(path, read_only=True)["Claims"].iter_rows(values_only=True))
    place = rows[0].index("Page")
    return {int(str(row[0])): row[place] for row in rows[1:]}


def test_claims_tell_their_page_outside_packs_too(content: Content, tmp_path: Path) -> None:
    from portfolio_app.exporters.pdf import pages_of
    from portfolio_app.exporters.word.places import find_places
    from portfolio_app.exporters.word.setting import setting_of
    from portfolio_app.services.documents.exporting import export
    from portfolio_app.services.documents.report import build_report

    report = build_report(content, DAY)
    in_pdf, in_word = pages_of(report), find_places(report.blocks, None, setting_of(Layout())).pages
    assert in_pdf != in_word
    for name, targets, pages in (
        ("alone", {}, in_pdf),
        ("pdf", {"pdf": tmp_path / "a.pdf", "docx": tmp_path / "a.docx"}, in_pdf),
        ("word", {"docx": tmp_path / "b.docx"}, in_word),
    ):
        path = tmp_path / f"{name}.xlsx"
        export(content, {"xlsx": path, **targets}, DAY)
        assert _pages_told(path) == {claim.id: pages[claim_anchor(claim)] for claim in content.claims}, name


def test_without_the_accounts_no_page_is_told(content: Content, tmp_path: Path) -> None:
    from portfolio_app.services.documents.exporting import export

    export(content, {"xlsx": tmp_path / "a.xlsx"}, DAY, options=ExportOptions(evidence_pages=False))
    assert set(_pages_told(tmp_path / "a.xlsx").values()) == {None}


def test_a_spreadsheet_of_starred_claims_needs_no_star(content: Content, tmp_path: Path) -> None:
    from portfolio_app.services.documents.exporting import export

    plain = replace(content, claims=tuple(replace(claim, starred=False) for claim in content.claims))
    export(plain, {"xlsx": tmp_path / "a.xlsx"}, DAY, options=ExportOptions(starred_only=True))
    assert None not in _pages_told(tmp_path / "a.xlsx").values()
