"""Words on a canvas: every letter in a font that has it, in its direction, within its room."""

import unicodedata
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.exporters.pdf.pen import Face, Line, draw, mend_maps, new_canvas
from portfolio_app.exporters.typefaces import installed

FACE = Face("Regular", 10)


def drawn(text: str) -> bytes:
    made = BytesIO()
    canvas = new_canvas(made, 595, 842)
    for number, line in enumerate(FACE.lines(text, 400)):
        draw(canvas, 50, 700 - 14 * number, line, FACE)
    canvas.save()
    with pikepdf.open(BytesIO(made.getvalue())) as document:
        mend_maps(document)
        mended = BytesIO()
        document.save(mended)
    return mended.getvalue()


def read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("name", ["Łukasz", "Đặng", "Seán O’Brien", "Ελένη", "Наталья", "Şükrü Ğ"])
def test_names_that_helvetica_lacks_read_back(name: str) -> None:
    assert name in read(drawn(name))
    assert name in read(drawn(unicodedata.normalize("NFD", name)))


@pytest.mark.skipif(installed.find("\u0645") is None, reason="no font with Arabic letters is installed")
def test_arabic_runs_from_the_right_with_joined_letters() -> None:
    pdf = drawn("محمد")
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        text = page.get_text_range()
        places = {letter: page.get_charbox(text.index(letter))[0] for letter in "حد"}
    assert places["ح"] > places["د"]
    assert "\ufeee" not in text
    assert "\ufee3" not in text
    with pikepdf.open(BytesIO(pdf)) as document:
        assert b"/ReversedChars" in document.pages[0].Contents.read_bytes()


def test_direction_marks_are_not_drawn_and_line_ends_part_lines() -> None:
    assert FACE.width(Line("a\u200fb\ufe0f")) == FACE.width(Line("ab"))
    assert [line.text for line in FACE.lines("one\r\ntwo\x00", 400)] == ["one", "two"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.floats(40, 300))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    lines = FACE.lines(text, room)
    for line in lines:
        letters = [letter for letter in line.text if not unicodedata.combining(letter)]
        assert FACE.width(line) <= room + 2 or len(letters) < 2
    kept = "".join("".join(line.text for line in lines).split())
    wanted = FACE.lines(text, 1e9)
    assert kept == "".join("".join(line.text for line in wanted).split())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.floats(60, 300))
def test_one_line_fits_or_ends_in_an_ellipsis(text: str, room: float) -> None:
    face, line = FACE.fitted(text, room)
    assert face.size <= FACE.size
    assert face.width(line) <= room + 2 or len(line.text) < 4
