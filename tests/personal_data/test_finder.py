"""Personal data is found where it is, and not where it only looks like it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.personal_data.finder import find_personal_data
from tests.personal_data.labelled_sentences import BY_THEIR_WORDS, score, sentences

_PIECES = st.sampled_from(
    "Mrs Jane Smith|07700 900123|14 High Street|LS1 4AP|May|Will|I|said|@kez|4111 1111 1111 1111|12/03/1990|born|NHS|"
    "943 476 5919|order|48213|,|.|\n|“|’s|Ł|😀|محمد|AB12 CDE|the|manager of Leeds".split("|")
)


@pytest.mark.parametrize("names", [("with", "without"), ("with_aside", "without_aside")])
def test_labelled_sentences(names: tuple[str, str]) -> None:
    """The second pair was written by another hand after the rules, and nothing was tuned to it."""
    made = score(sentences(*names))
    assert made.recall(set(Kind) - BY_THEIR_WORDS) >= 0.98
    assert made.recall([Kind.NAME]) >= 0.92
    assert made.precision >= 0.95


@pytest.mark.parametrize(
    "text",
    ["", " ", "A", "!!!", "12345", "MANY WORDS IN CAPITALS ARE SHOUTED HERE", "Roedd y cwsmer yn hapus iawn.", "\x00"],
)
def test_nothing_where_nothing_is(text: str) -> None:
    assert find_personal_data(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("insta: annie.k88", Kind.HANDLE, "annie.k88"),
        ("her Snapchat is rosie_99", Kind.HANDLE, "rosie_99"),
        ("His user name was j_field.", Kind.HANDLE, "j_field"),
        ("see facebook.com/annie.k there", Kind.HANDLE, "annie.k"),
        ("Her NI number is QQ123456C", Kind.NI, "QQ123456C"),
        ("NINO: QQ 12 34 56 C", Kind.NI, "QQ 12 34 56 C"),
    ],
)
def test_what_is_named_is_found_without_a_sign_of_its_own(text: str, kind: Kind, words: str) -> None:
    assert [(hit.kind, hit.text) for hit in find_personal_data(text)] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Facebook is down again.",
        "The user name was reset by the help desk.",
        "The door handle is loose.",
        "Her Instagram is private. I did not look.",
        "Twitter: we post offers there.",
        "The NI form has 12 pages.",
    ],
)
def test_networks_and_handles_alone_are_nobody(text: str) -> None:
    assert find_personal_data(text) == ()


def test_names_that_the_user_has_listed_are_found_wherever_they_stand() -> None:
    assert [hit.text for hit in find_personal_data("the kit came from zed", known_names=["Zed"])] == ["zed"]


@given(st.one_of(st.text(), st.lists(_PIECES).map(" ".join), st.lists(_PIECES).map("".join)))
def test_each_hit_is_in_the_text_and_none_overlaps(text: str) -> None:
    hits = find_personal_data(text)
    assert all(text[hit.start : hit.end] == hit.text and hit.text for hit in hits)
    assert all(before.end <= after.start for before, after in itertools.pairwise(hits))


@pytest.mark.parametrize("piece", ["Mrs ", "0770 ", "1 a", "(", "@", "A.", "12 ", "Ann ", "ref "])
def test_long_texts_of_one_kind_are_answered(piece: str) -> None:
    find_personal_data(piece * 5000)
