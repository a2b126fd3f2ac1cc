"""Texts of any length, in any place: the export ends, and nothing runs off the page."""

from pathlib import Path

import pytest

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import (
    Block,
    Column,
    Cover,
    CriterionHeading,
    Heading,
    PageRef,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    UnitHeading,
    mark_up,
)
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.exporters.pdf.sheet import sheet_of
from tests.exporters.pdf.reports import contents, cover, mark, page_boxes, page_texts, paragraph, report

LONG = " ".join(f"name{n}" for n in range(2000))
UNBROKEN = "abcdefghij" * 1000


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.pdf"


def _assert_inside(path: Path) -> None:
    for page in page_boxes(path):
        for text, (left, bottom, right, top) in page:
            assert left >= 0, text
            assert bottom >= 30, text
            assert right <= 596, text
            assert top <= 842, text


def test_a_long_running_head_is_one_line_cut_before_the_page_number(path: Path) -> None:
    blocks = (cover(), *(Heading(f"Chapter {n}", 1) for n in range(12)))
    write_pdf(report(*blocks, header=LONG), path)
    for number, page in list(enumerate(page_boxes(path), 1))[1:]:
        head = [(text, box) for text, box in page if box[1] > 790]
        words = " ".join(text for text, _ in head)
        assert words.startswith("name0 name1 ")
        assert words.count("…") == 1
        assert words.split()[-1] == str(number)
        ends = max(box[2] for text, box in head if "name" in text)
        assert ends <= sheet_of(Layout()).right - 28


def test_a_head_that_fits_is_not_cut(path: Path) -> None:
    write_pdf(report(paragraph("Words."), header="Example Learner · Customer Service"), path)
    assert "Example Learner · Customer Service" in page_texts(path)[0]


@pytest.mark.parametrize("text", [LONG, UNBROKEN], ids=["words", "one word"])
@pytest.mark.parametrize(
    "place",
    [
        "cover kicker", "cover title", "cover line", "fact label", "fact", "declaration", "signature", "heading",
        "heading 3", "kicker", "unit label", "unit title", "criterion code", "criterion", "criterion note",
        "table head", "table head alone", "cell", "quote", "quote source", "quote note", "reference", "margin code",
    ],
)  # fmt: skip
def test_a_long_text_stays_on_the_pages_and_is_all_there(path: Path, text: str, place: str) -> None:
    write_pdf(report(contents(), *_with(place, text), paragraph("The end.")), path)
    _assert_inside(path)
    found = "".join("".join(page_texts(path)).split())
    if place == "cover kicker":
        text = text.upper()
    elif place == "margin code":
        text = text[:5]
    for part in (text[:5], text[-5:]):
        assert part in found
    assert "Theend." in found


def test_many_signatures_stand_in_rows(path: Path) -> None:
    write_pdf(report(Cover("", "", (), (), "", "", tuple(f"Signature of person {n}" for n in range(23)))), path)
    _assert_inside(path)
    boxes = [box for page in page_boxes(path) for _, box in page]
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[1] >= b[3] - 1 or b[1] >= a[3] - 1


def _with(place: str, text: str) -> tuple[Block, ...]:
    def said(of: str, otherwise: str = "Words") -> str:
        return text if place == of else otherwise

    story = "A passage that is claimed."
    # Only the words of the passage itself are under test: the other marks' codes are short.
    code = mark(story, "passage", said("margin code", "101 1.1"))
    head = Table((Column(said("table head"), 1), Column(said("table head", "Where"), 3)), _rows(said("cell")), "")
    alone = Table((Column(said("table head alone"), 1),), (), "")
    return (
        Cover(
            said("cover kicker"), said("cover title"), (said("cover line"), "Second"),
            ((said("fact label", "Employer"), said("fact")), ("Code", "4F2A")),
            "Declaration", said("declaration"), (said("signature", "Learner"), "Assessor"),
        ),
        Heading(said("heading"), 1, "one", (Run(said("kicker")),)),
        Heading(said("heading 3"), 3, "three", in_contents=False),
        UnitHeading(said("unit label", "101"), said("unit title"), 1, "unit"),
        head,
        alone,
        CriterionHeading(
            said("criterion code", "101 1.1"), said("criterion"), 2, code.link, ((Run(said("criterion note")),),)
        ),
        Quote(said("quote"), (Run(said("quote source")),), 3, said("quote note")),
        Paragraph((Run("See "), PageRef("one", before=said("reference", "p. ")))),
        *mark_up(story, (code,)),
    )  # fmt: skip


def _rows(text: str) -> tuple[Row, ...]:
    return tuple(Row((((Run(f"1.{n}"),),), ((Run(text if n == 1 else "short"),),))) for n in range(3))
