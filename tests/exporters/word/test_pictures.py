"""Pictures in the Word file: there, described, outlined, commented and linked."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from PIL import Image

from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.documents.report import (
    Block,
    CriterionHeading,
    Heading,
    Mark,
    Outline,
    PageRef,
    Paragraph,
    PdfPage,
    Picture,
    Report,
    Role,
    Run,
)
from portfolio_app.exporters.word import write_docx
from portfolio_app.exporters.word.boxes import Boxes
from portfolio_app.exporters.word.setting import setting_of
from tests.exporters.pdf.reports import cover, report
from tests.exporters.word.test_office import pages_agree


def photo() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (400, 300), (10, 90, 10)).save(buffer, "JPEG")
    return buffer.getvalue()


def whole() -> Report:
    mark = Mark(0, 0, "101 1.1", 2, "claim-7", "criterion", "101 1.1 what it asks", "Ann", "2026-11-01T10:00:00Z")
    claimed = Picture(
        photo, 400, 300, "A till with a “sale” sign", (Run("At the till"),), (Outline(0.25, 0.25, 0.5, 0.5, mark),),
        anchor="evidence-E002",
    )  # fmt: skip
    page = Picture(photo, 400, 300, "Page 1 of the rota", page=PdfPage("E003", 0, bytes), stamp="E003 p. 1")
    criterion = CriterionHeading("1.1", "what it asks", 2, "criterion")
    return report(cover(), Heading("Evidence", 1), criterion, claimed, page)


def test_pictures_are_there_described_outlined_and_claimed(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    assert write_docx(whole(), path) == ()
    document = docx.Document(str(path))
    shapes = document.inline_shapes
    assert len(shapes) == 2
    assert [shape._inline.docPr.get("descr") for shape in shapes] == ["A till with a “sale” sign", "Page 1 of the rota"]
    assert abs(shapes[0].width / shapes[0].height - 4 / 3) < 0.01
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "101 1.1 what it asks" in text
    assert "E003 p. 1" in text
    assert [comment.text for comment in document.comments] == ["101 1.1 what it asks"]
    with zipfile.ZipFile(path) as package:
        outlined = Image.open(BytesIO(package.read("word/media/picture1.jpg"))).convert("RGB")
    assert outlined.getpixel((20, 20)) != outlined.getpixel((100, 150))


def test_the_same_pictures_make_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.docx", tmp_path / "2.docx"
    write_docx(whole(), first)
    write_docx(whole(), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("reading", Reading)
def test_a_picture_and_all_that_is_said_of_it_stand_on_one_page(reading: Reading) -> None:
    setting = setting_of(Layout(reading=reading))
    mark = Mark(0, 0, "101 1.1", 2, "c", "criterion", "101 1.1 " + "what it asks " * 9, "Ann", "2026-11-01T10:00:00Z")
    outlines = tuple(Outline(0.1, 0.1, 0.2, 0.2, mark) for _ in range(4))
    tall = Picture(photo, 300, 900, "A page", (Run("Words below " * 20),), outlines, stamp="E003 p. 1")
    boxes = Boxes([tall], setting).lay(0).boxes
    assert sum(box.before + box.height + box.after for box in boxes) <= setting.tall.text_height / 20
    assert boxes[1].height > setting.tall.text_height / 60


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_pages_are_right_behind_pictures(tmp_path: Path) -> None:
    path = tmp_path / "made.docx"
    blocks = [block for number in range(6) for block in pictures(number)]
    references = [Paragraph((PageRef(f"claim-{number}"), PageRef(f"evidence-{number}"))) for number in range(6)]
    write_docx(report(*references, Heading("Evidence", 1), *blocks), path)
    pages_agree(path, tmp_path)


def pictures(number: int) -> tuple[Block, ...]:
    mark = Mark(0, 0, "101 1.1", 2, f"claim-{number}", "", "101 1.1 asks", "Ann", "2026-11-01T10:00:00Z")
    outline = (Outline(0.25, 0.25, 0.5, 0.5, mark),)
    page = PdfPage("E003", 0, bytes)
    claimed = Picture(
        photo, 300 + 80 * number, 400, "A page", (Run("Page"),), outline, page, f"evidence-{number}", "E003"
    )
    return claimed, Paragraph((Run("What follows stands below."),), Role.NOTE)


def test_a_picture_under_its_heading_makes_room_for_it() -> None:
    tall = Picture(photo, 300, 900, "A page", stamp="E003 p. 1")
    heading = Heading("The page", 2, "e3", (Run("E003"),), new_page=True)
    report_blocks = (Paragraph((Run("Before. " * 90),)), heading, Paragraph((Run("What it is. "),)), tall)
    setting = setting_of(Layout())
    boxes = Boxes(report_blocks, setting)
    above = sum(box.before + box.height + box.after for index in (1, 2) for box in boxes.lay(index).boxes)
    alone, under = (each.size[1] for each in (Boxes([tall], setting).lay(0), boxes.lay(3)))
    assert under == pytest.approx(alone - above)
    assert Boxes(report_blocks[2:], setting).lay(1).size[1] == alone, "only what a heading has begun counts"


def test_what_is_said_below_a_tall_picture_stands_on_its_page() -> None:
    tall = Picture(photo, 300, 900, "A page", stamp="E003 p. 1")
    said = Paragraph((Run("The check sum of this file is told here. " * 12),))
    boxes = Boxes([tall, said], setting_of(Layout()))
    both = [*boxes.lay(0).boxes, *boxes.lay(1).boxes]
    assert sum(box.before + box.height + box.after for box in both) <= setting_of(Layout()).tall.text_height / 20
