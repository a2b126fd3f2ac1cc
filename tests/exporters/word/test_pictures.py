"""Pictures in the Word file: there, described, outlined, commented and linked."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
from PIL import Image

from portfolio_app.domain.report import CriterionHeading, Heading, Mark, Outline, PdfPage, Picture, Report, Run
from portfolio_app.exporters.word import write_docx
from tests.exporters.pdf.reports import cover, report


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
