"""What is said of a PIN while it is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.witnesses.pin import pin_warning
from portfolio_app.services.witnesses.easy_words import suggest_pin


@pytest.mark.parametrize(
    ("pin", "said"),
    [
        ("2580", "within hours"),
        ("258025", "within days"),
        ("25802580", "within months"),
        ("1111111111111", "within hours"),
    ],
)
def test_digits_only_keep_honest_people_honest(pin: str, said: str) -> None:
    warning = pin_warning(pin)
    assert "only keeps honest people honest" in warning
    assert said in warning
    assert f"{len(pin)} digits" in warning


def test_what_is_good_is_not_spoken_of() -> None:
    assert pin_warning("") == ""
    assert pin_warning("2580147036") == ""
    assert "honest" in pin_warning("cat")
    assert "honest" in pin_warning("aaaaaaaaaaaa")


@given(st.text(max_size=30))
def test_any_pin_is_answered_without_being_repeated(pin: str) -> None:
    warning = pin_warning(pin)
    assert len(pin) < 5 or pin not in warning


def test_the_words_that_are_suggested_are_easy_and_enough() -> None:
    some = {suggest_pin() for _ in range(20)}
    assert len(some) == 20
    for pin in some:
        assert len(pin.split()) == 4
        assert pin_warning(pin) == ""
        assert all(word.isascii() and word.islower() and word.isalpha() for word in pin.split())
