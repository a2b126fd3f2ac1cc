"""Rows that a spreadsheet hides are read, and said to be hidden."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked

ROWS = [["No", "Criterion"], ["1.1", "Explain one"], ["1.2", "Explain two"], ["1.3", "Explain three"]]
SAID = "this row is hidden in the spreadsheet and was read all the same; leave it out if it is old."


def xlsx(path: Path, hidden: int) -> Path:
    book = Workbook()
    book.create_sheet("Empty", 0)
    sheet: Any = book["Sheet"]
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[hidden].hidden = True
    book.save(path)
    return path


def ods(path: Path, hidden: int) -> Path:
    def row(number: int, cells: list[str]) -> str:
        look = ' table:visibility="filter"' * (number == hidden)
        inner = (
            f'<table:table-cell office:value-type="string"><text:p>{each}</text:p></table:table-cell>' for each in cells
        )
        return f"<table:table-row{look}>{''.join(inner)}</table:table-row>"

    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    rows = "".join(row(number, cells) for number, cells in enumerate(ROWS, 1))
    end = '<table:table-row table:number-rows-repeated="1048000" table:visibility="collapse"/>'
    content = (
        f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="A">{rows}{end}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


@pytest.mark.parametrize("made", [xlsx, ods])
def test_a_hidden_row_is_read_said_and_left_out_where_it_is_wished(
    tmp_path: Path, made: Callable[[Path, int], Path]
) -> None:
    path = made(tmp_path / "list", 3)
    found = read_framework(path)
    assert [c.code for c in found.framework.criteria] == ["1.1", "1.2", "1.3"]
    (problem,) = found.problems
    assert (problem.where, problem.message) == ("row 3", SAID)
    assert problem.piece is not None
    left = read_framework(path, Asked(settled=(Settled(problem.piece, Way.LEAVE_OUT),)))
    assert [c.code for c in left.framework.criteria] == ["1.1", "1.3"]


def test_nothing_is_said_where_no_row_is_hidden(tmp_path: Path) -> None:
    assert read_framework(xlsx(tmp_path / "a.xlsx", 40)).problems == ()
    assert read_framework(ods(tmp_path / "a.ods", 40)).problems == ()
