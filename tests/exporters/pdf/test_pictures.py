"""Pictures and pages of other PDFs in the document: what is shown, said, outlined and left behind."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from page import validate_pdf
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.documents.report import Heading, Mark, Outline, Paragraph, PdfPage, Picture, Run, Tone
from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.exporters.pdf.anchor_pages import pages_of
from tests.exporters.pdf.reports import contents, cover, paragraph, report

RED = (200, 30, 30)


def photo(size: tuple[int, int] = (800, 600), form: str = "JPEG", mode: str = "RGB") -> bytes:
    picture = Image.new(mode, size, RED if mode == "RGB" else (*RED, 0) if mode == "RGBA" else 120)
    ImageDraw.Draw(picture).rectangle(
        (100, 100, 300, 200), fill=0 if mode == "L" else (0,) * 3 + (255,) * (mode == "RGBA")
    )
    buffer = BytesIO()
    picture.save(buffer, form)
    return buffer.getvalue()


def other_pdf(font: str = "Helvetica", pages: int = 2, rotate: int = 0) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A5)
    for number in range(1, pages + 1):
        canvas.setFont(font, 24)
        canvas.drawString(60, 300, f"Foreign page {number}")
        canvas.setFillColorRGB(0.1, 0.4, 0.8)
        canvas.rect(0, 0, 60, 60, fill=1, stroke=0)
        canvas.linkURL("https://example.org/", (60, 300, 200, 330))
        canvas.acroForm.textfield(name=f"f{number}", value="typed in", x=60, y=200, width=120, height=20)
        canvas.setPageRotation(rotate)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def outline(code: str = "101 1.1") -> Outline:
    mark = Mark(0, 0, code, 1, f"claim {code}", "criterion", f"{code} what it asks", "Ann", "2026-11-01T10:00:00Z")
    return Outline(0.125, 1 / 6, 0.25, 1 / 6, mark)


def picture(load: Callable[[], bytes] = photo, size: tuple[int, int] = (800, 600), **more: object) -> Picture:
    given: dict[str, object] = {"caption": (Run("Taken at the desk", Tone.SMALL),), "anchor": "evidence-E002", **more}
    return Picture(load, *size, "A red wall with a black sign", **given)  # pyright: ignore[reportArgumentType]


def foreign(source: bytes, page: int = 0, **more: object) -> Picture:
    return picture(photo, (420, 595), page=PdfPage("E003", page, lambda: source), stamp=f"E003 p. {page + 1}", **more)


def made(tmp_path: Path, *blocks: object) -> Path:
    path = tmp_path / "made.pdf"
    heading = Heading("Evidence", 1, "criterion")
    write_pdf(report(cover(), contents(), heading, paragraph("Before."), *blocks), path)  # pyright: ignore[reportArgumentType]
    return path


def elements(path: Path, kind: str) -> list[pikepdf.Object]:
    with pikepdf.open(path) as pdf:
        pdf_objects = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == kind]
        return [
            pikepdf.Dictionary({key: str(item[key]) for key in list(item.keys()) if key in ("/Alt", "/S")})
            for item in pdf_objects
        ]


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "L")]
)
def test_a_picture_is_shown_and_described(tmp_path: Path, form: str, mode: str) -> None:
    path = made(tmp_path, picture(lambda: photo(form=form, mode=mode)))
    assert [str(figure["/Alt"]) for figure in elements(path, "/Figure")] == ["A red wall with a black sign"]
    with pypdfium2.PdfDocument(path) as document:
        page = document[len(document) - 1]
        shown = page.render(scale=1).to_pil().convert("RGB")
        assert "Taken at the desk" in page.get_textpage().get_text_range()
    colours = {colour for _, colour in shown.getcolors(1 << 20)}
    wanted = {"RGB": RED, "L": (120, 120, 120), "RGBA": (0, 0, 0)}[mode]
    assert any(all(abs(a - b) < 12 for a, b in zip(colour, wanted, strict=True)) for colour in colours)


def test_a_claimed_part_is_outlined_with_a_code_that_leads_to_its_criterion_and_a_comment(tmp_path: Path) -> None:
    path = made(tmp_path, picture(outlines=(outline(),)))
    with pikepdf.open(path) as pdf:
        page = pdf.pages[-1]
        kinds = {str(note["/Subtype"]): note for note in page.Annots}
        assert str(kinds["/Highlight"]["/Contents"]) == "101 1.1 what it asks"
        assert str(kinds["/Link"]["/Dest"]) == "criterion"
        left, bottom, right, top = (float(value) for value in kinds["/Highlight"]["/Rect"])
    assert (right - left) / (top - bottom) == pytest.approx(0.25 * 800 / (600 / 6), rel=0.02)
    with pypdfium2.PdfDocument(path) as document:
        assert "101 1.1" in document[len(document) - 1].get_textpage().get_text_range()


def test_a_tall_picture_takes_a_page_and_no_more(tmp_path: Path) -> None:
    full = [paragraph("word " * 90) for _ in range(6)]
    path = made(tmp_path, *full, picture(lambda: photo((300, 4000)), (300, 4000)))
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 3


def test_a_foreign_page_keeps_its_look_and_loses_its_links_and_fields(tmp_path: Path) -> None:
    source = other_pdf()
    path = made(tmp_path, foreign(source, 0), foreign(source, 1, outlines=(outline(),)))
    with pikepdf.open(path) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not any(note.get("/A") for page in pdf.pages for note in page.get("/Annots", []))
    assert not elements(path, "/Figure")
    with pypdfium2.PdfDocument(path) as document:
        text = document[len(document) - 1].get_textpage().get_text_range()
        shown = document[len(document) - 1].render(scale=1).to_pil().convert("RGB")
    assert "E003 p. 2" in text
    assert "A red wall with a black sign" in text  # the description, for whoever cannot see the page
    assert shown.getcolors(1 << 20) is None or len(shown.getcolors(1 << 20)) > 2


def tagged_pdf(tmp_path: Path) -> bytes:
    path = tmp_path / "tagged.pdf"
    write_pdf(report(paragraph("Sharp words, marked for screen readers")), path)
    return path.read_bytes()


def test_a_page_without_its_fonts_is_placed_as_a_picture_and_one_with_them_as_it_is(tmp_path: Path) -> None:
    source = tagged_pdf(tmp_path)
    path = made(tmp_path, foreign(other_pdf()), picture(photo, (595, 842), page=PdfPage("E004", 0, lambda: source)))
    with pikepdf.open(path) as pdf:
        forms = [form for page in pdf.pages for form in page.Resources.get("/XObject", {}).values()]
        assert [str(form["/Subtype"]) for form in forms] == ["/Image", "/Form"]
        assert b"BDC" not in forms[1].read_bytes()
    with pypdfium2.PdfDocument(path) as document:
        assert "Sharp words" in document[len(document) - 1].get_textpage().get_text_range()


def red_in(picture: Image.Image) -> tuple[float, float, float, float]:
    """Where the red is, as shares of the picture's width and height."""
    red = picture.convert("RGB").point([255 * (value % 256 > 150) for value in range(768)]).split()
    found = Image.composite(Image.new("L", picture.size, 0), red[0], red[1]).getbbox()
    assert found is not None
    left, top, right, bottom = found
    return left / picture.width, top / picture.height, right / picture.width, bottom / picture.height


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_turned_page_is_shown_as_its_reader_sees_it(tmp_path: Path, turned: int) -> None:
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(540, 822))
        page.mediabox = pikepdf.Array([-40, 20, 500, 842])
        page.Rotate = turned
        page.contents_add(b"1 0 0 rg 20 60 120 200 re f")
        pdf.save(buffer)
    with pypdfium2.PdfDocument(buffer.getvalue()) as document:
        alone = document[0].render(scale=1).to_pil()
    whole = Outline(0, 0, 1, 1, outline().mark)
    block = picture(photo, alone.size, page=PdfPage("E004", 0, buffer.getvalue), outlines=(whole,))
    path = made(tmp_path, block)
    with pikepdf.open(path) as pdf:
        (note,) = (note for note in pdf.pages[-1].Annots if note["/Subtype"] == "/Highlight")
        left, bottom, right, top = (float(value) * 2 for value in note["/Rect"])
    with pypdfium2.PdfDocument(path) as document:
        shown = document[len(document) - 1].render(scale=2).to_pil()
    part = shown.crop((round(left), round(shown.height - top), round(right), round(shown.height - bottom)))
    assert red_in(part) == pytest.approx(red_in(alone), abs=0.01)


def test_a_damaged_foreign_file_is_drawn_instead(tmp_path: Path) -> None:
    path = made(tmp_path, foreign(b"%PDF-1.4 nothing of the kind"))
    with pikepdf.open(path) as pdf:
        assert [str(form["/Subtype"]) for form in pdf.pages[-1].Resources.XObject.values()] == ["/Image"]


def test_the_same_pictures_make_the_same_bytes(tmp_path: Path) -> None:
    blocks = (picture(outlines=(outline(),)), foreign(other_pdf(), 1))
    first = made(tmp_path, *blocks).read_bytes()
    assert made(tmp_path, *blocks).read_bytes() == first


def test_page_numbers_are_found_without_reading_a_picture() -> None:
    def unread() -> bytes:
        raise AssertionError

    whole = report(cover(), Heading("Evidence", 1, "evidence"), picture(unread, (300, 4000)))
    assert pages_of(whole)["evidence-E002"] == 2


def test_a_document_with_pictures_and_foreign_pages_breaks_no_rule_of_accessibility(tmp_path: Path) -> None:
    source = tagged_pdf(tmp_path)
    blocks = (picture(outlines=(outline(),)), foreign(other_pdf(), 1), picture(page=PdfPage("E004", 0, lambda: source)))
    found = validate_pdf(made(tmp_path, *blocks), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []


def test_what_is_said_below_a_tall_picture_stands_on_its_page(tmp_path: Path) -> None:
    said = Paragraph((Run("The check sum of this file is told here, in words that take more than one line. " * 3),))
    path = made(tmp_path, picture(lambda: photo((600, 900)), (600, 900)), said, Heading("After", 1))
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    (page,) = (number for number, text in enumerate(texts) if "check sum" in text)
    with pikepdf.open(path) as pdf:
        assert "/XObject" in pdf.pages[page].Resources
