"""Grammar, where its extra is installed: slips are found, good accounts have none, odd texts do no harm."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("harper")

from portfolio_app.services.grammar import GrammarChecker, Slip, words_of

_CHECKER = GrammarChecker()
_ROOT = Path(__file__).parents[2]
_GOOD = sorted(
    (*(_ROOT / "resources/example").glob("*.md"), *(_ROOT / "tests/domain/coaching/good_accounts").glob("*.md"))
)


def _found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[slip.start : slip.end], slip.instead) for slip in _CHECKER.slips(text)]


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("She could of told me.", "could of", "could have"),
        ("I told her the the truth.", "the the", "the"),
        ("He have a problem.", "have", "has"),
        ("We was waiting 😀 for him.", "was", "were"),
        ("It was more then ten.", "then", "than"),
        ("Its a good day.", "Its", "It's"),
        ("It took an week.", "an", "a"),
        ("Then i said so.", "i", "I"),
        ("I had alot of people.", "alot", "a lot"),
    ],
)
def test_slips_are_found_with_what_is_meant(text: str, words: str, instead: str) -> None:
    assert (words, instead) in [(found, ways[0]) for found, ways in _found(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mae hi'n bwrw glaw heddiw a dw i'n hapus.",
        "The colour of the centre was grey, and I organised it.",
        "He lip reads, so I faced him. Bye bye, she said.",
        "I went through plan A and plan B. I had had enough.",
        "!!! ??? ... —",
    ],
)
def test_what_is_right_in_britain_or_no_english_is_left_alone(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("path", _GOOD, ids=lambda path: path.stem)
def test_good_accounts_have_no_slips(path: Path) -> None:
    text = re.sub(r"\{[^}]*\}|[\[\]]", "", path.read_text("utf-8").split("---", 2)[2])
    assert [
        _found(part.strip()) for part in re.split(r"^## .*$", text, flags=re.MULTILINE) if _found(part.strip())
    ] == []


def test_words_of_the_trade_are_learned() -> None:
    checker = GrammarChecker()
    checker.learn(words_of(["Spigot-and-socket joints", "GDPR"]))
    assert checker.slips("I laid a spigot-and-socket joint.") == ()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_every_place_is_in_the_text(text: str) -> None:
    slips: tuple[Slip, ...] = _CHECKER.slips(text)
    assert all(0 <= slip.start < slip.end <= len(text) and slip.message and slip.instead for slip in slips)
