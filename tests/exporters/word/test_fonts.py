"""The font that goes with the file, and the lines measured with it."""

import struct
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.documents.report import Paragraph, Run
from portfolio_app.exporters.word.faces import FACES, scrambled
from portfolio_app.exporters.word.lines import Letters, LineCounter, widths_of
from tests.exporters.word.conftest import Write
from tests.exporters.word.reading import W

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REGULAR, BOLD = widths_of(bold=False), widths_of(bold=True)
_KEY = "{1DF903A8-5F16-4A33-B4E1-0C2D9A7B6E55}"


def test_each_face_in_the_package_is_the_whole_font_file(write: Write) -> None:
    package = write()
    (font,) = package.xml("word/fontTable.xml")
    assert font.get(f"{W}name") == "Source Sans Pro"
    targets = {link.get("Id"): link.get("Target") for link in package.xml("word/_rels/fontTable.xml.rels")}
    embedded = [element for element in font if f"{_R}id" in element.attrib]
    assert [element.tag for element in embedded] == [f"{W}embedRegular", f"{W}embedBold"]
    for element, face in zip(embedded, FACES, strict=True):
        data = package.parts[f"word/{targets[element.get(f'{_R}id')]}"]
        file = bytes(face.file.data)
        assert data != file
        assert scrambled(data, element.get(f"{W}fontKey") or "") == file


def test_the_first_bytes_are_mixed_with_the_key_from_its_end() -> None:
    mixed = scrambled(bytes(40), _KEY)
    backwards = UUID(_KEY).bytes[::-1]
    assert mixed == backwards * 2 + bytes(8)


@given(st.binary(max_size=80), st.uuids())
def test_what_was_mixed_comes_out_again(data: bytes, key: UUID) -> None:
    text = f"{{{key}}}".upper()
    assert scrambled(scrambled(data, text), text) == data


def test_the_makers_allow_the_faces_to_be_installed() -> None:
    for face in FACES:
        assert struct.unpack_from(">H", face.file.table(b"OS/2"), 8) == (0,)


def test_no_style_asks_for_a_face_that_is_not_there(write: Write) -> None:
    package = write()
    for part in ("word/styles.xml", "word/document.xml"):
        assert b"<w:i/>" not in package.parts[part]
    assert b"<w:b/>" in package.parts["word/styles.xml"]


def test_scripts_that_the_font_lacks_are_left_to_others(write: Write) -> None:
    package = write(Paragraph((Run("Words, 你好, مرحبا"),)))
    assert package.find("//w:rFonts") == []
    (fonts,) = package.xml("word/styles.xml").iterfind(f"{W}docDefaults//{W}rFonts")
    assert {fonts.get(f"{W}ascii"), fonts.get(f"{W}hAnsi")} == {"Source Sans Pro"}
    assert "Source Sans Pro" not in {fonts.get(f"{W}eastAsia"), fonts.get(f"{W}cs")}


def test_words_are_as_wide_as_the_font_says() -> None:
    assert REGULAR["Wi"] - REGULAR.space == pytest.approx(786 + 246)
    assert BOLD["Wi"] > REGULAR["Wi"]
    assert REGULAR["e\u0301"] - REGULAR["e"] == pytest.approx(0, abs=1), "an accent takes no room"


def lines(text: str, width: float) -> int:
    counter = LineCounter(width)
    counter.advance(text, Letters(10))
    return counter.line + 1


def test_a_line_may_end_after_a_hyphen_or_dash() -> None:
    width = (REGULAR["one two-"] - REGULAR.space) / 100 + 0.01
    assert lines("one two-three", width) == 2
    assert lines("one twos three", width - 0.2) == 3
    assert lines("one two–three four", (REGULAR["three four"] - REGULAR.space) / 100 + 0.01) == 2


def test_a_chinese_text_fills_each_line() -> None:
    assert lines("ab " + "你" * 9, 50) == 3
    assert lines("你" * 10, 50) == 2
