"""Words from right to left: letters joined, in their order on the page, and read back as they were written."""

import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import (
    Block,
    Column,
    CriterionHeading,
    Heading,
    PageRef,
    Paragraph,
    Quote,
    Row,
    Run,
    StateRun,
    Table,
    UnitHeading,
    mark_up,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.exporters.pdf.direction import as_written, has_right_to_left, joined, turns
from portfolio_app.exporters.pdf.sheet import sheet_of
from tests.exporters.pdf.accessibility import text_in_order
from tests.exporters.pdf.reports import contents, cover, criteria, mark, page_boxes, page_texts, paragraph, report

ARABIC_NAME, ARABIC, HEBREW = "محمد", "مرحبا بالعالم", "שלום עולם"
_CHARACTERS = "abc אבג محم لا 12 3.,:-+/()[]%$ ٠١\u064b\u0301!?«»\u200f\u200e"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "portfolio.pdf"


def _read(path: Path) -> tuple[str, str]:
    """Return the text as PDFium and as pypdf read it, without marks of direction."""
    texts = "\n".join(page_texts(path)), "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    first, second = (re.sub("[\u200e\u200f\u202a-\u202e]", "", text) for text in texts)
    return first, second


@pytest.mark.parametrize("text", [ARABIC_NAME, ARABIC, HEBREW, "السلام عليكم لا اله"])
def test_words_from_right_to_left_are_read_back(path: Path, text: str) -> None:
    assert write_pdf(report(paragraph(text), header=""), path) == ()
    assert all(text in found for found in _read(path))


@pytest.mark.parametrize(
    "text",
    [
        "The learner (محمد علي) said 3 things on 12 March [twice]",
        "مرحبا (abc) بالعالم 12 مرة",
        "Hello محمد ok 25 % שלום (עולם) 12",
        "قالت: مرحبا! (Consumer Rights Act 2015) ثم اتصلت",
    ],
)
def test_the_words_of_mixed_text_are_read_in_their_order(path: Path, text: str) -> None:
    assert write_pdf(report(paragraph(text), header=""), path) == ()
    by_pdfium, by_pypdf = (re.findall(r"\w+", found) for found in _read(path))
    words = re.findall(r"\w+", text)
    assert [word for word in by_pypdf if word in words] == words
    # PDFium turns whole lines by a rule of thumb; each word must be whole.
    assert set(words) <= set(by_pdfium)


@pytest.mark.parametrize("text", ["محمد Sam🙂 😀", "محمد Sam! 😀 ?", "محمد 🙂★ 😀 الزبون", "שלום ★😀 a 🙂!"])
def test_signs_of_several_fonts_in_a_run_are_read_in_their_order(path: Path, text: str) -> None:
    write_pdf(report(*criteria("101 1.1"), paragraph(text), header=""), path)
    with pikepdf.open(path) as pdf:
        assert text in re.sub("[\u200e\u200f]", "", text_in_order(pdf))


def test_what_begins_from_right_to_left_stands_at_the_right(path: Path) -> None:
    write_pdf(report(paragraph(ARABIC * 30), paragraph("Hello محمد"), header=""), path)
    boxes = [(text, box) for text, box in page_boxes(path)[0] if text.strip() != "1"]
    arabic = [box for text, box in boxes if has_right_to_left(text) and "Hello" not in text and box[2] > 300]
    assert arabic
    assert all(
        abs(max(box[2] for box in arabic if abs(box[1] - row[1]) < 4) - sheet_of(Layout()).right) < 3 for row in arabic
    )
    assert abs(min(box[0] for text, box in boxes if "Hello" in text) - sheet_of(Layout()).left) < 2


def test_marks_links_and_cells_are_on_their_words(path: Path) -> None:
    text = "قابلت العميل في المتجر وشرحت له القانون (Consumer Rights Act 2015) ثم اتصلت بالمدير. " * 5
    claimed = mark(text, "المتجر وشرحت له القانون (Consumer Rights", "101 1.1")
    column = Column("الاسم", 1)
    blocks: tuple[Block, ...] = (
        cover(),
        contents(),
        Heading("قصة مرتجع", 1, "story", (Run(ARABIC_NAME),)),
        *criteria("101 1.1"),
        *mark_up(text, (claimed,)),
        Paragraph(
            (Run("مرحبا "), Run("رابط إلى مكان", link="story"), Run(" و "), PageRef("story"), StateRun(State.MET))
        ),
        Quote(ARABIC, (Run(HEBREW),), 1),
        Table((column, column), (Row((((Run(ARABIC_NAME),),), ((Run(HEBREW * 40),),))),), ""),
        UnitHeading("١٠١", "خدمة العملاء", 2, "unit"),
        CriterionHeading("ب", "اشرح", 1, "other"),
    )
    assert write_pdf(report(*blocks, header="محمد · Customer Service"), path) == ()
    with pikepdf.open(path) as pdf:
        (comment,) = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Highlight"]
        boxes = [tuple(float(n) for n in comment.QuadPoints[i : i + 8]) for i in range(0, len(comment.QuadPoints), 8)]
        number = next(
            n for n, page in enumerate(pdf.pages) if comment.objgen in [a.objgen for a in page.get("/Annots", [])]
        )
        says = [str(a.Contents) for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert "Go to رابط إلى مكان" in says
    words = [text for text, box in page_boxes(path)[number] if any(_within(box, quad) for quad in boxes)]
    assert re.findall(r"\w+", "".join(words)) != []
    assert all(word in claimed.comment for text in words for word in re.findall(r"\w+", text))
    assert all("محمد" in text for text in page_texts(path)[1:])


def test_letters_are_joined_and_lam_stands_with_alef() -> None:
    assert "".join(joined(ARABIC_NAME)) == "\ufee3\ufea4\ufee4\ufeaa"
    assert "".join(joined("لا")) == "\ufefb\ufdd3"
    assert as_written("".join(joined("السَلاَم لأ سلإ"))) == "السَلاَم لأ سلإ"


def test_text_without_such_letters_loads_no_library_for_them(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from portfolio_app.exporters.pdf import write_pdf\n"
        "from tests.exporters.pdf.reports import paragraph, report\n"
        "write_pdf(report(paragraph('Ŵyneb “quotes” Ελληνικά')), Path(sys.argv[1]))\n"
        "assert not {'bidi', 'arabic_reshaper'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=True)


@given(st.text(_CHARACTERS, max_size=60), st.booleans())
def test_a_line_is_turned_as_the_library_turns_it(text: str, backwards: bool) -> None:
    text = text.strip()
    runs = turns(text, backwards=backwards)
    assert sorted(n for run in runs for n in range(run.start, run.end)) == list(range(len(text)))
    shown = "".join(text[run.start : run.end][:: -1 if run.backwards else 1] for run in runs)
    assert shown == get_display(text, base_dir="R" if backwards else "L")


@given(st.text(_CHARACTERS + "ييييلالاً ", max_size=60))
def test_joining_loses_no_letter(text: str) -> None:
    assert as_written("".join(joined(text))) == text


def _within(box: tuple[float, float, float, float], quad: tuple[float, ...]) -> bool:
    """Say whether a box of text lies inside the box of a mark."""
    middle = (box[1] + box[3]) / 2
    return box[0] >= quad[0] - 1 and box[2] <= quad[2] + 1 and quad[5] <= middle <= quad[1]


@pytest.mark.parametrize(("text", "label"), [("- الأول\n- الثاني", "•"), ("9. שלום\n10. עולם", "10")])
def test_an_item_from_right_to_left_has_its_label_at_the_right(path: Path, text: str, label: str) -> None:
    write_pdf(report(*mark_up(text, ()), header=""), path)
    boxes = [(found, box) for found, box in page_boxes(path)[0] if found.strip(" .\r\n")]
    labels = [box for found, box in boxes if label in found and not has_right_to_left(found)]
    words = [box for found, box in boxes if has_right_to_left(found)]
    sheet = sheet_of(Layout())
    assert labels
    assert max(box[2] for box in labels) <= sheet.right + 1
    assert min(box[0] for box in labels) > max(box[2] for box in words) - 1
    assert all(word in found for found in _read(path)[1:] for word in re.findall(r"\w+", text))


def test_an_item_from_left_to_right_keeps_its_label_at_the_left(path: Path) -> None:
    write_pdf(report(*mark_up("- first שלום\n- second", ()), header=""), path)
    labels = [box for found, box in page_boxes(path)[0] if "•" in found]
    assert labels
    assert all(box[0] < sheet_of(Layout()).left + 5 for box in labels)
