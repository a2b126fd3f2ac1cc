import pytest

from portfolio_app.domain.packs.envelope import fault_of_seal


@pytest.mark.parametrize("words", ["", "nineteen characters", "x" * 201, "né" * 20, "twenty characters\nand a line"])
def test_what_does_not_seal_a_pack_is_said(words: str) -> None:
    assert fault_of_seal(words)


def test_seven_easy_words_seal_it() -> None:
    assert fault_of_seal("a b c d e f g of any length") == ""
