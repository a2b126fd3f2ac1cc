import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.passphrase import checked_passphrase, strength


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("short", "Too short"),
        ("1234567890123456", "Weak"),
        ("aaaaaaaaaaaaaaaaaaaaaaa", "Weak"),
        ("kettle7!", "Weak"),
        ("kettle and tea", "Fair"),
        ("four quite easy words", "Strong"),
    ],
)
def test_what_a_passphrase_keeps_out_is_said_by_its_length(passphrase: str, said: str) -> None:
    assert strength(passphrase).startswith(said)


def test_of_none_nothing_is_said() -> None:
    assert strength("") == ""


@pytest.mark.parametrize(
    "passphrase", ["", "seven77", "x" * 1001, "four easy\0words", "four\teasy words", "bytes\udcff only"]
)
def test_one_of_another_length_or_that_nobody_can_type_is_refused(passphrase: str) -> None:
    with pytest.raises(InputError):
        checked_passphrase(passphrase)


def test_letters_and_signs_of_any_language_are_taken() -> None:
    words = "pässwörd 😀 naïve\u00a0пароль"
    assert checked_passphrase(words) == words
