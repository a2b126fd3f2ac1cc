import itertools

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.text import clean, clean_line, count_words, fold, paragraph_spans, plural


def test_line_ends_become_lf_and_control_characters_go() -> None:
    assert clean("a\r\nb\rc\u2028d\x00e\x07\ufefff") == "a\nb\nc\ndef"


def test_words_are_counted_as_a_reader_does() -> None:
    assert count_words("I didn't re-open it, at 9.30 – the manager’s till") == 10
    assert count_words("") == 0


def test_paragraphs_stand_between_blank_lines() -> None:
    text = "\n\nOne\nline.\n \n\nTwo. \n"
    assert [text[start:end] for start, end in paragraph_spans(text)] == ["One\nline.", "Two."]
    assert paragraph_spans(" \n\n ") == []


def test_names_compare_without_case_and_accents() -> None:
    assert fold(" Internal  FACTOR ") == fold("internal factor")
    assert fold("café") == fold("CAFÉ") == "cafe"


def test_plurals() -> None:
    assert (plural(1, "claim"), plural(1200, "criterion", "criteria")) == ("1 claim", "1,200 criteria")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(alphabet="ab \n\t", max_size=40))
def test_paragraphs_hold_every_word_in_order(text: str) -> None:
    spans = paragraph_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))
