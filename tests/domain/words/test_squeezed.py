from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.words.squeezed import Squeezed

TEXT = st.text(alphabet="ab \n\u00a0", max_size=40)


@given(text=TEXT, quote=TEXT)
def test_words_are_found_wherever_they_stand_whatever_parts_them(text: str, quote: str) -> None:
    wanted = quote.split()
    found = list(Squeezed(text).find_all(quote))
    assert found == sorted(set(found))
    for start, end in found:
        assert text[start:end].split() == wanted
        assert text[start:end] == text[start:end].strip()
    assert bool(found) is bool(wanted and " ".join(wanted) in " ".join(text.split()))
