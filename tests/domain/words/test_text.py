import itertools
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.text import clean, clean_line, count_words, fold, paragraph_spans, plural, shown


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


def test_foreign_text_is_shown_and_obeyed_by_no_terminal() -> None:
    assert shown("a\x1b[2J\nIntact.\r\t\x9b\x7f\u202eb\u2069\ud800\ufeff") == (
        "a\\x1b[2J\\nIntact.\\r\\t\\x9b\\x7f\\u202eb\\u2069\\ud800\\ufeff"
    )
    assert shown("Zo\u00eb O\u2019Neill \u0645\u0631\u062d\u0628\u0627 \U0001f469\u200d\U0001f373") == (
        "Zo\u00eb O\u2019Neill \u0645\u0631\u062d\u0628\u0627 \U0001f469\u200d\U0001f373"
    )
    assert shown("x" * 200, 120) == "x" * 118 + " \u2026"


@given(st.text())
def test_what_is_shown_has_no_line_ends_and_no_control_characters(text: str) -> None:
    written = shown(text)
    assert not [character for character in written if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")]
    assert shown(written) == written
