"""The paper and the settings for whose eyes it is: sizes, ground, room between letters, justified lines."""

import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import Block, Column, Heading, Row, Run, StateRun, Table, mark_up
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.exporters.pdf.sheet import sheet_of
from tests.exporters.pdf.reports import (
    body_words,
    contents,
    cover,
    criteria,
    mark,
    page_boxes,
    page_texts,
    paragraph,
    report,
)

LAYOUTS = {
    "standard": Layout(),
    "letter": Layout(paper=Paper.LETTER),
    "justified": Layout(justified=True),
    "large print": Layout(reading=Reading.LARGE_PRINT, justified=True),
    "dyslexia": Layout(reading=Reading.DYSLEXIA, justified=True),
    "large print on letter": Layout(paper=Paper.LETTER, reading=Reading.LARGE_PRINT),
}
TEXT = "I repeated the customer's extraordinarily complicated problem in my own words until I had understood it. " * 12


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.pdf"


def _write(path: Path, layout: Layout, *more: Block) -> None:
    blocks = (
        cover(),
        contents(),
        *criteria("101 1.1", "101 1.2"),
        Heading("Story", 2, "story"),
        *mark_up(TEXT, (mark(TEXT, "repeated the"), mark(TEXT, "problem in my own words", "101 1.2"))),
        *more,
    )
    assert write_pdf(replace(report(*blocks), layout=layout), path) == ()


def _sizes(path: Path) -> set[float]:
    """The sizes of letters, whatever the text."""
    with pikepdf.open(path) as pdf:
        return {
            float(operands[1])
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "Tf"
        }


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_setting_says_the_same_inside_its_margins(path: Path, name: str) -> None:
    layout = LAYOUTS[name]
    _write(path, layout)
    sheet = sheet_of(layout)
    assert "".join(body_words(path)).count("understood") == 12
    for page in page_boxes(path):
        for text, box in page:
            assert box[0] >= 8, text
            # A space at a line's end stands beyond it.
            assert box[2] <= sheet.right + 6, text
            assert box[1] >= 40, text
            assert box[3] <= sheet.page_height - 20, text


def test_the_paper_is_as_large_as_its_name_says(path: Path) -> None:
    for paper, size in ((Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))):
        _write(path, Layout(paper=paper))
        with pikepdf.open(path) as pdf:
            assert [float(value) for value in pdf.pages[0].MediaBox] == [0, 0, *size]


def test_large_print_has_no_letters_under_16_points(path: Path) -> None:
    _write(path, Layout(reading=Reading.LARGE_PRINT))
    sizes = _sizes(path)
    assert min(sizes) == 16


def test_the_setting_for_dyslexia_is_ragged_spaced_tinted_and_parts_no_word(path: Path) -> None:
    _write(path, Layout(reading=Reading.DYSLEXIA, justified=True), *mark_up(TEXT.replace(" the ", " "), ()))
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            operators = [(str(op), operands) for operands, op in pikepdf.parse_content_stream(page)]
            ground = next(operands for op, operands in operators if op == "rg")
            assert [float(value) for value in ground] != [1, 1, 1]
            assert all(float(operands[0]) > 0 for op, operands in operators if op == "Tc")
            assert "Tc" in {op for op, _ in operators}
    assert not re.search(r"[\xad\x02\ufffe]", "".join(page_texts(path)))


def test_justified_lines_end_at_the_margin_and_ragged_ones_do_not(path: Path) -> None:
    right = sheet_of(Layout()).right
    shares: dict[bool, float] = {}
    for justified in (True, False):
        write_pdf(replace(report(*[paragraph(TEXT)] * 3), layout=Layout(justified=justified)), path)
        rows: dict[float, float] = {}
        for _, box in page_boxes(path)[0]:
            rows[round(box[1] / 4)] = max(rows.get(round(box[1] / 4), 0), box[2])
        ends = sorted(rows.values())
        shares[justified] = sum(abs(end - right) < 6 for end in ends) / len(ends)
    assert shares[True] > 0.8
    assert shares[False] < 0.6


def test_the_last_word_of_a_justified_paragraph_is_whole(path: Path) -> None:
    for length in range(8, 30):
        write_pdf(
            replace(report(paragraph("word " * length + "characteristically")), layout=Layout(justified=True)), path
        )
        assert not re.search(r"[\xad\x02\ufffe]", page_texts(path)[0])


@pytest.mark.parametrize("name", LAYOUTS)
def test_codes_numbers_and_states_in_tables_stay_in_one_line(path: Path, name: str) -> None:
    columns = (Column("No", 0.1), Column("What it asks of you", 6), Column("", 0.2), Column("n", 0.1))
    rows = tuple(
        Row((((Run("302"),),), ((Run(TEXT),),), ((StateRun(State.NOT_YET_MET),),), ((Run("1,234"),),)), colour=1)
        for _ in range(3)
    )
    _write(path, LAYOUTS[name], Table(columns, rows, "States"))
    words = body_words(path)
    assert words.count("302") == 3
    assert words.count("1,234") == 3
    boxes = [box for page in page_boxes(path) for text, box in page if text.strip() == "302"]
    assert len(boxes) == 3
