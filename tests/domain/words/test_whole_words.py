import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.passage import take_passage
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.whole_words import is_inside, same_words, whole_words

FAMILY = "👩\u200d👩\u200d👧"
MIXED = st.text(alphabet=st.sampled_from("ab é\u0301'’-.,1 23\n的🇬🇧👍\U0001f3fd\u200dشкไ่"), max_size=40)


@pytest.mark.parametrize(
    ("text", "selected", "whole"),
    [
        ("I did it alone.", "did it alon", "did it alone"),
        ("I did it alone.", "d it", "did it"),
        ("She said the customer's kettle", "omer's ket", "customer's kettle"),
        ("the customer’s kettle", "customer’", "customer’s"),
        ("a well-known fault", "known", "well-known"),
        ("word--word", "wor", "word"),
        ("and/or", "an", "and"),
        ("it cost £1,200.50 then", "200", "1,200.50"),
        ("at 19:42, on 2026-03-02.", "42, on 2026", "19:42, on 2026-03-02"),
        ("I stopped.Then I left", "stop", "stopped"),
        ("Mae’r cwsmer yn gofyn i’w fos", "wsmer yn gofyn i", "cwsmer yn gofyn i’w"),
        ("اتصلتُ بالمدير أمس", "تصل", "اتصلتُ"),
        ("я позвонил директору", "звонил дир", "позвонил директору"),
        ("मैंने मैनेजर को बताया", "नेज", "मैनेजर"),
        ("점장님께 전화했습니다", "장님께 전", "점장님께 전화했습니다"),
        ("caf\u0065\u0301 open", "caf\u0065", "caf\u0065\u0301"),
        ("我给值班经理打了电话", "值班经理", "值班经理"),
        ("店長に電話しました", "電話", "電話"),
        ("ฉันโทรหาผู้จัดการ", "จัดการ", "จัดการ"),
        ("我用iPad登记", "Pad", "iPad"),
        (f"my {FAMILY} came", "\u200d👧", FAMILY),
        ("from 🇬🇧🇮🇪 both", "🇧🇮", "🇬🇧🇮🇪"),
        ("from 🇬🇧🇮🇪 both", "🇮🇪", "🇮🇪"),
        ("done 👍\U0001f3fd!", "👍", "👍\U0001f3fd"),
        ("I love❤️it", "it", "it"),
        (" \n two words \n", " two words \n", "two words"),
    ],
)
def test_a_selection_grows_to_the_words_it_begins_and_ends_in(text: str, selected: str, whole: str) -> None:
    start = text.index(selected)
    start, end = whole_words(text, start, start + len(selected))
    assert text[start:end] == whole


@given(text=MIXED, data=st.data())
def test_what_was_selected_stays_selected_and_growing_again_changes_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = whole_words(text, start, end)
    assert 0 <= low <= high <= len(text)
    assert text[start:end].strip() in text[low:high]
    if low < high:
        assert not is_inside(text, low)
        assert not is_inside(text, high)
        assert whole_words(text, low, high) == (low, high)
        assert take_passage(Section.TASK, text, start, end).quote == text[low:high]


def test_a_very_long_word_is_grown_to_at_once() -> None:
    for sign in ("a", "\u0301", "🇬", "\u200d", "'"):
        text = sign * 200_000
        low, high = whole_words(text, 100_000, 100_001)
        assert low <= 100_000 < high


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("I rang the manager", "I rang\nthe  manager", True),
        ("agreed ,then", "agreed, then", True),
        ("值班经理", "值班\n经理", True),
        ("every day", "everyday", False),
        ("well -known", "well-known", False),
        ("12.5", "12. 5", False),
        ("I rang her", "I rang him", False),
    ],
)
def test_white_space_matters_only_where_it_parts_words(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert same_words(other, one) is same
