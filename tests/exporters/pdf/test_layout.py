"""Where things stand on the pages: nothing cut off, nothing over another, nothing lost."""

import re
from pathlib import Path

import pytest

from portfolio_app.domain.documents.report import (
    Block,
    Column,
    Heading,
    MarkedParagraph,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Table,
    mark_up,
)
from portfolio_app.exporters.pdf import write_pdf
from tests.exporters.pdf.reports import Rect, body_words, criteria, mark, page_boxes, page_texts, paragraph, report


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.pdf"


def _codes(path: Path) -> list[list[tuple[str, Rect]]]:
    return [[(text, box) for text, box in page if box[2] < 93 and text.strip()] for page in page_boxes(path)]


def _inside(path: Path) -> bool:
    return all(b[0] >= 0 and b[1] >= 40 and b[2] <= 596 and b[3] <= 842 for page in page_boxes(path) for _, b in page)


def _story(count: int, lead: int) -> tuple[Block, ...]:
    text = "Words before the passage. " * lead + "A passage that is claimed many times over for many criteria."
    marks = tuple(
        mark(text, "passage that is claimed", f"10{n % 9} {n // 9 + 1}.{n % 9 + 1}", n % 8) for n in range(count)
    )
    return (Heading("Story", 1), paragraph("Filler. " * 300), *mark_up(text, marks), paragraph("What follows. " * 90))


@pytest.mark.parametrize(("count", "lead"), [(2, 1), (12, 20), (60, 1), (60, 120), (150, 5), (400, 5)])
def test_codes_never_collide_and_none_is_lost(path: Path, count: int, lead: int) -> None:
    write_pdf(report(*_story(count, lead)), path)
    pages = _codes(path)
    assert sum(len(re.findall(r"10\d \d+\.\d", text)) for page in pages for text, _ in page) == count
    assert _inside(path)
    for page in pages:
        for index, (_, a) in enumerate(page):
            for _, b in page[index + 1 :]:
                assert a[2] <= b[0] or b[2] <= a[0] or a[1] >= b[3] - 0.5 or b[1] >= a[3] - 0.5


def test_a_code_stands_at_the_line_where_its_passage_begins(path: Path) -> None:
    text = "Nothing is claimed in these words at all. " * 20 + "Here it begins and ends. " + "No more of it. " * 20
    write_pdf(report(*mark_up(text, (mark(text, "Here it begins"),))), path)
    (page,) = page_boxes(path)
    ((_, code),) = _codes(path)[0]
    line = next(box for words, box in page if "Here it" in words)
    assert abs(code[1] - line[1]) < 4


def test_a_row_taller_than_a_page_loses_nothing(path: Path) -> None:
    lines = tuple((Run(f"line{n}"),) for n in range(170))
    rows = (Row((((Run("1.1"),),), ((Run("before"),),))), Row((((Run("1.2"),),), lines)), Row(((), ((Run("after"),),))))
    write_pdf(report(Heading("Grid", 1), Table((Column("Code", 1), Column("Where", 3)), rows, "")), path)
    words = [word for word in body_words(path) if word.startswith("line")]
    assert words == [f"line{n}" for n in range(170)]
    assert all("Code" in text for text in page_texts(path))
    assert _inside(path)


def test_a_heading_never_stands_at_the_foot_of_a_page(path: Path) -> None:
    blocks: list[Block] = []
    for n in range(60):
        blocks += [Heading(f"Heading{n}", 2), paragraph("Words that follow it here. " * (20 + n % 7))]
    write_pdf(report(*blocks), path)
    for text in page_texts(path):
        assert not re.search(r"Heading\d+\s*$", text)


def test_what_moves_to_a_new_page_keeps_the_space_below_it(path: Path) -> None:
    blocks: list[Block] = []
    for n in range(60):
        blocks += [Heading(f"Heading{n}", 2), paragraph(f"first{n}."), paragraph(f"second{n}.")]
    write_pdf(report(*blocks), path)
    gaps: list[float] = []
    for page in page_boxes(path):
        tops = {words.strip(): box[3] for words, box in page}
        both = [n for n in range(60) if {f"first{n}.", f"second{n}."} <= set(tops)]
        gaps += [tops[f"first{n}."] - tops[f"second{n}."] for n in both]
    assert len(gaps) > 50
    assert max(gaps) - min(gaps) < 1


def test_no_line_of_a_paragraph_stands_alone(path: Path) -> None:
    blocks = [paragraph(f"start{n} " + "some words that fill lines " * (12 + n % 9) + f"end{n}") for n in range(80)]
    write_pdf(report(*blocks), path)
    for text in page_texts(path):
        lines = [line for line in text.splitlines() if line.strip()][1:]
        assert not (lines[0].rstrip().split()[-1].startswith("end") and "start" not in lines[0])
        assert not lines[-1].startswith("start") or "end" in lines[-1]


def test_very_narrow_columns_cut_nothing_off(path: Path) -> None:
    columns = tuple(Column(f"Organisational responsibility {n}", 0.001 if n else 5) for n in range(12))
    row = Row(
        tuple(((Run("Incomprehensibilities https://example.org/a/very/long/path?with=query"),),) for _ in columns)
    )
    write_pdf(report(Table(columns, (row,), "")), path)
    assert "".join(body_words(path)).count("Incomprehensibilities") == 12
    assert _inside(path)


def test_a_long_word_is_hyphenated_only_when_the_line_would_be_short(path: Path) -> None:
    table = Table((Column("A", 1), Column("B", 9)), (Row((((Run("characteristically organised"),),), ())),), "")
    write_pdf(report(table, Paragraph((Run("characteristically organised " * 30),))), path)
    raw = page_texts(path)[0]
    assert "characteristically" in body_words(path)
    assert len(re.findall(r"[\xad\x02\ufffe]", raw)) <= 4


def test_line_ends_inside_a_paragraph_are_kept(path: Path) -> None:
    write_pdf(report(MarkedParagraph(mark_up("first\nsecond\nthird", ())[0].pieces)), path)
    assert page_texts(path)[0].split()[-3:] == ["first", "second", "third"]
    (page,) = page_boxes(path)
    assert len({round(box[1]) for words, box in page if words.strip() in ("first", "second", "third")}) == 3


def test_codes_lead_to_their_criteria(path: Path) -> None:
    text = "A passage."
    assert write_pdf(report(*criteria("101 1.1"), *mark_up(text, (mark(text, "passage"),))), path) == ()


def test_short_parts_share_a_page_and_long_ones_begin_one(path: Path) -> None:
    parts = [block for number in range(4) for block in (Heading(f"Part {number}", 1), paragraph("few words"))]
    long = [paragraph("word " * 90) for _ in range(9)]
    write_pdf(report(*parts, *long, Heading("Next", 1), paragraph("end")), path)
    pages = page_texts(path)
    assert all(f"Part {number}" in pages[0] for number in range(4))
    assert "Next" not in pages[0]
    assert pages[1].split("\n")[0].strip().startswith("Example Learner")
    assert "Next" in pages[1]


def test_a_page_of_its_own_is_shared_when_little_stands_on_it(path: Path) -> None:
    def pieces(count: int) -> list[Block]:
        own = Heading("The second account", 2, new_page=True)
        return [Heading("Accounts", 1), *(paragraph("word " * 90) for _ in range(count)), own, paragraph("end")]

    for count, pages in ((1, 1), (5, 2)):
        write_pdf(report(*pieces(count)), path)
        assert len(page_texts(path)) == pages


def test_lines_to_sign_stand_below_what_is_signed(path: Path) -> None:
    labels = ("Learner’s signature", "Date")
    write_pdf(report(paragraph("words"), SignatureLines(labels), Heading("Next", 2), paragraph("end")), path)
    text = page_texts(path)[0]
    places = [text.index(said) for said in ("words", *labels, "Next")]
    assert places == sorted(places)
