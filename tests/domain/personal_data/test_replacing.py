"""Words exchanged in a text: all else stands where it stood, claims follow, and people keep their letters."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome, kept, take_passage
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.personal_data.allowance import words_key
from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.people import same_person, the_same_among
from portfolio_app.domain.personal_data.pseudonym import (
    Noun,
    Pseudonym,
    known_pseudonym,
    new_pseudonym,
    noun_near,
)
from portfolio_app.domain.personal_data.replacing import exchange, follow, places_of, without_overlaps

_WORDS = st.lists(st.sampled_from("Jane Smith told me , . 😀 \n the kettle Smith’s".split(" ")), max_size=30).map(
    " ".join
)


@given(_WORDS, st.data())
def test_what_is_not_exchanged_stands_where_it_is_carried_to(text: str, data: st.DataObject) -> None:
    made = exchange(text, places_of("Jane Smith", text), "Customer A")
    assert "Jane Smith" not in made.text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new_start, new_end = made.carry(start, end)
    assert 0 <= new_start <= new_end <= len(made.text)
    if not any(first < end and start < last for first, last in made.spans):
        assert made.text[new_start:new_end] == text[start:end]


@given(_WORDS)
def test_a_claim_on_words_says_them_as_they_read_now(text: str) -> None:
    for start, end in places_of("Smith", text):
        passage = take_passage(Section.ACTION, text, start, end)
        claim = Claim(1, 1, "F/1/1", "1", "x", passage, kept(passage))
        made = exchange(text, places_of("Jane Smith", text), "Customer A")
        now = follow(claim, made, ["Jane Smith"])
        assert now.passage is not None
        assert now.anchor is not None
        assert now.anchor.outcome is Outcome.KEPT
        assert made.text[now.anchor.start : now.anchor.end] == now.passage.quote


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.LOST])
def test_words_to_re_check_stay_so_and_keep_no_name(outcome: Outcome) -> None:
    text = "I told Jane Smith that it was safe."
    passage = take_passage(Section.ACTION, "Once Jane Smith was told of it.", 5, 20)
    claim = Claim(1, 1, "F/1/1", "1", "x", passage, Anchor(outcome, 7, 17))
    now = follow(claim, exchange(text, places_of("Jane Smith", text), "Customer A"), ["Jane Smith"])
    assert now.anchor is not None
    assert now.anchor.outcome is outcome
    assert "Smith" not in repr(now)
    assert now.passage is not None
    assert len(now.passage.quote) == now.passage.end - now.passage.start


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))))
def test_stretches_that_are_kept_do_not_overlap(spans: list[tuple[int, int]]) -> None:
    kept_ = without_overlaps(spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(kept_))
    assert set(kept_) <= set(spans)


def test_who_is_whom() -> None:
    assert same_person("Mrs Jane Smith", "Jane")
    assert same_person("Mrs Smith", "JANE SMITH")
    assert not same_person("Mrs Smith", "Mr Smith")
    assert not same_person("Jane Smith", "Jane Okafor")
    assert not same_person("Mrs", "Mrs Smith")
    assert the_same_among("Jane", ["Jane Smith", "Mrs Smith", "Jane Okafor", "Jane"]) == {"Jane"}
    assert the_same_among("Jane Smith", ["Jane", "Mrs Smith", "Jane Okafor"]) == {"Mrs Smith"}


def test_letters_go_on_and_are_kept() -> None:
    known = [Pseudonym(words_key("Jane Smith"), "Jane Smith", Kind.NAME, "Customer A")]
    assert known_pseudonym("Mrs Smith", Kind.NAME, known) == "Customer A"
    assert known_pseudonym("Omar", Kind.NAME, known) == ""
    assert new_pseudonym(Kind.NAME, Noun.COLLEAGUE, known) == "Colleague B"
    assert new_pseudonym(Kind.NAME, Noun.COLLEAGUE, known, "Colleague B was there.") == "Colleague C"
    assert new_pseudonym(Kind.PHONE, Noun.PERSON, known) == "[telephone number]"
    many = [Pseudonym(str(n), str(n), Kind.NAME, f"Person {chr(65 + n)}") for n in range(26)]
    assert new_pseudonym(Kind.NAME, Noun.PERSON, many) == "Person AA"


def test_what_stands_around_a_name_says_who_it_is() -> None:
    text = "A customer, Jane, rang."
    assert noun_near(text, 12, 16) is Noun.CUSTOMER
    assert noun_near("My manager Jane", 11, 15) is Noun.MANAGER
    assert noun_near("Jane", 0, 4) is Noun.PERSON


def test_words_are_compared_without_case_accents_or_what_parts_numbers() -> None:
    assert words_key("Zoë’s") == words_key("ZOE")
    assert words_key("07700 900123") == words_key("(07700) 900-123")
    assert words_key(date(2026, 3, 2).isoformat()) == "20260302"
