"""Pages of PDFs blacked out: what was under the boxes is in no part of the new file, and the rest is still there."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import page_text
from portfolio_app.importers.evidence_files.pdf_file import draw, opened
from portfolio_app.importers.redacting.blacking import is_black
from portfolio_app.importers.redacting.making import UnmadeError, black_out
from portfolio_app.importers.redacting.pdf import MadePage, flatten, make_page, put_together
from portfolio_app.importers.redacting.pdf_check import check_page, check_pdf
from portfolio_app.sandbox import RefusedError
from tests.importers.redacting.named_pdfs import SECRET, boxes_on, everything_in, letter


def blacked_out(path: Path, boxes: tuple[Box, ...]) -> Path:
    folder = path.parent / "made"
    folder.mkdir()
    return black_out(path, "application/pdf", boxes, folder, lambda _done, _total: None).path


def field_and_note(path: Path) -> tuple[Box, ...]:
    """Return the boxes over all that names somebody on the page of a letter."""
    return (*boxes_on(path), Box(1, 0.1, 0.24, 0.5, 0.06))


def test_nothing_of_the_name_is_in_any_part_of_the_new_file(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    assert SECRET.encode() in everything_in(path)
    made = blacked_out(path, field_and_note(path))
    everything = everything_in(made)
    for code in ("utf-8", "utf-16-be", "utf-16-le"):
        assert SECRET.encode(code) not in everything
    assert "Dear Quentin" in page_text(made, 1).text
    assert "your kettle is ready." in page_text(made, 1).text
    assert page_text(made, 2).text == "Yours, the shop.\nThis is page 2 of the letter."
    if shutil.which("pdftotext"):
        read = subprocess.run(["pdftotext", str(made), "-"], check=True, capture_output=True, text=True)
        assert SECRET not in read.stdout
        assert "kettle" in read.stdout


def test_pixels_are_black_and_the_rest_is_as_it_was(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    (box,) = boxes_on(path)
    made = blacked_out(path, (box,))
    with opened(path) as before, opened(made) as after:
        was, now = draw(before, 0, 1200, 1700), draw(after, 0, 1200, 1700)
        assert was.size == now.size
        assert not is_black(was, box)
        assert is_black(now, box)
        below = (0, int(now.height * 0.3), now.width, now.height)
        assert now.crop(below).convert("L").resize((60, 60)).getextrema() == (255, 255)


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_blacked_out_where_it_is_seen(tmp_path: Path, rotate: int) -> None:
    path = letter(tmp_path / "letter.pdf", rotate=rotate)
    (box,) = boxes_on(path, f"Quentin {SECRET},")
    assert (box.width > box.height) == (rotate == 180)
    made = blacked_out(path, (box,))
    assert "Quentin" not in page_text(made, 1).text
    assert ("your kettle is ready." if rotate != 180 else "kettle") in page_text(made, 1).text


def test_resources_that_pages_share_keep_only_what_the_other_page_shows(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        drawn = document.make_stream(f"% {SECRET}\nBT /F1 9 Tf ({SECRET}) Tj ET".encode())
        drawn.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]})
        shared = document.make_indirect(pikepdf.Dictionary(dict(document.pages[0].obj["/Resources"].items())))
        shared["/XObject"] = pikepdf.Dictionary(Stamp=drawn)
        marked = pikepdf.Dictionary(ActualText=SECRET)
        shared["/Properties"] = pikepdf.Dictionary(Said=document.make_indirect(marked))
        for page in document.pages:
            page.obj["/Resources"] = shared
        document.save(path)
    made = blacked_out(path, field_and_note(path))
    assert SECRET.encode() not in everything_in(made)


def test_a_hidden_layer_neither_shows_nor_stays(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="hidden"))
        document.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer], Order=[layer])
        )
        page = document.pages[1]
        page.obj["/Resources"]["/Properties"] = pikepdf.Dictionary(L0=layer)
        hidden = f"/OC /L0 BDC BT /F1 20 Tf 1 0 0 1 72 400 Tm ({SECRET} hidden) Tj ET EMC".encode()
        page.contents_add(document.make_stream(hidden))
        document.save(path)
    assert SECRET in page_text(path, 2).text
    made = blacked_out(path, field_and_note(path))
    assert SECRET not in page_text(made, 2).text
    assert "page 2" in page_text(made, 2).text
    with opened(made) as document:
        assert draw(document, 1, 600, 800).crop((0, 350, 500, 500)).convert("L").getextrema() == (255, 255)


def test_words_that_were_covered_before_do_not_come_back(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.pages[0].contents_add(document.make_stream(b"q 0 g 70 690 400 24 re f Q"))
        document.save(path)
    assert "Quentin" in page_text(path, 1).text
    made = blacked_out(path, (Box(1, 0.1, 0.8, 0.2, 0.1),))
    assert "Quentin" not in page_text(made, 1).text


def test_words_that_pdfs_are_made_of_are_blacked_out_like_others(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    canvas = Canvas(str(path))
    for words in ("Contents Resources image begin three Adobe Identity Helvetica endobj", "Nothing more is said here."):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    made = blacked_out(path, (Box(1, 0.1, 0.1, 0.8, 0.1),))
    assert page_text(made, 1).text == ""
    assert page_text(made, 2).text == "Nothing more is said here."


def test_reading_back_refuses_what_is_not_black_or_still_says_it(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    boxes = boxes_on(path)
    with pytest.raises(RefusedError, match="nothing was changed"):
        check_page(path, 1, boxes)
    page, made, flat = tmp_path / "page.pdf", tmp_path / "made.pdf", tmp_path / "flat.pdf"
    flatten(path, flat)
    assert make_page(flat, 1, (), page) == MadePage((), tuple(page_text(path, 1).text.split()))
    put_together(flat, ((1, page),), made)
    with pytest.raises(RefusedError, match="nothing was changed"):
        check_page(made, 1, boxes)
    with pytest.raises(RefusedError, match="nothing was changed"):
        check_pdf(made, flat, (1,), (f"{SECRET},",), ("Dear",))


def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nno")
    with pytest.raises(UnmadeError, match="nothing was changed"):
        blacked_out(broken, (Box(),))


@settings(max_examples=12, deadline=None)
@given(
    st.tuples(st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0.01, 0.6), st.floats(0.01, 0.6)),
    st.sampled_from([0, 90]),
)
def test_no_word_that_is_left_is_under_a_box(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[float, float, float, float], rotate: int
) -> None:
    folder = tmp_path_factory.mktemp("boxes")
    path = letter(folder / "letter.pdf", 1, rotate=rotate)
    left, top, width, height = place
    box = Box(1, left, top, min(width, 1 - left), min(height, 1 - top))
    page, made, flat = folder / "page.pdf", folder / "made.pdf", folder / "flat.pdf"
    flatten(path, flat)
    words = make_page(flat, 1, (box,), page)
    put_together(flat, ((1, page),), made)
    check_page(made, 1, (box,))
    assert sorted(page_text(made, 1).text.split()) == sorted(words.left)
    assert sorted((*words.left, *words.gone)) == sorted(page_text(path, 1).text.split())


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="one", user="two"))
    with pytest.raises(UnmadeError, match="asks for a password"):
        blacked_out(path, (Box(1, 0.1, 0.1, 0.8, 0.1),))
