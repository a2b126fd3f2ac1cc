"""A signature's box: any name shows in it, small enough to fit."""

import unicodedata

import pypdfium2
import pytest

from portfolio_app.exporters.typefaces import installed
from portfolio_app.signing.appearance import Look, draw


def shown(name: str) -> str:
    with pypdfium2.PdfDocument(draw(Look(name, (f"{name}, Shop", "Signed today")), 260, 100)) as document:
        return document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("name", ["Łukasz", "Đặng", "Seán O’Brien", "Zoë 😀", "Ώρα"])
def test_names_that_helvetica_lacks_are_drawn(name: str) -> None:
    assert shown(name).count(name.split()[0]) == 2
    assert shown(unicodedata.normalize("NFD", name)).count(name.split()[0]) == 2


@pytest.mark.skipif(installed.find("\u0645") is None, reason="no font with Arabic letters is installed")
@pytest.mark.parametrize("name", ["محمد", "שלום"])
def test_names_from_right_to_left_are_drawn_in_letters(name: str) -> None:
    assert all(letter in shown(name) for letter in name)


@pytest.mark.parametrize("name", ["A" * 300, "Anna Maria " * 30, "Ann\nExample", "\u0000", ""])
def test_any_length_stays_in_its_box(name: str) -> None:
    with pypdfium2.PdfDocument(draw(Look(name, (name, "Signed")), 260, 100)) as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(number) for number in range(page.count_chars())]
    assert all(right <= 260 for _, _, right, _ in boxes)
