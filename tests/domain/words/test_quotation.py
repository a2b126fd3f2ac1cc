import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.quotation import quoted, turned


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I was calm", "“I was calm”"),
        ("“Good morning,” I said", "“‘Good morning,’ I said”"),
        ('"Good morning," I said', "“‘Good morning,’ I said”"),
        ("I said “he called it ‘fine’ twice”", "“I said ‘he called it “fine” twice’”"),
        ("the customer’s “don’t know”", "“the customer’s ‘don’t know’”"),
        ("it was ‘fine’", "“it was ‘fine’”"),
        ("it was ‘the “best” one’", "“it was ‘the “best” one’”"),
        ('a 5" pipe and a 7" one', '“a 5" pipe and a 7" one”'),
        ("ended early”", "“ended early’”"),
        ('("no," she said)', "“(‘no,’ she said)”"),
    ],
)
def test_marks_within_marks_are_turned(text: str, said: str) -> None:
    assert quoted(text) == said


@given(st.text(alphabet="ab ’‘“”\"'(.,", max_size=30))
def test_only_marks_change_and_none_is_lost(text: str) -> None:
    made = turned(text)
    assert len(made) == len(text)
    assert all(new == old for new, old in zip(made, text, strict=True) if old not in '“”‘’"')


@given(st.text(alphabet="ab ’'(.,", max_size=30))
def test_words_without_double_marks_stay_as_they_are(text: str) -> None:
    assert turned(text) == text
