"""Texts as pieces of words."""

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.suggestions.pieces import LONGEST_WORD, words_in_pieces

KNOWN = {
    piece: n for n, piece in enumerate(["es", "##cala", "##ting", "##t", "cafe", "'", ".", "a", "##a", "b", "##b"])
}


def pieces(text: str) -> list[tuple[int, ...]]:
    return [word.pieces for word in words_in_pieces(text, KNOWN)]


def test_each_piece_is_the_longest_that_is_known() -> None:
    assert pieces("Escalating") == [(0, 1, 2)]


def test_capitals_accents_and_curly_signs_do_not_count() -> None:
    assert pieces("CAFÉ ’") == pieces("cafe '") == [(4,), (5,)]


def test_a_word_that_is_not_known_to_its_end_has_no_pieces() -> None:
    assert pieces("esx a") == [(), (7,)]


def test_a_word_longer_than_any_says_nothing() -> None:
    assert pieces("a" * (LONGEST_WORD + 1)) == [()]


@given(st.text())
def test_any_text_is_read_and_its_pieces_make_its_words(text: str) -> None:
    names = list(KNOWN)
    for word in words_in_pieces(text, KNOWN):
        assert word.text
        if word.pieces and word.text.isascii():
            assert "".join(names[piece].removeprefix("##") for piece in word.pieces) == word.text.lower()
