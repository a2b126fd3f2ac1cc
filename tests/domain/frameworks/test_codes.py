from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.frameworks.codes import CodeIndex, natural_key

REFERENCES = ["CS101/101/1.1", "CS101/101/1.10", "CS101/101/1.2", "CS103/103/1.2", "ST0072/K/K3"]
INDEX = CodeIndex(REFERENCES)


def test_numbers_sort_as_numbers() -> None:
    assert sorted(["1.10", "1.2", "1.1", "2.1"], key=natural_key) == ["1.1", "1.2", "1.10", "2.1"]
    assert sorted(["K10", "K2", "B1", "K1"], key=natural_key) == ["B1", "K1", "K2", "K10"]


def test_a_short_code_names_what_it_can() -> None:
    assert INDEX.find("k3") == ["ST0072/K/K3"]
    assert INDEX.find("1.10") == ["CS101/101/1.10"]
    assert INDEX.find("1.2") == ["CS101/101/1.2", "CS103/103/1.2"]
    assert INDEX.find("103 1.2") == INDEX.find("103/1.2") == ["CS103/103/1.2"]
    assert INDEX.find("cs103/1.2") == INDEX.find(" CS103/103/1.2 ") == ["CS103/103/1.2"]
    assert INDEX.find("9.9") == []


@given(st.lists(st.text(max_size=8), max_size=8))
def test_any_codes_can_be_sorted(codes: list[str]) -> None:
    assert sorted(codes, key=natural_key) == sorted(codes, key=natural_key)
